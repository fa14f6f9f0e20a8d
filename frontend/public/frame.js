/**
 * Inserts the prerendered first paint for the address, from a template that the build adds (plugins/first-paint.ts). It is a
 * file because the content security policy allows no inline scripts. Addresses without a frame wait for the site.
 */
(() => {
  /** The placeholder for the text of a search. */
  const PLACEHOLDER = '\uE000';
  const MAX_QUERY_LENGTH = 2000;
  const { pathname, search } = location;
  const values = new URLSearchParams(search);
  const q = (values.get('q') ?? '').trim();

  const frame = () => {
    if (pathname === '/') return q === '' && !values.has('film') ? 'home' : null;
    if (values.has('film')) return null;
    if (pathname === '/search') return q === '' ? 'page' : q.length <= MAX_QUERY_LENGTH ? 'search' : null;
    if (pathname === '/list') return 'list';
    return /^\/film\/\d{1,9}$/.test(pathname) ? 'film' : null;
  };

  /** Preloads a file with low priority. */
  const prepare = (rel, href, rest) => {
    const link = Object.assign(document.createElement('link'), { rel, href, fetchPriority: 'low', ...rest });
    document.head.append(link);
  };

  const root = document.getElementById('root');
  const name = frame();
  const template = name === null ? null : document.getElementById(`frame-${name}`);
  if (template instanceof HTMLTemplateElement) {
    root.append(template.content);
    for (const script of (template.dataset.scripts ?? '').split(' ').filter(Boolean)) prepare('modulepreload', script, {});
  }
  if (name === 'film') prepare('preload', `/v1/movies/${pathname.slice('/film/'.length)}`, { as: 'fetch', crossOrigin: 'anonymous' });
  for (const other of document.querySelectorAll('template[id^=frame-]')) other.remove();
  if (name !== 'search') return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.nodeValue === PLACEHOLDER) texts.currentNode.nodeValue = q;
  }
  root.querySelector('input')?.setAttribute('value', q);
})();
