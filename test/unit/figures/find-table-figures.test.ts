import { describe, expect, it } from 'vitest';
import { findTableFigures } from '../../../src/figures/find-table-figures.ts';
import type { DocumentTable } from '../../../src/report/body-document.ts';
import { parseBodyDocument, SAMPLE_CONTEXT } from '../../support/parse-body.ts';

/** The numbers of the first table of a text, as the portal reads its Markdown. */
function read(markdown: string, around = ''): string[] {
  const table = parseBodyDocument(markdown, SAMPLE_CONTEXT).blocks.find(({ type }) => type === 'table');
  return findTableFigures(table as DocumentTable, around).map(
    ({ label, value, unit = '' }) => `${label} = ${value}${unit}`,
  );
}

describe('findTableFigures', () => {
  it('names a number by its row and column', () => {
    expect(
      read('| 项目 | 件数 | 比重 |\n|--|--|--|\n| 受理 | 1,203 | 83.7% |\n| 办结 | 12件 | － |\n'),
    ).toEqual(['受理 › 件数 = 1203', '受理 › 比重 = 83.7%', '办结 › 件数 = 12件']);
  });

  it('takes the unit that is nearest: of the cell, the column, the row, the words above', () => {
    const table =
      '| 科目 | 预算（亿元） | 决算 | 完成率 |\n|--|--|--|--|\n| 教育 | 1.2 | 98,400 | 98.0 |\n| 车辆（辆） | 3 | 4 | 99% |\n';
    expect(read(table, '表1 决算表（单位：万元）')).toEqual([
      '教育 › 预算 = 120000000元',
      '教育 › 决算 = 984000000元',
      '教育 › 完成率 = 98',
      '车辆 › 预算 = 300000000元',
      '车辆 › 决算 = 4辆',
      '车辆 › 完成率 = 99%',
    ]);
  });

  it('takes no word for a unit that every object of the program has', () => {
    expect(read('| 示例区 | 件数（valueOf） |\n|--|--|\n| 受理 | 3 |\n')).toEqual([
      '受理 › 件数（valueOf） = 3',
    ]);
  });

  it('does not take the unit of a table for that of its shares and of what is counted otherwise', () => {
    const table =
      '| 项目 | 决算数 | 为预算的% | 增幅 | 同比增长 | 人数 |\n|--|--|--|--|--|--|\n| 税收 | 5 | 98.2 | 3.1 | 2.5 | 40 |\n| 增长率 | 3.5 | 1 | 2 | 3 | 4 |\n';
    expect(read(table, '单位：万元')).toEqual([
      '税收 › 决算数 = 50000元',
      '税收 › 为预算的% = 98.2%',
      '税收 › 增幅 = 3.1',
      '增长率 › 决算数 = 3.5',
      '增长率 › 为预算的% = 1%',
      '增长率 › 增幅 = 2',
      '增长率 › 同比增长 = 3',
      '增长率 › 人数 = 4',
    ]);
    expect(read('| 项目 | 件数 | 金额 |\n|--|--|--|\n| 处罚 | 5 | 9 |\n', '单位：件')).toEqual([
      '处罚 › 件数 = 5件',
    ]);
  });

  it.each([
    ['编制单位：示例局', '税收 › 决算数 = 5'],
    ['编制单位：示例局 金额单位：万元', '税收 › 决算数 = 50000元'],
    ['单位：万元、%', '税收 › 决算数 = 50000元'],
    ['单位：万元、人', undefined],
  ])('knows of which numbers %s speaks', (around, expected) => {
    expect(read('| 项目 | 决算数 |\n|--|--|\n| 税收 | 5 |\n', around)).toEqual(expected ? [expected] : []);
  });

  it('takes a long hostile line above a table in its stride', () => {
    expect(read('| 项目 | 决算数 |\n|--|--|\n| 税收 | 5 |\n', '单位'.repeat(100_000))).toEqual([
      '税收 › 决算数 = 5',
    ]);
  });

  it.each([
    ['a unit', '| 单位：万元 | < | < |\n|--|--|--|\n'],
    ['a title and a unit', '| 决算表 | < | < |\n|--|--|--|\n| 单位：万元 | < | < |\n'],
    ['a body and a unit', '| 部门：示例局 | < | 单位：万元 |\n|--|--|--|\n'],
  ])('finds the head of a table below a line with %s', (_what, above) => {
    const found = read(`${above}| 项目 | 预算 | 决算 |\n| 栏次 | 1 | 2 |\n| 税收 | 5 | 6 |\n`);
    expect(found.map((figure) => figure.replace('决算表 › ', ''))).toEqual([
      '税收 › 预算 = 50000元',
      '税收 › 决算 = 60000元',
    ]);
  });

  it('takes the unit that the first cell states', () => {
    expect(read('| 项目（单位：万元） | 决算数 |\n|--|--|\n| 税收 | 5 |\n')).toEqual([
      '税收 › 决算数 = 50000元',
    ]);
  });

  it('reads merged cells of the head and at the side', () => {
    expect(
      read(
        '| 结果 | < | 申请人 | < |\n|--|--|--|--|\n| ^^ | ^^ | 自然人 | 企业 |\n| 办理 | 公开 | 148 | 31 |\n| ^^ | 不公开 | 19 | 2 |\n',
      ),
    ).toEqual([
      '办理 › 公开 › 申请人 › 自然人 = 148',
      '办理 › 公开 › 申请人 › 企业 = 31',
      '办理 › 不公开 › 申请人 › 自然人 = 19',
      '办理 › 不公开 › 申请人 › 企业 = 2',
    ]);
  });

  it('names nothing by the words of other numbers', () => {
    expect(
      read(
        '| 收入项目 | 行次 | 收入 | 支出项目 | 行次 | 支出 |\n|--|--|--|--|--|--|\n| 拨款 | 1 | 80 | 教育 | 9 | 70 |\n',
      ),
    ).toEqual(['拨款 › 收入 = 80']);
    expect(read('| 类别 | 受理 |\n|--|--|\n| 复议 | 3 |\n| 类别 | 维持 |\n| 诉讼 | 5 |\n')).toEqual([
      '复议 › 受理 = 3',
      '诉讼 › 维持 = 5',
    ]);
  });

  it('reads several tables in one, as the statutory forms have them', () => {
    expect(
      read(
        '| 第（一）项 | < | < |\n|--|--|--|\n| 内容 | 制发 | 废止 |\n| 规章 | 0 | 2 |\n| 第（五）项 | < | < |\n| 内容 | 决定数量 | < |\n| 许可 | 21,406 | < |\n',
      ),
    ).toEqual([
      '第（一）项 › 规章 › 制发 = 0',
      '第（一）项 › 规章 › 废止 = 2',
      '第（五）项 › 许可 › 决定数量 = 21406',
    ]);
  });

  it.each([
    [
      'numbers of rows, documents, days and years',
      '| 序号 | 名称 | 文号 | 日期 | 年份 |\n|--|--|--|--|--|\n| 1 | 甲 | 12 | 20210305 | 2021 |\n',
    ],
    ['a bare number that may be a year', '| 名称 | 数 |\n|--|--|\n| 甲 | 2021 |\n'],
    ['what two cells would share', '| 名称 | 数 | 数 |\n|--|--|--|\n| 甲 | 3 | 4 |\n'],
    ['a number without a row', '| 名称 | 数 |\n|--|--|\n|  | 3 |\n'],
    ['a number without a column', '| 名称 |  |\n|--|--|\n| 甲 | 3 |\n'],
    ['a number over two columns', '| 名称 | 数 | 人 |\n|--|--|--|\n| 甲 | 3 | < |\n'],
    ['ranges, about, and words', '| 名称 | 数 |\n|--|--|\n| 甲 | 3—5 |\n| 乙 | 约30 |\n| 丙 | 12届 |\n'],
    ['a table of numbers alone', '| 1 | 2 |\n|--|--|\n| 3 | 4 |\n'],
  ])('leaves out %s', (_what, markdown) => {
    expect(read(markdown)).toEqual([]);
  });

  it('keeps signs', () => {
    expect(read('| 科目 | 增减 |\n|--|--|\n| 甲 | -4,644 |\n| 乙 | −4.7% |\n')).toEqual([
      '甲 › 增减 = -4644',
      '乙 › 增减 = -4.7%',
    ]);
  });
});
