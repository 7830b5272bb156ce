import { trustScript } from './trusted-scripts.ts';

/** Loads the script that marks hits, only on a report or a preview that a search has led to (`?q=…`). */
export function loadHitMarks(): void {
  const address = document.currentScript?.dataset.marks;
  if (
    !address ||
    !new URLSearchParams(location.search).get('q') ||
    !document.querySelector('.report-text, .preview-page')
  )
    return;
  const script = document.createElement('script');
  script.src = trustScript(address);
  document.head.append(script);
}
