import { planColumns } from '../../../src/portal/columns.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import type { ReportBody } from '../../../src/portal/report-bundle.ts';
import { describeTerms } from '../../../src/related/collect-terms.ts';
import { type Site, STANDARD_SITE } from '../../../src/report/parse-site.ts';
import type { ReportFields } from '../../../src/report/report.ts';

export const SITE: Site = {
  ...STANDARD_SITE,
  description: '示例说明',
  name: '示例区公报',
  url: 'https://www.shili.example/baogao/',
};

interface Sample
  extends Partial<Omit<PortalReport, 'fields' | 'body' | 'sections' | 'terms'>>,
    Partial<ReportBody> {
  fields?: Partial<ReportFields>;
}

/** An example report as pages know it. */
export function createReport({
  fields = {},
  html = '',
  preamble = '',
  sections = [],
  footnotes = '',
  blocks = [],
  ...report
}: Sample = {}): PortalReport {
  const id = report.id ?? '2021/shili';
  const complete: ReportFields = {
    title: '示例区示例局2021年度报告',
    org: '示例区示例局',
    date: '2022-02-14',
    genre: '报告',
    topic: '科技、教育',
    disclosure: '主动公开',
    keywords: [],
    year: 2021,
    signature: [],
    copiedTo: [],
    attachments: [],
    related: [],
    state: '发布',
    reviews: [],
    relations: [],
    corrections: [],
    formerAddresses: [],
    exceptions: [],
    ...fields,
  };
  return {
    id,
    key: id,
    file: `内容/reports/${id}/index.md`,
    fields: complete,
    issuer: complete.org,
    pubDate: complete.date,
    summary: '这是示例摘要。',
    columns: planColumns([]).find({ id, ...complete }),
    path: `reports/${id}.html`,
    url: `reports/${id.split('/').map(encodeURIComponent).join('/')}.html`,
    sections,
    body: () => ({ html, preamble, sections, footnotes, blocks }),
    terms: describeTerms(blocks.map(({ text }) => text).join('\n')),
    textRoot: '0'.repeat(64),
    downloads: [],
    pictures: 'reports/2021/shili/previews/',
    traits: { id, title: complete.title, org: complete.org, genre: complete.genre, year: complete.year },
    related: [],
    relations: [],
    files: [],
    versions: [],
    source: { path: `reports/${id}/index.md`, content: '' },
    ...report,
  };
}

/** The same reports in orders that a disk might give them in. */
export function shuffle<T>(items: readonly T[]): T[][] {
  const scrambled = items.map((item, index) => ({ item, key: (index * 7919 + 13) % 1009 }));
  return [[...items], [...items].reverse(), scrambled.sort((a, b) => a.key - b.key).map(({ item }) => item)];
}
