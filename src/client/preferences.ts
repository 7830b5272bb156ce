import { applyTextSize, readTextSize } from './text-size.ts';

/**
 * Runs before the first paint, so that a remembered text size does not make the page jump.
 * Also tells the styles that scripts run: what needs one stays hidden otherwise.
 */
document.documentElement.classList.add('has-script');
applyTextSize(readTextSize());
