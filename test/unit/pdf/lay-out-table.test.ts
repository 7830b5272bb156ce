import { describe, expect, it } from 'vitest';
import { parseBodyDocument } from '../../../src/markdown/render-body.ts';
import { layOutTable } from '../../../src/pdf/lay-out-table.ts';

const WIDTH = 442;

function layOut(rows: readonly (readonly string[])[]) {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const markdown = [head, `|${'--|'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n');
  const [table] = parseBodyDocument(markdown, {
    bodyLine: 1,
    resolveTarget: () => ({ kind: 'local', url: '' }),
  }).blocks;
  if (table?.type !== 'table') throw new Error('no table');
  return layOutTable(table, WIDTH);
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

  it('is set smaller until the numbers fit their columns', () => {
    const numbers = columns(15, (index) => `${index}234.56`);
    const { size, widths, isCrowded } = layOut([columns(15, () => '列'), numbers]);
    expect(size).toBeLessThan(12);
    expect(isCrowded).toBe(false);
    for (const width of widths) expect(width * size).toBeGreaterThan(7 * 0.6 * size);
  });

  it('says when nothing helps', () => {
    expect(layOut([columns(60, () => '1234567890')])).toMatchObject({ size: 5, isCrowded: true });
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
