import type { Site } from '../report/parse-site.ts';
import { NATIONAL_ERROR_REPORT } from '../report/settings.ts';
import type { FixedPage, Portal, SiteMark } from './portal.ts';

/** What stands at the foot of every page (《政府网站发展指引》): only what the portal's settings say. */

interface FooterLink {
  readonly text: string;
  readonly href: string;
  /** Leads out of the portal. */
  readonly isOutside?: true;
  readonly isDownload?: true;
}

/** A fact, with what leads on from it. */
interface FooterFact {
  readonly label?: string;
  readonly text: string;
  readonly href?: string;
}

export interface SiteFooter {
  readonly links: readonly FooterLink[];
  readonly lines: readonly (readonly FooterFact[])[];
  readonly marks: readonly SiteMark[];
}

/** Registers in which readers look the numbers up. */
const ICP_REGISTER = 'https://beian.miit.gov.cn/';
const POLICE_REGISTER = 'https://beian.mps.gov.cn/#/query/webSearch';

/** Where 中国政府网 takes what readers report; as its own script `jiucuo.js` opens it. */
const NATIONAL_FORM = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html';

/** @param address of the page, absolute; empty if it has none */
export function describeFooter(
  { site, pages, marks }: Pick<Portal, 'site' | 'pages' | 'marks'>,
  root: string,
  address: string,
): SiteFooter {
  const listed = pages.filter(({ place }) => place === '页脚');
  const accessibility = findAccessibility(site, pages);
  const errorReport = formatErrorReport(site, address || site.url);
  return {
    links: [
      { text: '站点地图', href: `${root}sitemap.html` },
      { text: '二维码汇总', href: `${root}qr.html` },
      { text: '证明这句话', href: `${root}prove.html` },
      { text: '目录下载（CSV）', href: `${root}catalog.csv`, isDownload: true },
      { text: '关于与帮助', href: `${root}about.html` },
      ...listed.map(({ title, url }) => ({ text: title, href: root + url })),
      ...(accessibility && !listed.some((page) => page === accessibility)
        ? [
            typeof accessibility === 'string'
              ? { text: '无障碍声明', href: accessibility, isOutside: true as const }
              : { text: '无障碍声明', href: root + accessibility.url },
          ]
        : []),
      ...(errorReport
        ? [
            {
              text: site.errorReport === NATIONAL_ERROR_REPORT ? NATIONAL_ERROR_REPORT : '我要找错',
              href: errorReport,
              isOutside: true as const,
            },
          ]
        : []),
    ],
    lines: [
      [
        { label: '主办单位', text: site.organization },
        { label: '联系方式', text: site.contact },
      ],
      [
        { label: '网站标识码', text: site.siteIdCode },
        { text: site.icp, href: ICP_REGISTER },
        { text: site.policeRecord, href: findPoliceEntry(site.policeRecord) },
      ],
    ]
      .map((line) => line.filter(({ text }) => text))
      .filter(({ length }) => length > 0),
    marks,
  };
}

/** The entry of the record's own number. */
function findPoliceEntry(record: string): string {
  const [number] = /\d{14}/.exec(record) ?? [];
  return number ? `${POLICE_REGISTER}?code=${number}` : POLICE_REGISTER;
}

/** The page or the address of 无障碍声明; nothing if the page is not there. */
export function findAccessibility<Page extends Pick<FixedPage, 'id'>>(
  { accessibility }: Pick<Site, 'accessibility'>,
  pages: readonly Page[],
): Page | string | undefined {
  if (/^https?:/.test(accessibility)) return accessibility;
  const id = accessibility.replace(/^pages\//, '').replace(/\.md$/, '');
  return pages.find((page) => page.id === id.normalize('NFC'));
}

/**
 * Where a reader reports a mistake on a page, with the page's address as far as the place takes one.
 * @param address absolute; empty if there is none
 * @returns nothing if there is no place, or if the national one lacks the 网站标识码
 */
export function formatErrorReport(
  { errorReport, siteIdCode }: Pick<Site, 'errorReport' | 'siteIdCode'>,
  address: string,
): string | undefined {
  if (errorReport === '') return undefined;
  const url = encodeURIComponent(address);
  if (errorReport === NATIONAL_ERROR_REPORT)
    return siteIdCode && address ? `${NATIONAL_FORM}?site_code=${siteIdCode}&url=${url}` : undefined;
  if (!errorReport.startsWith('mailto:'))
    return errorReport.replaceAll('{url}', url).replaceAll('{code}', siteIdCode);
  return address ? `${errorReport}${errorReport.includes('?') ? '&' : '?'}body=${url}` : errorReport;
}
