/** Starts the site after the first paint, which `index.html` already contains. Starting earlier would only delay it. */
import './styles.css';

const start = () => void import('./main');

// A page in the background is not painted, so it would wait until it is opened.
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
