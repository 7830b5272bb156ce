import { orElse } from '../base/or-else.ts';
import type { MarkedHit } from './mark-hits.ts';

/** Index of the hit that is current when the page has been loaded; there is at least one. */
export function chooseFirstHit(hits: readonly MarkedHit[]): number {
  if (isRestored()) {
    // The browser puts the reader back where the page was left.
    return atLeastFirst(hits.findIndex(([mark]) => mark && mark.getBoundingClientRect().top >= 0));
  }
  const section = findSectionHit(hits);
  if (section !== undefined) return section;
  return atLeastFirst(
    hits.findIndex(([mark]) => mark?.closest('.report-title, .report-text, .preview-page .preview-content')),
  );
}

/** True for a page that was loaded anew or gone back to. */
export function isRestored(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload' || navigation?.type === 'back_forward';
}

/** The first hit at or after the place that the address names; the first of all if there is none behind it. */
export function findSectionHit(hits: readonly MarkedHit[]): number | undefined {
  const place = findPlace();
  if (!place) return undefined;
  const isBehind = (mark: Node) => place.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
  return atLeastFirst(hits.findIndex(([mark]) => mark && isBehind(mark)));
}

function findPlace(): Element | null {
  if (location.hash === '') return null;
  // A `%` may encode nothing.
  return orElse(() => document.getElementById(decodeURIComponent(location.hash.slice(1))), null);
}

function atLeastFirst(index: number): number {
  return Math.max(0, index);
}
