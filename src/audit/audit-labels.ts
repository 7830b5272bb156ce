import type { Remedy } from '../diagnostics/diagnostic.ts';
import { formatPageLabels } from '../portal/format-page-labels.ts';
import { PAGE_KINDS, type PageData } from '../portal/page-kinds.ts';
import type { Portal } from '../portal/portal.ts';
import { isUnfilled } from '../report/unfilled.ts';
import {
  type AuditItem,
  type AuditSubject,
  GUIDE,
  locateField,
  missing,
  notApplicable,
  presentUnless,
  type Unseen,
  wrong,
} from './audit-item.ts';
import type { AuditEvidence } from './audit-row.ts';

/** The labels of columns and articles, as the pages have them. */

/** A page of the portal as its template gets it. */
interface LabelledPage {
  readonly template: string;
  readonly data: PageData;
  readonly path: string;
  /** Of a report. */
  readonly id?: string;
}

/** Pages that are columns: lists, fixed pages, and what the site itself needs. */
function* listColumnPages({ listings, pages, series }: Portal): Generator<LabelledPage> {
  for (const listing of listings)
    yield { template: 'listing.njk', path: listing.path, data: { title: listing.title, listing } };
  for (const fixed of pages)
    yield { template: 'fixed.njk', path: fixed.path, data: { title: fixed.title, fixed } };
  for (const { path, name } of series) yield { template: 'series.njk', path, data: { title: name } };
  for (const [template, { shows, entry }] of Object.entries(PAGE_KINDS))
    if (!shows && entry && template !== 'index.njk')
      yield { template, path: entry.path, data: { title: entry.label } };
}

/** Pages that are articles. What was taken back is not looked at. */
function* listArticlePages({ reports }: Portal): Generator<LabelledPage> {
  for (const report of reports)
    yield {
      template: 'report.njk',
      path: report.path,
      id: report.id,
      data: { title: report.fields.title, report },
    };
}

interface Label {
  readonly name: string;
  readonly item: string;
  /** Where an editor writes it, for an article. */
  readonly keys?: readonly string[];
  readonly remedy: Remedy;
  /** What is wrong with a value, if anything is. */
  readonly findFault?: (value: string) => string | undefined;
}

const COLUMN_LABELS: readonly Label[] = [
  {
    name: 'ColumnName',
    item: '栏目名称',
    remedy: { file: '在 site.json 的 columns 里写上 "name"', form: '写上栏目的名称' },
  },
  {
    name: 'ColumnDescription',
    item: '栏目描述',
    remedy: {
      file: '在 site.json 的 columns 里写上 "description"；固定页面写“摘要”',
      form: '写上栏目的介绍；固定页面写“摘要”',
    },
  },
  {
    name: 'ColumnKeywords',
    item: '栏目关键词',
    remedy: {
      file: '在 site.json 的 columns 里写上 "keywords"',
      form: '写上栏目的名称：没有另写关键词的，就用它',
    },
  },
  {
    name: 'ColumnType',
    item: '栏目类别',
    remedy: {
      file: '在 site.json 的 columns 里写上 "type"；固定页面写“栏目类型”',
      form: '写上栏目的类型；固定页面写“栏目类型”',
    },
  },
];

const ARTICLE_LABELS: readonly Label[] = [
  { name: 'ArticleTitle', item: '文章标题', keys: ['标题'], remedy: '写上“标题”' },
  {
    name: 'PubDate',
    item: '发布日期',
    keys: ['发布日期'],
    remedy: '在发布日期后面空一格，写上实际发布的时:分；不知道的不要编',
    findFault: (value) =>
      /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(value)
        ? undefined
        : `“${value}”没有时和分，应当是 年-月-日 时:分`,
  },
  {
    name: 'ContentSource',
    item: '内容来源',
    keys: ['信息来源', '机构名称'],
    remedy: '写上“信息来源”或“机构名称”',
  },
];

function judgeLabel(
  subject: AuditSubject,
  pages: Iterable<LabelledPage>,
  unseen: readonly AuditEvidence[],
  { name, keys = [], findFault }: Label,
) {
  const sources = new Map(subject.sources.map((source) => [source.id, source]));
  const locate = ({ id, path, data }: LabelledPage): Pick<AuditEvidence, 'file' | 'line' | 'column'> => {
    const source = id === undefined ? undefined : sources.get(id);
    const key = keys.find((each) => source?.places.has(each)) ?? keys[0] ?? '';
    if (source) return locateField(source, key);
    if (data.fixed) return { file: data.fixed.file, line: 1, column: 1 };
    return data.listing?.column ? subject.locate('columns') : { file: path };
  };
  const absent: AuditEvidence[] = [];
  const faulty: AuditEvidence[] = [];
  let all = 0;
  for (const page of pages) {
    all += 1;
    const value = formatPageLabels(subject.site, page.template, page.data).find(
      (each) => each.name === name,
    )?.content;
    const fault = value === undefined ? undefined : findFault?.(value);
    if (value === undefined) absent.push({ ...locate(page), text: `${page.path} 没有 ${name}` });
    else if (isUnfilled(value))
      absent.push({ ...locate(page), text: `${page.path} 的 ${name} 是占位的文字“${value}”` });
    else if (fault) faulty.push({ ...locate(page), text: fault });
  }
  if (all === 0 && unseen.length === 0) return notApplicable('没有这样的网页');
  if (absent.length > 0) return missing(...absent, ...faulty, ...unseen);
  return faulty.length > 0 ? wrong(...faulty, ...unseen) : presentUnless(unseen, `${all} 个网页都有`);
}

const createItems = (
  group: string,
  labels: readonly Label[],
  list: (portal: Portal) => Iterable<LabelledPage>,
  listUnseen: (unseen: Unseen) => readonly AuditEvidence[],
): AuditItem[] =>
  labels.map((label) => ({
    id: label.name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase(),
    group,
    item: `${label.name} ${label.item}`,
    basis: GUIDE,
    remedy: label.remedy,
    judge: (subject) => judgeLabel(subject, list(subject.portal), listUnseen(subject.unseen), label),
  }));

export const PAGE_LABEL_ITEMS: readonly AuditItem[] = [
  ...createItems('栏目标签', COLUMN_LABELS, listColumnPages, ({ pages }) => pages),
  ...createItems('文章标签', ARTICLE_LABELS, listArticlePages, ({ texts, reports }) => [
    ...texts,
    ...reports,
  ]),
];
