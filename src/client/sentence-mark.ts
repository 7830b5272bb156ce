import { createElement, giveAttributes } from './create-element.ts';
import type { PageSentence } from './reading-blocks.ts';

/**
 * Marks the sentence that is read: boxes above its lines, blended with what is below. The page itself is not touched,
 * so that the marks of a search, a selection and the text stay as they are.
 */
export function createSentenceMark() {
  let shown: PageSentence | undefined;
  let elements: HTMLElement[] = [];
  let isWaiting = false;
  const draw = () => {
    isWaiting = false;
    for (const element of elements) element.remove();
    elements = (shown?.boxes() ?? []).map((box) => {
      const element = giveAttributes(createElement('div', 'reading-mark'), { 'aria-hidden': 'true' });
      for (const [name, value] of [
        ['left', box.left + scrollX],
        ['top', box.top + scrollY],
        ['width', box.width],
        ['height', box.height],
      ] as const)
        element.style.setProperty(name, `${value}px`);
      return element;
    });
    document.body.append(...elements);
  };
  const request = () => {
    if (isWaiting || !shown) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  };
  // Text that moves: another size of window or text, a fold, a table that is scrolled.
  new ResizeObserver(request).observe(document.body);
  addEventListener('resize', request);
  document.addEventListener('scroll', request, { capture: true, passive: true });
  return {
    show(sentence: PageSentence | undefined) {
      const before = shown?.boxes() ?? [];
      const wasInSight = before.length === 0 || isInSight(before);
      shown = sentence;
      draw();
      // Whoever has scrolled away looks at something else.
      if (sentence && wasInSight) bringIntoSight(sentence);
    },
  };
}

const covered = (name: string) =>
  Number.parseFloat(document.documentElement.style.getPropertyValue(name)) || 0;

/** The part of the window that nothing covers. */
const sight = () => ({
  top: covered('--reading-bar'),
  bottom: innerHeight - covered('--reading-dock') - covered('--hit-bar'),
});

function isInSight(boxes: readonly DOMRect[]): boolean {
  const { top, bottom } = sight();
  return boxes.some((box) => box.bottom > top && box.top < bottom);
}

function bringIntoSight(sentence: PageSentence): void {
  const [first, ...others] = sentence.boxes();
  if (!first) return;
  const { top, bottom } = sight();
  const end = others[others.length - 1] ?? first;
  if (first.top >= top && end.bottom <= bottom) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // A third from above: what comes next is in sight as well.
  scrollBy({ top: first.top - top - (bottom - top) / 3, behavior: isCalm ? 'auto' : 'smooth' });
}
