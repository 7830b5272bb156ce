import { initialPreferences, type Preferences } from '../reading/preferences.ts';
import { applyPreferences, readPreferences, storePreferences } from './apply-preferences.ts';
import { createElement } from './create-element.ts';
import { showPictureWords } from './picture-words.ts';
import { placeFirst } from './place-first.ts';
import { createReadAloud } from './read-aloud.ts';
import { createReadingBar } from './reading-bar.ts';
import { createReadingCaption } from './reading-caption.ts';
import { createReadingGuide } from './reading-guide.ts';

/** The 阅读工具: a page loads them when a reader calls them, or has chosen before what needs them. */

let preferences = readPreferences();
const root = document.documentElement;
/** What stands at the bottom of the window while it is wanted: the caption and the controls of 朗读. */
const dock = createElement('div', 'reading-dock');
const caption = createReadingCaption();
const guide = createReadingGuide();
const aloud = createReadAloud({
  dock,
  rate: () => preferences.rate,
  onRate: (rate) => change({ rate }),
  onSentence: (text, rectangle) => {
    caption.say(text);
    guide.moveTo(rectangle.bottom);
  },
});
const bar = createReadingBar({
  preferences: () => preferences,
  onChange: change,
  onReset: () => change(initialPreferences()),
  onClose: close,
  onReadAloud: aloud && (() => aloud.start()),
});
let opener: HTMLButtonElement | undefined;

dock.append(caption.element);
placeFirst(dock);
update();

// Their heights depend on text size and window; nothing that has the focus may hide behind them.
const measure = () => {
  const isSticky = bar.element.isConnected && getComputedStyle(bar.element).position === 'sticky';
  root.style.setProperty('--reading-bar', isSticky ? `${bar.element.offsetHeight}px` : '');
  const isFixed = getComputedStyle(dock).position === 'fixed';
  root.style.setProperty('--reading-dock', isFixed ? `${dock.offsetHeight}px` : '');
};
const watch = new ResizeObserver(measure);
for (const element of [bar.element, dock]) watch.observe(element);
addEventListener('resize', measure);
// Another page in another tab, or this one brought back, has chosen otherwise.
addEventListener('storage', reread);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) reread();
});

window.gongbaoReading = {
  press(button) {
    if (button.dataset.reading === 'aloud') aloud?.start();
    else if (bar.element.isConnected) close();
    else open(button);
  },
};

function open(button: HTMLButtonElement): void {
  opener = button;
  dock.before(bar.element);
  button.setAttribute('aria-expanded', 'true');
  bar.element.querySelector('button')?.focus();
  measure();
}

function close(): void {
  bar.element.remove();
  opener?.setAttribute('aria-expanded', 'false');
  opener?.focus();
  measure();
}

function change(changed: Partial<Preferences>): void {
  preferences = { ...preferences, ...changed };
  storePreferences(preferences);
  update();
}

function reread(): void {
  preferences = readPreferences();
  update();
}

/** Has page and bar show what is chosen. */
function update(): void {
  applyPreferences(preferences);
  bar.update();
  caption.show(preferences.caption);
  guide.show(preferences.guide);
  showPictureWords(preferences.plain);
  aloud?.updateRate();
}
