import { applyPreferences, readPreferences } from './apply-preferences.ts';
import { bindFolds } from './folds.ts';
import { bindReadingTools } from './load-reading-tools.ts';
import { bindPrint, namePrintedPages } from './print.ts';

/**
 * Runs before the first paint, so that what a reader has chosen does not make the page jump.
 * Also tells the styles that scripts run: what needs one stays hidden otherwise. Those buttons are bound here and not
 * in `site.js`, which a browser may fail to read: a button that shows works.
 */
const { classList } = document.documentElement;
classList.add('has-script');
if ('speechSynthesis' in window) classList.add('has-speech');
if (/MicroMessenger/i.test(navigator.userAgent)) classList.add('in-wechat');
const chosen = readPreferences();
applyPreferences(chosen);
bindFolds();
namePrintedPages();
const addresses = document.currentScript?.dataset ?? {};
document.addEventListener('DOMContentLoaded', () => {
  bindReadingTools(addresses, chosen);
  bindPrint();
});
// A page that Back brings as it was: something else may have been chosen since.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyPreferences(readPreferences());
});
