import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isComposing } from '../base/is-composing.ts';
import {
  addColumn,
  addRow,
  findArea,
  isMerged,
  mergeWith,
  parseCopiedCells,
  pasteRows,
  removeColumn,
  removeRow,
  setAlign,
  setText,
  splitArea,
  type TableAlign,
  type TableArea,
  type TableGrid,
} from '../desk/table-grid.ts';
import { Dialog } from './dialog.tsx';
import { Select } from './inputs.tsx';

type Place = readonly [row: number, column: number];

/** What is done with the cell that is being written in. */
const DEEDS: readonly {
  readonly label: string;
  readonly help: string;
  apply(grid: TableGrid, area: TableArea): TableGrid;
}[] = [
  { label: '上面加一行', help: '在这一格的上面加一行', apply: (grid, { top }) => addRow(grid, top) },
  {
    label: '下面加一行',
    help: '在这一格的下面加一行',
    apply: (grid, { bottom }) => addRow(grid, bottom + 1),
  },
  { label: '左边加一列', help: '在这一格的左边加一列', apply: (grid, { left }) => addColumn(grid, left) },
  {
    label: '右边加一列',
    help: '在这一格的右边加一列',
    apply: (grid, { right }) => addColumn(grid, right + 1),
  },
  { label: '删这一行', help: '删去这一格所在的行', apply: (grid, { top }) => removeRow(grid, top) },
  { label: '删这一列', help: '删去这一格所在的列', apply: (grid, { left }) => removeColumn(grid, left) },
  {
    label: '与右边合并',
    help: '这一格与右边的一格合成一格，字都留着',
    apply: (grid, area) => mergeWith(grid, area, 'right'),
  },
  {
    label: '与下面合并',
    help: '这一格与下面的一格合成一格，字都留着',
    apply: (grid, area) => mergeWith(grid, area, 'below'),
  },
  { label: '拆开', help: '把合并的格子拆开，字留在第一格', apply: splitArea },
];

const ALIGNS: readonly (readonly [TableAlign, string])[] = [
  ['', '默认'],
  ['left', '靠左'],
  ['center', '居中'],
  ['right', '靠右'],
];

/** A table as a grid to fill in. */
export function TableDialog({
  grid: given,
  isNew,
  onDone,
  onClose,
}: {
  grid: TableGrid;
  isNew: boolean;
  onDone(grid: TableGrid): void;
  onClose(): void;
}) {
  const [grid, setGrid] = useState(given);
  const [[row, column], setPlace] = useState<Place>([0, 0]);
  const table = useRef<HTMLTableElement>(null);
  const area = findArea(grid, row, column) ?? (grid.areas[0] as TableArea);
  /** Set by what moves the cursor, for when the cells are drawn. */
  const wanted = useRef<Place | undefined>([0, 0]);
  const go = (next: Place) => {
    wanted.current = next;
    setPlace(next);
  };
  // Before the next key: somebody may type fast.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const [top, left] = wanted.current;
    wanted.current = undefined;
    const target = findArea(grid, Math.min(top, grid.rows - 1), Math.min(left, grid.columns - 1));
    if (target)
      table.current?.querySelector<HTMLElement>(`[data-place="${target.top},${target.left}"]`)?.focus();
  });
  const apply = (change: (grid: TableGrid, area: TableArea) => TableGrid) => {
    const next = change(grid, area);
    setGrid(next);
    go([Math.min(row, next.rows - 1), Math.min(column, next.columns - 1)]);
  };
  const move = (event: KeyboardEvent, { top, bottom, left, right }: TableArea) => {
    const cell = event.currentTarget as HTMLTextAreaElement;
    const { selectionStart: start, selectionEnd: end, value } = cell;
    const isAtStart = end === 0;
    const isAtEnd = start === value.length;
    const targets: Readonly<Record<string, Place | undefined>> = {
      Enter: event.shiftKey ? undefined : [bottom + 1, left],
      ArrowDown: value.includes('\n', end) ? undefined : [bottom + 1, left],
      ArrowUp: value.lastIndexOf('\n', start - 1) >= 0 && start > 0 ? undefined : [top - 1, left],
      ArrowRight: isAtEnd ? [top, right + 1] : undefined,
      ArrowLeft: isAtStart ? [top, left - 1] : undefined,
    };
    const target = targets[event.key];
    if (!target || isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [y, x] = target;
    if (event.key === 'Enter' && y >= grid.rows) {
      setGrid(addRow(grid, grid.rows));
      return go(target);
    }
    if (y >= 0 && x >= 0 && y < grid.rows && x < grid.columns) go(target);
  };
  const paste = (event: ClipboardEvent, { top, left }: TableArea) => {
    const cells = parseCopiedCells(event.clipboardData?.getData('text/plain') ?? '');
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    setGrid(pasteRows(grid, top, left, cells));
  };
  return (
    <Dialog
      title={isNew ? '填一张表' : '改这张表'}
      done={isNew ? '放进文字里' : '改好了'}
      isWide
      isWritten={grid !== given}
      onDone={() => onDone(grid)}
      onClose={onClose}
    >
      <div class="desk-grid-tools" role="toolbar" aria-label="这一格">
        {DEEDS.map(({ label, help, apply: deed }) => (
          <button
            key={label}
            type="button"
            title={help}
            onClick={() => apply(deed)}
            disabled={label === '拆开' && !isMerged(area)}
          >
            {label}
          </button>
        ))}
        <label>
          这一列
          <Select
            value={grid.aligns[column] ?? ''}
            options={ALIGNS}
            onChoose={(align) => setGrid(setAlign(grid, column, align as TableAlign))}
          />
        </label>
      </div>
      <div class="desk-grid">
        <table ref={table}>
          <tbody>
            {Array.from({ length: grid.rows }, (_, top) => (
              <tr key={top}>
                {grid.areas
                  .filter((one) => one.top === top)
                  .map((one) => (
                    <td
                      key={one.left}
                      colSpan={one.right - one.left + 1}
                      rowSpan={one.bottom - one.top + 1}
                      class={top === 0 ? 'is-head' : undefined}
                    >
                      {/* As high as its text: the same text, unseen, gives the height. */}
                      <div class="desk-cell" data-text={one.text}>
                        <textarea
                          data-place={`${one.top},${one.left}`}
                          rows={1}
                          aria-label={`${top === 0 ? '表头' : `第 ${top + 1} 行`}第 ${one.left + 1} 列`}
                          value={one.text}
                          onFocus={() => setPlace([one.top, one.left])}
                          onInput={({ currentTarget }) => setGrid(setText(grid, one, currentTarget.value))}
                          onKeyDown={(event) => move(event, one)}
                          onPaste={(event) => paste(event, one)}
                        />
                      </div>
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="desk-help">
        第一行是表头。Tab 到下一格，回车到下一行，格子里换行按 Shift+回车；从 Excel、WPS
        表格里复制的格子可以直接粘贴。
      </p>
    </Dialog>
  );
}
