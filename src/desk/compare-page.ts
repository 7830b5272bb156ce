import { decodePath } from '../base/decode-path.ts';
import type { FormerSite } from '../changes/former-portal.ts';
import type { Portal } from '../portal/portal.ts';
import { formatJsonPath } from '../portal/report-forms.ts';
import { formatUrl } from '../report/urls.ts';
import { readOwnJson } from './compare-published.ts';
import type { PublishedState } from './desk-api.ts';

/** What a fixed page is to the published one, told by the JSON that a build writes beside both. */
export async function comparePage(
  { pages, redirects }: Pick<Portal, 'pages' | 'redirects'>,
  former: FormerSite | undefined,
  id: string,
): Promise<PublishedState> {
  const page = pages.find((one) => one.id === id);
  const origin = page && findPageOrigin({ redirects }, former, page.url);
  if (!page || origin === undefined) return 'new';
  const now = await readOwnJson(page);
  const before = former?.read(formatJsonPath(decodePath(origin) ?? origin));
  return origin === page.url && before === now ? 'same' : 'changed';
}

/** The address that a page is published at; nothing if it is not. @param url its present one */
export function findPageOrigin(
  { redirects }: Pick<Portal, 'redirects'>,
  former: FormerSite | undefined,
  url: string,
): string | undefined {
  if (former?.pages.has(url)) return url;
  const from = redirects.find(
    ({ from, to }) => formatUrl(to) === url && former?.pages.has(formatUrl(from)),
  )?.from;
  return from === undefined ? undefined : formatUrl(from);
}
