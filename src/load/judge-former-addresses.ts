import { foldFileName } from '../base/fold-file-name.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ENTRY_PAGES } from '../portal/page-kinds.ts';
import { REPORT_ENDINGS } from '../portal/report-forms.ts';
import { FILTER_FIELDS } from '../report/fields.ts';
import { locateFormerAddress } from '../report/locate-former-address.ts';
import type { PageSource } from '../report/parse-page.ts';
import type { FormerAddress, ReportSource } from '../report/report.ts';

/** Names at the portal's root that are its own, in lower case and without their ending. */
const OWN_PLACES: ReadonlySet<string> = new Set([
  ...ENTRY_PAGES.map(({ path }) => path.replace(/\.html$/, '')),
  ...FILTER_FIELDS.map(({ filter }) => filter),
  ...[
    '404',
    'assets',
    'checksums',
    'feed',
    'health',
    'marks',
    'opensearch',
    'pagefind',
    'proofs',
    'robots',
    'search',
    'sitemap',
  ],
]);

/** What stands at an address of its own, and which ones it had before. */
export interface AddressHolder {
  /** Of its page below the output folder. */
  readonly path: string;
  readonly file: string;
  readonly addresses: readonly FormerAddress[];
}

/** Of reports or fixed pages that were made. */
export const listHolders = (
  place: 'reports' | 'pages',
  made: readonly { readonly source: Pick<ReportSource | PageSource, 'id' | 'file' | 'fields'> }[],
): AddressHolder[] =>
  made.map(({ source: { id, file, fields } }) => ({
    path: `${place}/${id}.html`,
    file,
    addresses: fields.formerAddresses,
  }));

/** What is there, readable or not. */
export interface TakenIds {
  readonly reports: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
}

const PAGE_ENDINGS = ['.html', '.json'];

/** How each is counted and called, and what of it lies in the content folder. */
const KINDS = {
  reports: { unit: '篇', noun: '报告', thing: '文件夹' },
  pages: { unit: '个', noun: '网页', thing: '文件' },
};

const kindOf = ({ path }: { readonly path: string }) =>
  KINDS[path.startsWith('pages/') ? 'pages' : 'reports'];

/**
 * Judges 旧网址 of all reports and fixed pages. One address leads to one place: what leads to something that has moved
 * itself, or in a circle, is a clash with what is there.
 */
export function judgeFormerAddresses(
  holders: readonly AddressHolder[],
  ids: TakenIds,
  siteUrl: string,
): Diagnostic[] {
  if (holders.every(({ addresses }) => addresses.length === 0)) return [];
  const present = listPresent(ids);
  const byPath = new Map(holders.map((holder) => [holder.path, holder]));
  const first = new Map<string, AddressHolder>();

  const judge = (holder: AddressHolder, { address, line, column }: FormerAddress): Diagnostic | undefined => {
    const tell = (message: string, remedy: string, rule = 'former-address-taken'): Diagnostic => {
      return { level: 'error', rule, file: holder.file, line, column, message, remedy };
    };
    const place = locateFormerAddress(address, siteUrl);
    if (!place.ok) return tell(place.message, place.remedy, 'former-address-format');
    const { path } = place;
    const folder = path.startsWith('reports/') ? path.replace(/\.html$/, '') : undefined;
    const claimed = folder === undefined ? [path] : REPORT_ENDINGS.map((ending) => folder + ending);
    const owner = claimed.map((each) => present.get(foldFileName(each))).find((one) => one !== undefined);
    const { unit, noun } = kindOf(holder);
    if (owner === holder.path)
      return tell(`旧网址“${address}”就是这${unit}${noun}现在的网址`, '删去这一项；这里只写以前的网址');
    if (owner !== undefined) return describeOwner(holder, address, owner, tell);
    if (isOwnPlace(path))
      return tell(
        `旧网址“${address}”是网站自己的网页`,
        `删去这一项；读者从那里去别的报告，不能转到这一${unit}`,
      );
    const key = foldFileName(path);
    const other = first.get(key);
    first.set(key, other ?? holder);
    if (other === holder) return tell(`旧网址“${address}”写了两遍`, '留一项就够了，删去这一项');
    if (!other) return undefined;
    const its = kindOf(other);
    return tell(
      `旧网址“${address}”在另一${its.unit}${its.noun}里也写了（另一${its.unit}：${other.file}）`,
      '一个旧网址只能转到一处，在其中一处删去它',
    );
  };
  return holders.flatMap((holder) => holder.addresses.flatMap((address) => judge(holder, address) ?? []));

  function describeOwner(
    holder: AddressHolder,
    address: string,
    path: string,
    tell: (message: string, remedy: string) => Diagnostic,
  ): Diagnostic {
    const owner = byPath.get(path);
    const { unit, noun, thing } = kindOf({ path });
    const isCircle = owner?.addresses.some((back) => {
      const place = locateFormerAddress(back.address, siteUrl);
      return place.ok && foldFileName(place.path) === foldFileName(holder.path);
    });
    if (isCircle)
      return tell(
        `两${unit}${noun}互相写成对方的旧网址（另一${unit}：${owner?.file}），转不出去`,
        `两${unit}都在，各有自己的网址：两边都删去这一项`,
      );
    const where = owner?.file ?? path.replace(/\.html$/, '');
    return tell(
      `旧网址“${address}”现在是另一${unit}${noun}的网址（${where}）`,
      `那一${unit}还在，就删去这一项；它搬了地方或者并入了这里，先移走它的${thing}，并把它的旧网址也写到这里`,
    );
  }
}

/** Addresses that are taken, folded, with the page that they belong to. */
function listPresent({ reports, pages }: TakenIds): ReadonlyMap<string, string> {
  const list = (place: string, ids: ReadonlySet<string>, endings: readonly string[]) =>
    [...ids].flatMap((id) =>
      endings.map((ending) => [foldFileName(`${place}/${id}${ending}`), `${place}/${id}.html`] as const),
    );
  return new Map([...list('reports', reports, REPORT_ENDINGS), ...list('pages', pages, PAGE_ENDINGS)]);
}

function isOwnPlace(path: string): boolean {
  const [top = '', ...rest] = foldFileName(path).split('/');
  if (top === 'reports') return rest.length === 0;
  const name = rest.length === 0 ? top.replace(/\..*$/, '') : top;
  // Lists have pages and orders of their own: catalog-title.html, qr-p2.html.
  return [...OWN_PLACES].some((own) => name === own || (rest.length === 0 && name.startsWith(`${own}-`)));
}
