import { describe, expect, it } from 'vitest';
import {
  addColumn,
  addRow,
  createGrid,
  findArea,
  mergeWith,
  parseCopiedCells,
  pasteRows,
  removeColumn,
  removeRow,
  setAlign,
  setText,
  splitArea,
  type TableArea,
  type TableGrid,
} from '../../../src/desk/table-grid.ts';
import { findTable, formatTable, locateCells, parseTable } from '../../../src/desk/table-text.ts';
import { renderBody } from '../../../src/markdown/render-body.ts';

const MERGED = [
  '|  事项 | 办理情况 | <    |',
  '|------|---------:|-----:|',
  '| ^^   | 受理     | 办结 |',
  '| 甲类 | 12       | 10   |',
];
const at = (grid: TableGrid, row: number, column: number) => findArea(grid, row, column) as TableArea;
const write = (grid: TableGrid, row: number, column: number, text: string) =>
  setText(grid, at(grid, row, column), text);
const render = (lines: readonly string[]) =>
  renderBody(lines.join('\n'), { bodyLine: 1, resolveTarget: (url) => ({ kind: 'local', url }) });

describe('the grid of a table', () => {
  it('leaves a table that nobody changed as it stands, whatever it looks like', () => {
    for (const lines of [
      MERGED,
      ['甲|乙', '-|-', '1|2', '3'],
      ['> | 甲 |', '> |:-:|', '> | a\\|b<br />c |'],
      ['| 甲 |', '|---|'],
      ['| \\^^ | \\< | \\<br> |', '|---|---|---|', '| ^^ | < | x |'],
    ])
      expect(formatTable(parseTable(lines), lines)).toEqual(lines);
  });

  it('changes the line of the cell that was written in, and no other', () => {
    const grid = write(parseTable(MERGED), 2, 1, '13');
    expect(formatTable(grid, MERGED)).toEqual([...MERGED.slice(0, 3), '| 甲类 | 13 | 10 |']);
  });

  it('reads merged cells, and writes them as they were', () => {
    const grid = parseTable(MERGED);
    expect(at(grid, 1, 0)).toMatchObject({ top: 0, bottom: 1, text: '事项' });
    expect(at(grid, 0, 2)).toMatchObject({ left: 1, right: 2, text: '办理情况' });
    const wider = formatTable(addColumn(grid, 2), MERGED);
    expect(wider).toEqual([
      '| 事项 | 办理情况 | < | < |',
      '| --- | ---: | --- | ---: |',
      '| ^^ | 受理 |  | 办结 |',
      '| 甲类 | 12 |  | 10 |',
    ]);
    expect(formatTable(removeRow(grid, 0), MERGED)[0]).toBe('| 事项 | 受理 | 办结 |');
    expect(formatTable(removeColumn(grid, 1), MERGED)[0]).toBe('| 事项 | 办理情况 |');
    expect(formatTable(addRow(grid, 1), MERGED).slice(2, 4)).toEqual(['| ^^ |  |  |', MERGED[2]]);
  });

  it('merges and splits without losing a word, also where others have to come along', () => {
    let grid = createGrid(3, 3);
    for (const [index, text] of [...'甲乙丙丁戊己庚辛壬'].entries())
      grid = write(grid, Math.floor(index / 3), index % 3, text);
    const wide = mergeWith(grid, at(grid, 0, 1), 'right');
    const square = mergeWith(wide, at(wide, 1, 1), 'below');
    const all = mergeWith(square, at(square, 0, 1), 'below');
    expect(at(all, 2, 2)).toMatchObject({ top: 0, left: 1, bottom: 2, right: 2 });
    expect(
      [
        ...all.areas
          .map(({ text }) => text)
          .join('')
          .replaceAll('\n', ''),
      ].sort(),
    ).toEqual([...'甲乙丙丁戊己庚辛壬'].sort());
    const lines = formatTable(all);
    expect(render(lines).problems).toEqual([]);
    expect(parseTable(lines).areas.map(({ source: _, ...area }) => area)).toEqual(all.areas);
    const split = splitArea(all, at(all, 0, 1));
    expect(split.areas).toHaveLength(9);
    expect(at(split, 0, 1).text).toContain('乙');
  });

  it('writes what is typed so that the page shows it', () => {
    for (const text of ['甲|乙', '一行\n二行', '^^', '<', '  两边  ', '甲\\', '2*3*4', '']) {
      const lines = formatTable(write(write(createGrid(2, 2), 0, 0, '头'), 1, 0, text));
      const { html, problems } = render(lines);
      expect(problems).toEqual([]);
      const cell = /<tbody>\s*<tr>\s*<td>(.*?)<\/td>/s.exec(html)?.[1] ?? '';
      const shown = cell.replace(/<br>/g, '\n').replace(/&lt;/g, '<').replace(/\n+/g, '\n');
      expect(shown).toBe(text.trim());
      expect(parseTable(lines).areas.find(({ top, left }) => top === 1 && left === 0)?.text).toBe(
        text.trim(),
      );
    }
  });

  it('sets a column and leaves the other rows', () => {
    const grid = setAlign(parseTable(MERGED), 0, 'center');
    expect(formatTable(grid, MERGED)).toEqual([MERGED[0], '| :---: | ---: | ---: |', ...MERGED.slice(2)]);
  });

  it('takes cells of a sheet, with their lines and marks', () => {
    expect(parseCopiedCells('甲\t"一\n""二"""\r\n1\t\r\n')).toEqual([
      ['甲', '一\n"二"'],
      ['1', ''],
    ]);
    const grid = pasteRows(createGrid(1, 1), 0, 0, parseCopiedCells('甲\t乙\n1\t2'));
    expect(formatTable(grid)).toEqual(['| 甲 | 乙 |', '| --- | --- |', '| 1 | 2 |']);
  });
});

describe('a table in a text', () => {
  const lines = ['段落', '', ...MERGED, '', '不是 | 表', '另一行', '', '甲 | 乙', '- | -', '1 | 2', '# 标题'];

  it('is found from each of its lines', () => {
    for (const line of [2, 3, 4, 5]) expect(findTable(lines, line)).toEqual({ first: 2, end: 6 });
    for (const line of [0, 1, 6, 7, 8, 9, 13]) expect(findTable(lines, line)).toBeUndefined();
    expect(findTable(lines, 12)).toEqual({ first: 10, end: 13 });
  });

  it('knows where its cells begin', () => {
    expect(locateCells(MERGED[0] as string)).toEqual([3, 8]);
    expect(locateCells('| ^^   | 受理     | 办结 |')).toEqual([9, 18]);
    expect(locateCells('甲\\|乙|丙')).toEqual([0, 5]);
    expect(locateCells('|  |  |')).toEqual([2, 5]);
  });
});

it('long hostile lines are no table, and long cells are one line', () => {
  const spaces = ' '.repeat(100_000);
  for (const line of [`${spaces}甲`, `-${spaces}-${spaces}甲`])
    expect(findTable(['| 甲 |', line, '| 乙 |'], 0)).toBeUndefined();
  expect(findTable([`| 甲 |`, `|${spaces}:-:${spaces}|${spaces}`], 0)).toEqual({ first: 0, end: 2 });
  const grid = createGrid(2, 2);
  const lines = formatTable(setText(grid, grid.areas[0] as TableArea, `甲${spaces}乙`));
  expect(lines[0]?.startsWith(`| 甲${spaces}乙`)).toBe(true);
});
