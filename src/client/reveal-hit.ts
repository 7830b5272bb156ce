import type { MarkedHit } from './mark-hits.ts';

/** Scrolls to a hit if it is not in sight, and opens what it is folded away in. */
export function revealHit(hit: MarkedHit): void {
  const [mark] = hit;
  if (!mark) return;
  for (let fold = mark.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  const { top, bottom } = mark.getBoundingClientRect();
  const barTop = document.querySelector('.hit-bar')?.getBoundingClientRect().top ?? window.innerHeight;
  const isInWindow = top >= 0 && bottom <= Math.min(window.innerHeight, barTop);
  // A hit in the window can still lie outside of the box that a table scrolls in.
  mark.scrollIntoView({ block: isInWindow ? 'nearest' : 'center', inline: 'nearest' });
}

/**
 * Reveals the first hit of a page that is being loaded: after the browser has come to rest at the section that the
 * address names, and not if the reader has begun to read.
 */
export async function revealFirstHit(hit: MarkedHit, readerActed: () => boolean): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  await new Promise(requestAnimationFrame);
  if (!readerActed()) revealHit(hit);
}

/** Tells whether the reader has touched the page since. */
export function watchReader(): () => boolean {
  const actions = new AbortController();
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    window.addEventListener(type, () => actions.abort(), { passive: true, signal: actions.signal });
  }
  return () => actions.signal.aborted;
}
