/** Puts the chosen look on the page before anything is painted. A file of its own: the policy allows no inline script. */
(() => {
  let theme = 'dark';
  try {
    theme = JSON.parse(localStorage.getItem('cinerag.preferences')).state.theme;
  } catch {
    // Nothing kept, or nothing may be kept: dark, as at first.
  }
  if (theme === 'system') theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme === 'light' ? 'light' : 'dark';
  // The bar of the browser takes the page's own ground.
  if (theme === 'light') document.querySelector('meta[name=theme-color]')?.setAttribute('content', '#f8f2e6');
})();
