import { foldFileName } from '../base/fold-file-name.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ENTRY_PAGES } from '../portal/page-kinds.ts';
import { REPORT_ENDINGS } from '../portal/report-forms.ts';
import { FILTER_FIELDS } from '../report/fields.ts';
import { locateFormerAddress } from '../report/locate-former-address.ts';
import type { FormerAddress, ReportSource } from '../report/report.ts';

/** Names at the portal's root that are its own, in lower case and without their ending. */
const OWN_PLACES: ReadonlySet<string> = new Set([
  ...ENTRY_PAGES.map(({ path }) => path.replace(/\.html$/, '')),
  ...FILTER_FIELDS.map(({ filter }) => filter),
  ...['404', 'assets', 'checksums', 'feed', 'opensearch', 'pagefind', 'robots', 'search', 'sitemap'],
]);

type Report = Pick<ReportSource, 'id' | 'file' | 'fields'>;

/**
 * Judges 旧网址 of all reports. One address leads to one place: what leads to a report that has moved itself, or in a
 * circle, is a clash with a report that is there.
 * @param ids of all reports that there are, also of those that could not be read
 */
export function judgeFormerAddresses(
  reports: readonly Report[],
  ids: ReadonlySet<string>,
  siteUrl: string,
): Diagnostic[] {
  if (reports.every(({ fields }) => fields.formerAddresses.length === 0)) return [];
  const present = new Map<string, string>();
  for (const id of ids)
    for (const ending of REPORT_ENDINGS) present.set(foldFileName(`reports/${id}${ending}`), id);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const first = new Map<string, Report>();

  const judge = (report: Report, { address, line, column }: FormerAddress): Diagnostic | undefined => {
    const tell = (message: string, remedy: string, rule = 'former-address-taken'): Diagnostic => {
      return { level: 'error', rule, file: report.file, line, column, message, remedy };
    };
    const place = locateFormerAddress(address, siteUrl);
    if (!place.ok) return tell(place.message, place.remedy, 'former-address-format');
    const { path } = place;
    const folder = path.startsWith('reports/') ? path.replace(/\.html$/, '') : undefined;
    const claimed = folder === undefined ? [path] : REPORT_ENDINGS.map((ending) => folder + ending);
    const owner = claimed.map((each) => present.get(foldFileName(each))).find((id) => id !== undefined);
    if (owner === report.id)
      return tell(`旧网址“${address}”就是这篇报告现在的网址`, '删去这一项；这里只写以前的网址');
    if (owner !== undefined) return describeOwner(report, address, owner, byId.get(owner), tell);
    if (isOwnPlace(path))
      return tell(`旧网址“${address}”是网站自己的网页`, '删去这一项；读者从那里去别的报告，不能转到这一篇');
    const key = foldFileName(path);
    const other = first.get(key);
    first.set(key, other ?? report);
    if (other === report) return tell(`旧网址“${address}”写了两遍`, '留一项就够了，删去这一项');
    if (other)
      return tell(
        `旧网址“${address}”在另一篇报告里也写了（另一篇：${other.file}）`,
        '一个旧网址只能转到一篇，在其中一篇里删去它',
      );
    return undefined;
  };
  return reports.flatMap((report) =>
    report.fields.formerAddresses.flatMap((address) => judge(report, address) ?? []),
  );

  function describeOwner(
    report: Report,
    address: string,
    id: string,
    owner: Report | undefined,
    tell: (message: string, remedy: string) => Diagnostic,
  ): Diagnostic {
    const isCircle = owner?.fields.formerAddresses.some((back) => {
      const place = locateFormerAddress(back.address, siteUrl);
      return place.ok && foldFileName(place.path) === foldFileName(`reports/${report.id}.html`);
    });
    if (isCircle)
      return tell(
        `两篇报告互相写成对方的旧网址（另一篇：${owner?.file}），转不出去`,
        '两篇都在，各有自己的网址：两边都删去这一项',
      );
    const where = owner?.file ?? `reports/${id}`;
    return tell(
      `旧网址“${address}”现在是另一篇报告的网址（${where}）`,
      '那一篇还在，就删去这一项；那一篇搬了地方或者并入了这一篇，先移走它的文件夹，并把它的旧网址也写到这里',
    );
  }
}

function isOwnPlace(path: string): boolean {
  const [top = '', ...rest] = foldFileName(path).split('/');
  if (top === 'reports') return rest.length === 0;
  const name = rest.length === 0 ? top.replace(/\..*$/, '') : top;
  // Lists have pages and orders of their own: catalog-title.html, qr-p2.html.
  return [...OWN_PLACES].some((own) => name === own || (rest.length === 0 && name.startsWith(`${own}-`)));
}
