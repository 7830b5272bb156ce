/**
 * The parts of a 政府信息公开平台 (国办公开办函〔2019〕61号), with the names under which portals have them. What is called
 * otherwise is not guessed. `type`: `ColumnType` of the page.
 */
export const DISCLOSURE_PARTS: readonly { readonly names: readonly string[]; readonly type: string }[] = [
  { names: ['政府信息公开指南', '信息公开指南', '公开指南'], type: '信息公开指南' },
  { names: ['政府信息公开制度', '信息公开制度', '公开制度'], type: '信息公开制度' },
  { names: ['法定主动公开内容', '主动公开内容'], type: '信息公开目录' },
  {
    names: [
      '政府信息公开工作年度报告',
      '政府信息公开年度报告',
      '政府信息公开年报',
      '信息公开年度报告',
      '信息公开年报',
    ],
    type: '信息公开年报',
  },
  { names: ['依申请公开', '政府信息依申请公开', '政府信息公开申请'], type: '依申请公开' },
];

/** The part of the platform that a page or a column of this name is. */
export const findDisclosurePart = (name: string): (typeof DISCLOSURE_PARTS)[number] | undefined =>
  DISCLOSURE_PARTS.find(({ names }) => names.includes(foldName(name)));

export const foldName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');
