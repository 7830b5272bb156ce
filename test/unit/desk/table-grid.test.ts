import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import {
  addColumn,
  addRow,
  createGrid,
  findArea,
  isMerged,
  mergeWith,
  pasteRows,
  removeColumn,
  removeRow,
  setAlign,
  setText,
  splitArea,
  type TableArea,
  type TableGrid,
} from '../../../src/desk/table-grid.ts';
import { formatTable, parseTable } from '../../../src/desk/table-text.ts';

/** The area of each place, row by row; a fault unless every place has exactly one. */
function lay(grid: TableGrid): TableArea[] {
  const places: TableArea[] = [];
  for (let row = 0; row < grid.rows; row += 1)
    for (let column = 0; column < grid.columns; column += 1) {
      const owners = grid.areas.filter(
        ({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right,
      );
      if (owners.length !== 1) expect.fail(`${owners.length} cells at ${row}, ${column}`);
      places.push(...owners);
    }
  expect(new Set(places).size).toBe(grid.areas.length);
  expect(grid.aligns).toHaveLength(grid.columns);
  return places;
}

const textsOf = (areas: readonly TableArea[]) => areas.flatMap(({ text }) => text.split('\n')).sort();
const withoutSource = (grid: TableGrid) => ({
  ...grid,
  areas: grid.areas.map(({ source: _, ...area }) => area),
});

describe.each([1, 2, 3, 4])('a table that somebody works on, %i', (seed) => {
  const random = createRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  let count = 0;
  const name = () => {
    count += 1;
    return `字${count}`;
  };
  let grid = createGrid(3, 3);
  for (const area of grid.areas)
    grid = setText(grid, findArea(grid, area.top, area.left) as TableArea, name());
  let lines = formatTable(grid);

  /** Something done, and the texts that go and come with it. */
  const work = (): { next: TableGrid; gone: readonly TableArea[]; come: readonly string[] } => {
    const [row, column] = [below(grid.rows), below(grid.columns)];
    const area = findArea(grid, row, column) as TableArea;
    const nothing = { gone: [], come: [] };
    switch (below(8)) {
      case 0:
        return { next: addRow(grid, below(grid.rows + 1)), ...nothing };
      case 1:
        return { next: addColumn(grid, below(grid.columns + 1)), ...nothing };
      case 2: {
        const gone = grid.areas.filter(({ top, bottom }) => top === row && bottom === row);
        return { next: removeRow(grid, row), gone: grid.rows === 1 ? [] : gone, come: [] };
      }
      case 3: {
        const gone = grid.areas.filter(({ left, right }) => left === column && right === column);
        return { next: removeColumn(grid, column), gone: grid.columns === 1 ? [] : gone, come: [] };
      }
      case 4:
        return { next: mergeWith(grid, area, random() < 0.5 ? 'right' : 'below'), ...nothing };
      case 5:
        return { next: splitArea(grid, area), ...nothing };
      case 6: {
        const cells = [
          [name(), name()],
          [name(), name()],
        ];
        const taken = grid.areas.filter(
          ({ top, left }) => top >= row && top < row + 2 && left >= column && left < column + 2,
        );
        const come = cells.flatMap((line, y) =>
          line.filter((_, x) => {
            const there = findArea(grid, row + y, column + x);
            return !there || (there.top === row + y && there.left === column + x);
          }),
        );
        return { next: pasteRows(grid, row, column, cells), gone: taken, come };
      }
      default:
        return { next: setAlign(grid, column, 'right'), ...nothing };
    }
  };

  it('keeps a cell for each place and every word that nobody takes away, in the file as well', () => {
    let merged = 0;
    for (let step = 0; step < 200; step += 1) {
      const { next, gone, come } = work();
      lay(next);
      const left = textsOf(grid.areas.filter((area) => !gone.includes(area)));
      const isWord = (text: string) => text !== '';
      expect(textsOf(next.areas).filter(isWord)).toEqual([...left, ...come].filter(isWord).sort());
      const written = formatTable(next, lines);
      const read = parseTable(written);
      expect(withoutSource(read)).toEqual(withoutSource(next));
      expect(formatTable(read, written)).toEqual(written);
      if (read.areas.some(isMerged)) merged += 1;
      [grid, lines] = [read, written];
    }
    expect(merged).toBeGreaterThan(20);
  });
});

it('merges nothing across the edge of the table', () => {
  const grid = createGrid(2, 2);
  const last = findArea(grid, 1, 1) as TableArea;
  expect(mergeWith(grid, last, 'right')).toBe(grid);
  expect(mergeWith(grid, last, 'below')).toBe(grid);
});

it('keeps the last row and the last column', () => {
  const grid = createGrid(1, 1);
  expect(removeRow(grid, 0)).toBe(grid);
  expect(removeColumn(grid, 0)).toBe(grid);
});

it('takes the alignment of a column away with it', () => {
  const grid = setAlign(setAlign(createGrid(1, 3), 0, 'right'), 2, 'center');
  expect(removeColumn(grid, 0).aligns).toEqual(['', 'center']);
  expect(addColumn(grid, 1).aligns).toEqual(['right', '', '', 'center']);
});

it('writes a head with a cell for each column where it comes from a row that was not filled up', () => {
  const lines = ['| 事项 | 件 |', '|---|---|', '| 合计 |', '| 甲 | 1 |'];
  expect(formatTable(removeRow(parseTable(lines), 0), lines)).toEqual([
    '| 合计 |  |',
    ...lines.slice(1, 2),
    '| 甲 | 1 |',
  ]);
});

it('shows the cells of a row in their order where a merged one came down into it', () => {
  const grid = parseTable(['| 甲 | 乙 |', '|---|---|', '| 丙 | ^^ |']);
  expect(removeRow(grid, 0).areas.map(({ text }) => text)).toEqual(['丙', '乙']);
});
