import { createElement, giveAttributes } from './create-element.ts';
import { findSentenceAt } from './reading-blocks.ts';

/** Characters of a caption; more would not fit, and is on the page. */
const LONGEST = 300;

/**
 * 大字幕: what is pointed at, has the focus or is read aloud, in large characters. Hidden from screen readers, which
 * have read it already.
 */
export function createReadingCaption() {
  const element = giveAttributes(createElement('p', 'reading-caption'), { 'aria-hidden': 'true' });
  element.hidden = true;
  const say = (text: string) => {
    const shown = text.replace(/\s+/g, ' ').trim();
    if (element.hidden || shown === '') return;
    element.textContent = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
    element.scrollTop = 0;
  };
  const onPointer = ({ target, clientX, clientY }: PointerEvent) => {
    if (!(target instanceof Element) || element.contains(target)) return;
    say(nameOf(target) ?? findSentenceAt(clientX, clientY)?.text ?? '');
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element) say(nameOf(target) ?? '');
  };
  return {
    element,
    say,
    show(isShown: boolean) {
      if (isShown !== element.hidden) return;
      element.hidden = !isShown;
      if (isShown) {
        element.textContent = '大字幕：指到哪里，这里就放大显示哪里的字。';
        addEventListener('pointermove', onPointer, { passive: true });
        addEventListener('focusin', onFocus);
      } else {
        removeEventListener('pointermove', onPointer);
        removeEventListener('focusin', onFocus);
      }
    },
  };
}

/** What stands on, or for, the control or picture that an element is or is in. */
function nameOf(element: Element): string | undefined {
  const control = element.closest('a, button, summary, input, select, textarea, img, [aria-label]');
  if (!control || control.matches('section, nav, main, form, div')) return undefined;
  return (
    control.getAttribute('aria-label') ??
    (control instanceof HTMLImageElement ? control.alt : undefined) ??
    (control instanceof HTMLInputElement
      ? control.value || control.labels?.[0]?.textContent || control.placeholder
      : undefined) ??
    control.textContent ??
    undefined
  );
}
