import type { ReportFields } from './report.ts';

/**
 * The fields of a report: the one table that front-matter parsing, validation, the page, the catalogue,
 * search filters, import and lint read. Labels and keys are those of the source portal's pages.
 */

type FieldType =
  | 'text'
  | 'date'
  | 'date-time'
  | 'topic'
  | 'genre'
  | 'disclosure'
  | 'document-number'
  | 'index-number'
  | 'year'
  | 'list'
  | 'lines'
  | 'attachments'
  | 'reports'
  | 'exceptions';

export interface Field {
  /** The front-matter key, which is also the label on the page. */
  readonly key: string;
  readonly property: keyof ReportFields;
  readonly type: FieldType;
  readonly required: boolean;
  /** What other portals and documents call it, for suggestions. */
  readonly aliases?: readonly string[];
  /** A value that an editor can copy. */
  readonly example: string;
  /** Where the page's table of fields shows it: `always` also without a value, as the source portal does. */
  readonly onPage?: 'always' | 'if-present';
  /** Readers can narrow the catalogue and a search by it; the value names the folder of its pages. */
  readonly filter?: string;
  /** Most characters the field may have; longer is a warning. */
  readonly maxLength?: number;
}

/** In the order in which the page shows them. */
export const FIELDS = [
  {
    key: '标题',
    property: 'title',
    aliases: ['题目', '名称', '文件名称'],
    type: 'text',
    required: true,
    example: '示例区示例局2021年度法治政府建设情况报告',
    maxLength: 200,
  },
  {
    key: '索引号',
    property: 'indexNumber',
    aliases: ['索引'],
    type: 'index-number',
    required: false,
    example: '000014349/2017-00110',
    onPage: 'if-present',
  },
  {
    key: '所属类目',
    property: 'category',
    aliases: ['栏目', '所属栏目'],
    type: 'text',
    required: false,
    example: '法治政府',
    onPage: 'always',
  },
  {
    key: '主题分类',
    property: 'topic',
    aliases: ['主题', '主题词', '主题类别'],
    type: 'topic',
    required: true,
    example: '科技、教育',
    onPage: 'always',
    filter: 'topics',
  },
  {
    key: '体裁',
    property: 'genre',
    aliases: ['文种', '公文种类'],
    type: 'genre',
    required: true,
    example: '报告',
    onPage: 'always',
    filter: 'genres',
  },
  {
    key: '发布日期',
    property: 'date',
    aliases: ['发布时间', '公开日期', '公开时间'],
    type: 'date-time',
    required: true,
    example: '2022-02-14',
    onPage: 'always',
  },
  {
    key: '发文字号',
    property: 'documentNumber',
    aliases: ['文号', '发文号', '文件编号'],
    type: 'document-number',
    required: false,
    example: '沪府发〔2021〕3号',
    onPage: 'always',
  },
  {
    key: '发文日期',
    property: 'issuedDate',
    aliases: ['成文日期', '印发日期', '发文时间'],
    type: 'date',
    required: false,
    example: '2022-02-14',
    onPage: 'always',
  },
  {
    key: '公开类别',
    property: 'disclosure',
    aliases: ['公开属性', '公开方式', '公开形式'],
    type: 'disclosure',
    required: true,
    example: '主动公开',
    onPage: 'always',
  },
  {
    key: '机构名称',
    property: 'org',
    aliases: ['发布机构', '发文机关', '发文机构', '发文单位', '公开主体'],
    type: 'text',
    required: true,
    example: '示例区示例局',
    onPage: 'always',
    filter: 'orgs',
  },
  {
    key: '信息来源',
    property: 'source',
    aliases: ['来源'],
    type: 'text',
    required: false,
    example: '示例区示例局',
  },
  { key: '年度', property: 'year', type: 'year', required: false, example: '2021', filter: 'years' },
  {
    key: '关键词',
    property: 'keywords',
    type: 'list',
    required: false,
    example: '[法治政府, 依法行政]',
    onPage: 'if-present',
  },
  {
    key: '摘要',
    property: 'summary',
    aliases: ['概述', '内容概述', '简介'],
    type: 'text',
    required: false,
    example: '用一两句话说明这篇报告讲什么',
    maxLength: 100,
  },
  { key: '落款', property: 'signature', type: 'lines', required: false, example: '示例区示例局' },
  {
    key: '附件',
    property: 'attachments',
    type: 'attachments',
    required: false,
    example: '[附件1.pdf, 附件2.xlsx]',
  },
  { key: '相关文章', property: 'related', type: 'reports', required: false, example: '[2020/示例报告]' },
  {
    key: '检查例外',
    property: 'exceptions',
    type: 'exceptions',
    required: false,
    example: '[{规则: final-mark, 位置: 示例文字, 原因: 原文如此}]',
  },
] as const satisfies readonly Field[];

/** The filters in the order in which people look for a report. */
export const FILTER_FIELDS: readonly (Field & { readonly filter: string })[] = (
  ['year', 'org', 'topic', 'genre'] as const
)
  .flatMap((property) => FIELDS.filter((field) => field.property === property))
  .filter((field) => 'filter' in field);

export const FIELD_KEYS: readonly string[] = FIELDS.map((field) => field.key);

/** The key that an editor meant by another name for the field, such as 发布机构 for 机构名称. */
export function findKeyByAlias(name: string): string | undefined {
  return (FIELDS as readonly Field[]).find((field) => field.aliases?.includes(name))?.key;
}

export function findField(key: string): Field | undefined {
  return FIELDS.find((field) => field.key === key);
}
