import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { DeskEntry, DeskField, DeskInput, DeskPortal } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { type NamedRows, nameRows, nextName } from './name-rows.ts';
import { useRenewed } from './use-renewed.ts';
import { moveItem, useReorder } from './use-reorder.tsx';
import { ValueInput } from './value-input.tsx';

/**
 * Rows that can be added, taken away and put in another order.
 * @param what they are called
 * @param items as they were filled in last
 */
export function Rows<Item extends DeskEntry>({
  what,
  items,
  isSingle = false,
  draw,
  onSave,
}: {
  what: string;
  items: readonly Item[];
  isSingle?: boolean;
  /** @param change puts something in place of the row, if it is there yet */
  draw: (at: number, change: (make: (item?: Item) => readonly Item[]) => void) => ComponentChildren;
  onSave: (items: readonly Item[]) => void;
}) {
  const count = items.length;
  // Once there is one more, what was added is there.
  const [isAdding, setIsAdding] = useRenewed(() => false, [count]);
  const texts = items.map((item) => JSON.stringify(item));
  // A box that is left by pressing the button of its row may take the row away: the button is then no other row's.
  const named = useRef<NamedRows>({ rows: [], names: [] });
  named.current = nameRows(named.current, texts);
  const { names } = named.current;
  const reorder = useReorder(texts, (from, to) => onSave(moveItem(items, from, to)));
  const rows = Array.from({ length: count + (isAdding ? 1 : 0) }, (_, at) => at);
  return (
    <div class="desk-rows">
      {rows.map((at) => (
        <div key={names[at] ?? nextName(names)} class="desk-row" data-row {...reorder.row(at)}>
          {draw(at, (make) => onSave([...items.slice(0, at), ...make(items[at]), ...items.slice(at + 1)]))}
          <div class="desk-row-tools">
            {!isSingle && reorder.tools(at, `${what}第 ${at + 1} 项`)}
            <button
              type="button"
              class="desk-remove"
              aria-label={`删去${what}${isSingle ? '' : `第 ${at + 1} 项`}`}
              onClick={() =>
                at < count ? onSave(items.filter((_, index) => index !== at)) : setIsAdding(false)
              }
            >
              删去
            </button>
          </div>
        </div>
      ))}
      {reorder.status}
      {!isAdding && !(isSingle && count > 0) && (
        <Button onClick={() => setIsAdding(true)}>
          {isSingle ? '写上' : '加'}
          {what}
        </Button>
      )}
    </div>
  );
}

/** Entries with parts, such as 修订, a row for each. */
export function EntryRows({
  field: { key, entries },
  input: { parts, isSingle },
  portal,
  id,
  onSave,
}: {
  field: DeskField;
  input: Extract<DeskInput, { kind: 'entries' }>;
  portal: DeskPortal;
  id: string;
  onSave: (values: readonly DeskEntry[]) => void;
}) {
  return (
    <Rows
      what={key}
      items={entries}
      isSingle={isSingle}
      onSave={onSave}
      draw={(at, change) => (
        <div class="desk-parts">
          {parts.map(({ key: name, help, isRequired, input }) => {
            const own = `${id}-${at}-${name}`;
            return (
              <div key={name} class="desk-part">
                <label for={own}>
                  {name}
                  {isRequired && <span class="desk-needed">必填</span>}
                </label>
                <ValueInput
                  id={own}
                  aria-describedby={`${own}-help`}
                  input={input}
                  value={entries[at]?.[name] ?? ''}
                  portal={portal}
                  onSave={(value) => change((entry) => [{ ...entry, [name]: value }])}
                />
                <p id={`${own}-help`} class="desk-help">
                  {help}
                </p>
              </div>
            );
          })}
        </div>
      )}
    />
  );
}
