import type { FormerSite } from '../changes/former-portal.ts';
import { findRenamed } from '../portal/find-renamed.ts';
import type { Portal } from '../portal/portal.ts';
import { formatUrl } from '../report/urls.ts';
import type { LostAddress } from './life-api.ts';

/** With more, somebody publishes to where another portal is. */
const MOST = 100;

/** By the ids of reports; told by the text, as a build tells what is gone. */
export function findLostAddresses(
  { reportPages, redirects }: Pick<Portal, 'reportPages' | 'redirects'>,
  former: FormerSite,
): ReadonlyMap<string, LostAddress> {
  const answered = new Set([
    ...reportPages.map(({ url }) => url),
    ...redirects.map(({ from }) => formatUrl(from)),
  ]);
  const gone = [...former.reports.values()].filter(({ url }) => !answered.has(url)).slice(0, MOST);
  const led = new Set(redirects.map(({ to }) => formatUrl(to)));
  const added = reportPages.filter(({ url }) => !former.reports.has(url) && !led.has(url));
  const renamed = findRenamed(
    gone,
    added.map(({ id, file, fields, body }) => ({ id, file, title: fields.title, body })),
    former.read,
  );
  return new Map(
    gone.flatMap(({ id, url, title, published }) => {
      const candidates = renamed.get(url) ?? [];
      const [best] = candidates;
      if (id === undefined || !best) return [];
      const isSure = candidates.length === 1 && best.share === 1;
      return candidates.map(({ added: one }) => [one.id, { id, title, published, isSure }] as const);
    }),
  );
}
