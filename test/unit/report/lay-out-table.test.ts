import { describe, expect, it } from 'vitest';
import { layOutTable } from '../../../src/report/lay-out-table.ts';
import { parseBodyDocument } from '../../support/parse-body.ts';

function layOut(rows: readonly (readonly string[])[], isAlone = true) {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const markdown = [head, `|${'--|'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n');
  const [table] = parseBodyDocument(markdown, {
    bodyLine: 1,
    resolveTarget: () => ({ kind: 'local', url: '' }),
  }).blocks;
  if (table?.type !== 'table') throw new Error('no table');
  return layOutTable(table, { isAlone });
}

const columns = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i));

describe('layout of a table', () => {
  it('gives more room to the column with more text', () => {
    const { size, widths } = layOut([
      ['序号', '事项'],
      ['1', '示例事项'.repeat(20)],
    ]);
    expect(size).toBe(12);
    expect(widths[1]).toBeGreaterThan(3 * (widths[0] ?? 0));
  });

  it('gives the room that numbers leave to texts that would be broken', () => {
    const numbers = columns(6, () => '123,456');
    const { widths } = layOut([
      ['科目', ...columns(6, () => '数')],
      ['社会保障和就业支出', ...numbers],
    ]);
    // Six digits and a comma: nothing beyond that, as long as the text beside them is broken.
    for (const width of widths.slice(1)) expect(width).toBeCloseTo(6 * 0.62 + 0.36 + 0.84, 1);
    expect(widths[0]).toBeGreaterThan(7);
  });

  it('is set smaller until the numbers fit their columns', () => {
    const numbers = columns(9, (index) => `${index}234.56`);
    const { page, size, widths, isCrowded } = layOut([columns(9, () => '列'), numbers]);
    expect(size).toBeLessThan(12);
    expect(page).toBe('upright');
    expect(isCrowded).toBe(false);
    for (const width of widths) expect(width * size).toBeGreaterThan(7 * 0.55 * size);
  });

  const wide = (count: number) => [columns(count, () => '列'), columns(count, () => '111,111.03')];

  it.each([
    [8, 'upright'],
    [14, 'turned'],
    [26, 'folded'],
  ])('has a page of its own rather than a text that cannot be read: %i columns', (count, page) => {
    const layout = layOut(wide(count));
    expect(layout.page).toBe(page);
    expect(layout.isCrowded).toBe(false);
    expect(layout.size).toBeGreaterThanOrEqual(page === 'upright' ? 7.5 : page === 'turned' ? 6 : 5);
    const width = { upright: 442.2, turned: 637.8, folded: 986.5 }[page as 'upright'];
    expect(layout.widths.reduce((sum, each) => sum + each, 0) * layout.size).toBeCloseTo(width, -1);
  });

  it.each([
    [10, 'turned', 7.5],
    [18, 'folded', 6.5],
    [60, 'folded', 5],
  ])('turns or widens the page before the text is hard to read: %i columns', (count, page, size) => {
    const layout = layOut(wide(count));
    expect(layout.page).toBe(page);
    expect(layout.size).toBeGreaterThanOrEqual(size);
  });

  it('stays upright with words in two lines, if nothing is longer and the text not too small', () => {
    const form = (count: number, word = '结果维持') =>
      layOut([columns(count, () => word), columns(count, () => '0')]);
    expect(form(15)).toMatchObject({ page: 'upright', size: 9, isCrowded: false });
    expect(form(11)).toMatchObject({ page: 'upright', size: 12 });
    // No word is stacked while all fit in a line.
    expect(form(10)).toMatchObject({ page: 'upright', size: 9 });
    expect(form(18).page).toBe('turned');
    expect(form(15, '未经复议直').page).toBe('turned');
    // A number is never in two lines.
    expect(layOut([columns(15, () => '总计'), columns(15, () => '12,345')]).page).toBe('turned');
  });

  it('measures each cell in its own column, below those that reach over rows and behind those that reach over columns', () => {
    const long = '示例事项'.repeat(5);
    const widest = (rows: readonly (readonly string[])[]) => {
      const { widths } = layOut(rows);
      return widths.indexOf(Math.max(...widths));
    };
    const three = [
      ['甲', '乙', '丙'],
      ['丁', '戊', '己'],
      ['^^', '庚', '辛'],
    ];
    expect(widest([...three, ['^^', long, '壬']])).toBe(1);
    expect(widest([...three, ['^^', '壬', '癸'], [long, '子', '丑']])).toBe(0);
    expect(widest([...three, ['壬', long, '癸']])).toBe(1);
    expect(widest([...three, ['壬', '癸', long]])).toBe(2);
    expect(widest([...three, ['^^', '<', long]])).toBe(2);
    expect(widest([...three, ['壬', '<', long]])).toBe(2);
    expect(widest([...three, [long, '<', '壬'], ['甲甲甲', '乙乙乙乙乙乙', '丙']])).toBe(1);
  });

  it('has none where it stands in a list or a quotation', () => {
    expect(layOut(wide(14), false)).toMatchObject({ page: 'upright', size: 5, isCrowded: true });
    expect(layOut(wide(9), false)).toMatchObject({ page: 'upright', isCrowded: false });
  });

  it('says when nothing helps', () => {
    expect(layOut([columns(60, () => '1234567890')])).toMatchObject({
      page: 'folded',
      size: 5,
      isCrowded: true,
    });
  });

  it('leaves no column of words so narrow that it is read from top to bottom', () => {
    const { widths } = layOut([
      ['平均用时', ...columns(11, () => '1月')],
      ['受理件数', ...columns(11, () => '1,234.56')],
    ]);
    expect(widths[0]).toBeGreaterThanOrEqual(4.84);
  });

  it('finds the columns beside cells that reach over rows and columns', () => {
    const { widths } = layOut([
      ['甲', '乙', '<'],
      ['^^', '丙', '示例事项'.repeat(5)],
      ['丁', '^^', '戊'],
    ]);
    expect(widths[2]).toBeGreaterThan(2 * (widths[1] ?? 0));
  });
});
