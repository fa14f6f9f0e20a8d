/** The site in English, one object per feature. Another language is another file of this shape. */
export { askTexts } from './en/ask';
export { boxTexts } from './en/box';
export { commonTexts } from './en/common';
export { filmTexts } from './en/film';
export { filterTexts } from './en/filters';
export { frameTexts } from './en/frames';
export { homeTexts } from './en/home';
export { listTexts } from './en/list';
export { markTexts } from './en/marks';
export { panelTexts } from './en/panel';
export { searchTexts } from './en/search';
export { shellTexts } from './en/shell';
