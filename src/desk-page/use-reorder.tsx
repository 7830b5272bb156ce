import type { ComponentChildren, HTMLAttributes } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What is dragged here is a row and no file. */
const ROW = 'application/x-gongbao-row';

/** A list with what stood at `from` at `to`. */
export function moveItem<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

export const replaceItem = <Item,>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, index) => (index === at ? item : one));

interface Reorder {
  /** For the element of a row, onto which another can be dropped. */
  row(at: number): Pick<HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDrop' | 'onDragEnd'> & {
    readonly 'data-over'?: boolean;
  };
  /** What moves a row. @param name for those who do not see it */
  tools(at: number, name: string): ComponentChildren;
  /** Says where a row has come to. */
  readonly status: ComponentChildren;
}

/**
 * Lets rows be put in another order: by two buttons, which keyboards and phones reach, and by dragging. The focus stays
 * with the row that moves.
 * @param keys of the rows in the order that is saved
 */
export function useReorder(keys: readonly string[], onMove: (from: number, to: number) => void): Reorder {
  const base = useId();
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const [told, setTold] = useState('');
  /** Which button had been pressed, and where it is once the order is saved. */
  const wanted = useRef<{ readonly to: number; readonly ways: readonly string[] } | undefined>(undefined);
  const order = JSON.stringify(keys);
  useLayoutEffect(() => {
    const { to, ways } = wanted.current ?? {};
    wanted.current = undefined;
    if (to === undefined || !ways) return;
    setTold(`已移到第 ${to + 1} 个`);
    const buttons = ways.map((way) => document.getElementById(`${base}-${to}-${way}`));
    buttons.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
  }, [order]);
  const move = (from: number, to: number, ways: readonly string[]) => {
    if (from === to) return;
    wanted.current = { to, ways };
    onMove(from, to);
  };
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  return {
    row: (at) => ({
      ...(over === at && dragged !== undefined && dragged !== at ? { 'data-over': true } : {}),
      onDragOver(event) {
        if (dragged === undefined || !event.dataTransfer?.types.includes(ROW)) return;
        event.preventDefault();
        setOver(at);
      },
      onDrop(event) {
        if (dragged === undefined || !event.dataTransfer?.types.includes(ROW)) return;
        event.preventDefault();
        move(dragged, at, ['down', 'up']);
        end();
      },
      onDragEnd: end,
    }),
    tools: (at, name) =>
      keys.length < 2 || at >= keys.length ? null : (
        <>
          <span
            class="desk-grip"
            draggable
            aria-hidden="true"
            title="按住拖动，排先后"
            onDragStart={(event) => {
              const { dataTransfer: data, currentTarget } = event;
              const row = currentTarget.closest('[data-row]');
              data?.setData(ROW, String(at));
              if (data) data.effectAllowed = 'move';
              if (row) data?.setDragImage(row, 0, 0);
              setDragged(at);
            }}
          >
            ⠿
          </span>
          {(
            [
              ['up', '↑', '往前移', at - 1],
              ['down', '↓', '往后移', at + 1],
            ] as const
          ).map(([way, sign, words, to]) => (
            <button
              key={way}
              id={`${base}-${at}-${way}`}
              type="button"
              class="desk-remove"
              aria-label={`${name} ${words}`}
              disabled={to < 0 || to >= keys.length}
              onClick={() => move(at, to, [way, 'up', 'down'])}
            >
              {sign}
            </button>
          ))}
        </>
      ),
    status: (
      <p role="status" class="desk-hidden">
        {told}
      </p>
    ),
  };
}
