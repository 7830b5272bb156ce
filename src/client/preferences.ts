import { bindFolds } from './folds.ts';
import { bindPrint, namePrintedPages } from './print.ts';
import { applyTextSize, bindTextSize, readTextSize } from './text-size.ts';

/**
 * Runs before the first paint, so that a remembered text size does not make the page jump.
 * Also tells the styles that scripts run: what needs one stays hidden otherwise. Those buttons are bound here and not
 * in `site.js`, which a browser may fail to read: a button that shows works.
 */
document.documentElement.classList.add('has-script');
if (/MicroMessenger/i.test(navigator.userAgent)) document.documentElement.classList.add('in-wechat');
applyTextSize(readTextSize());
bindFolds();
namePrintedPages();
document.addEventListener('DOMContentLoaded', () => {
  bindTextSize();
  bindPrint();
});
