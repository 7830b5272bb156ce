/**
 * Folds that are open in some media only: a `details` whose `data-open-in` holds a media query. Begun before the page
 * is read, so that a fold is closed before it is painted and nothing jumps.
 */
export function bindFolds(): void {
  const seen = new WeakSet<Element>();
  const bindNew = () => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-open-in]')) {
      if (!seen.has(fold)) bindFold(fold);
      seen.add(fold);
    }
  };
  const reading = new MutationObserver(bindNew);
  reading.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    bindNew();
    reading.disconnect();
  });
}

function bindFold(fold: HTMLDetailsElement): void {
  const media = matchMedia(fold.dataset.openIn ?? '');
  fold.open = media.matches;
  media.addEventListener('change', () => {
    fold.open = media.matches;
  });
}
