/** Applies the theme before the first paint. It is a file because the content security policy allows no inline scripts. */
(() => {
  let theme = 'dark';
  try {
    theme = JSON.parse(localStorage.getItem('cinerag.preferences')).state.theme;
  } catch {
    // No stored preferences, or no access to the storage.
  }
  if (theme === 'system') theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme === 'light' ? 'light' : 'dark';
  // The browser's bar takes the background colour of the page.
  if (theme === 'light') document.querySelector('meta[name=theme-color]')?.setAttribute('content', '#f8f2e6');
})();
