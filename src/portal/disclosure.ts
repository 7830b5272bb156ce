import { listColumns } from './columns.ts';
import type { PageLink } from './fixed-pages.ts';
import type { Portal } from './portal.ts';

/**
 * The parts of a 政府信息公开平台 (国办公开办函〔2019〕61号), with the names under which portals have them. What is called
 * otherwise is not guessed.
 */
const PARTS: readonly (readonly string[])[] = [
  ['政府信息公开指南', '信息公开指南', '公开指南'],
  ['政府信息公开制度', '信息公开制度', '公开制度'],
  ['法定主动公开内容', '主动公开内容'],
  [
    '政府信息公开工作年度报告',
    '政府信息公开年度报告',
    '政府信息公开年报',
    '信息公开年度报告',
    '信息公开年报',
  ],
  ['依申请公开', '政府信息依申请公开', '政府信息公开申请'],
];

/** The way to the parts that this portal has, in their order: fixed pages and columns that bear their names. */
export function listDisclosureParts({ pages, columns }: Pick<Portal, 'pages' | 'columns'>): PageLink[] {
  const known = new Map<string, PageLink>();
  for (const { url, name } of listColumns(columns)) known.set(foldName(name), { url, title: name });
  for (const { url, title } of pages) known.set(foldName(title), { url, title });
  return PARTS.flatMap((names) => names.flatMap((name) => known.get(name) ?? []).slice(0, 1));
}

const foldName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');
