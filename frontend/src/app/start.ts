/**
 * Lets the first paint through and then starts the page. `index.html` holds that paint already, and its scripts are on
 * their way at the same time; run at once, they would only hold it up.
 */
import './styles.css';

const start = () => void import('./main');

// A page in the background is not painted, and would wait for as long as it is there.
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
