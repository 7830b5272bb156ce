import { createElement, giveAttributes } from './create-element.ts';

/** 辅助线: a line across the window under the line that is read. It follows the pointer and the focus. */
export function createReadingGuide() {
  const line = giveAttributes(createElement('div', 'reading-guide'), { 'aria-hidden': 'true' });
  /** @param bottom pixels from the top of the window */
  const moveTo = (bottom: number) => {
    // The middle of a window that the reader has not pointed into yet.
    line.style.setProperty('top', `${Math.round(Math.min(Math.max(0, bottom), innerHeight - 4))}px`);
  };
  const onPointer = ({ clientY }: PointerEvent) => moveTo(clientY + 14);
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target !== document.body)
      moveTo(target.getBoundingClientRect().bottom + 2);
  };
  return {
    moveTo,
    show(isShown: boolean) {
      if (isShown === line.isConnected) return;
      if (isShown) {
        moveTo(innerHeight / 2);
        document.body.append(line);
        addEventListener('pointermove', onPointer, { passive: true });
        addEventListener('pointerdown', onPointer, { passive: true });
        addEventListener('focusin', onFocus);
      } else {
        line.remove();
        removeEventListener('pointermove', onPointer);
        removeEventListener('pointerdown', onPointer);
        removeEventListener('focusin', onFocus);
      }
    },
  };
}
