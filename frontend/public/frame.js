/**
 * Puts the first paint of the address into the page: its frame is in a template that the build has made
 * (plugins/first-paint.ts). A file of its own: the policy allows no inline script. An address without a frame, as one that
 * leads on to another, waits for the site itself.
 */
(() => {
  /** Stands for the text of a search in its frame. */
  const PLACE = '\uE000';
  const MOST = 2000;
  const { pathname, search } = location;
  const values = new URLSearchParams(search);
  const q = (values.get('q') ?? '').trim();

  const frame = () => {
    if (pathname === '/') return q === '' && !values.has('film') ? 'home' : null;
    if (values.has('film')) return null;
    if (pathname === '/search') return q === '' ? 'page' : q.length <= MOST ? 'search' : null;
    if (pathname === '/list') return 'list';
    return /^\/film\/\d{1,9}$/.test(pathname) ? 'film' : null;
  };

  /** Asks for a file now that the site will ask for later, behind what the first paint needs. */
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
    if (texts.currentNode.nodeValue === PLACE) texts.currentNode.nodeValue = q;
  }
  root.querySelector('input')?.setAttribute('value', q);
})();
