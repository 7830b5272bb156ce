import { readLicense } from '../report/license.ts';
import type { Portal } from './portal.ts';
import { COMPANIONS, type FormName, REPORT_FORMS, type ReportForm } from './report-forms.ts';

/** What a portal offers those who use its reports in programs and texts of their own: only what there is. */

export interface DataAccess {
  /** Files of the whole portal. */
  readonly files: readonly { readonly path: string; readonly label: string; readonly about: string }[];
  /** Endings of the files that lie beside the pages of reports. */
  readonly forms: readonly { readonly ending: string; readonly about: string }[];
  /** How a report is cited, with the newest one as an example. */
  readonly citation?: string;
  readonly license?: ReturnType<typeof readLicense>;
}

type Offered = DataAccess['files'][number] & { readonly isThere?: (portal: Portal) => boolean };

const hasAddress = ({ site }: Portal) => site.url !== '';

/** In the order of the page. */
const FILES: readonly Offered[] = [
  { path: 'catalog.csv', label: '目录表格', about: '一行一篇，可以用 Excel 打开' },
  {
    path: 'catalog.json',
    label: '目录数据',
    about: '全部报告的公开信息、各节标题、附件和核对码；网址不变，字段只增不改',
  },
  {
    path: 'catalog.jsonld',
    label: 'DCAT 目录',
    about: '每篇报告和它的文件，按 DCAT 3（DCAT-AP 3.0 的词）写成 JSON-LD，可以收进开放数据平台',
    isThere: hasAddress,
  },
  {
    path: 'feed.xml',
    label: '订阅（Atom）',
    about: '最新的报告，带全文；各栏目、机构、主题的列表也有自己的订阅',
    isThere: ({ feeds }) => feeds.length > 0,
  },
  {
    path: 'sitemap.xml',
    label: '网址清单',
    about: '给搜索引擎的，写着最近修改的日期',
    isThere: hasAddress,
  },
  {
    path: 'opensearch.xml',
    label: '搜索描述',
    about: '浏览器和别的程序可以把本站加成搜索引擎（OpenSearch）',
    isThere: hasAddress,
  },
];

export function describeDataAccess(portal: Portal): DataAccess {
  const { site, reports, series } = portal;
  const [newest] = reports;
  const license = readLicense(site.license);
  const isOffered = (form: FormName) =>
    form === 'figures' || form === 'figuresTable' ? series.some(({ figures }) => figures) : site[form];
  return {
    files: FILES.filter(({ isThere }) => isThere?.(portal) ?? true),
    forms: [
      { ending: COMPANIONS.json, about: '公开信息和逐节的正文，供程序读取' },
      ...(Object.entries(REPORT_FORMS) as [FormName, ReportForm][]).flatMap(
        ([form, { ending, typeLabel }]) => (isOffered(form) ? [{ ending, about: typeLabel }] : []),
      ),
    ],
    ...(newest ? { citation: formatCitation(newest) } : {}),
    ...(license ? { license } : {}),
  };
}

/** As references in Chinese texts are written: who, what, number, when, where. */
export function formatCitation({
  fields,
  canonical,
}: Pick<Portal['reports'][number], 'fields' | 'canonical'>): string {
  const { org, title, documentNumber, date } = fields;
  return `${org}：《${title}》${documentNumber ? `（${documentNumber}）` : ''}，${date}${canonical ? `，${canonical}` : ''}。`;
}
