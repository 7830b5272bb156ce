import { type FormerPortal, type FormerReport, isTakenBack } from './former-portal.ts';

/**
 * Reports that were taken back, or whose text was, since another portal was published: where that comes back, it shows
 * them as if nothing had been.
 * @returns as the present portal has them, in its order
 */
export function listShownAgain(former: FormerPortal, present: FormerPortal): FormerReport[] {
  const again = new Set<FormerReport>();
  for (const [url, before] of former.reports) {
    const now = present.reports.get(present.redirects.get(url) ?? url);
    if (now && isTakenBack(before, now)) again.add(now);
  }
  return [...present.reports.values()].filter((report) => again.has(report));
}
