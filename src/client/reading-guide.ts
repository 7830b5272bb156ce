import { createElement } from './create-element.ts';

export interface ReadingGuide {
  show(isShown: boolean): void;
  /** @param bottom pixels from the top of the window */
  moveTo(bottom: number): void;
}

/** 辅助线: a line across the window under the line that is read. It follows the pointer and the focus. */
export function createReadingGuide(): ReadingGuide {
  const line = createElement('div', 'reading-guide');
  line.setAttribute('aria-hidden', 'true');
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
    show(isShown) {
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
