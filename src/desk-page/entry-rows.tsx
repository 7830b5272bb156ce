import type { ComponentChildren } from 'preact';
import type { DeskEntry, DeskField, DeskInput, DeskPortal } from '../desk/desk-api.ts';
import { useRenewed } from './use-renewed.ts';
import { ValueInput } from './value-input.tsx';

/**
 * Rows that can be added and taken away.
 * @param what they are called
 */
export function Rows({
  what,
  count,
  isSingle = false,
  draw,
  onRemove,
}: {
  what: string;
  count: number;
  isSingle?: boolean;
  draw: (at: number) => ComponentChildren;
  onRemove: (at: number) => void;
}) {
  // Once there is one more, what was added is there.
  const [isAdding, setIsAdding] = useRenewed(() => false, [count]);
  const rows = Array.from({ length: count + (isAdding ? 1 : 0) }, (_, at) => at);
  return (
    <div class="desk-rows">
      {rows.map((at) => (
        <div key={at} class="desk-row">
          {draw(at)}
          <button
            type="button"
            class="desk-remove"
            aria-label={`删去${what}${isSingle ? '' : `第 ${at + 1} 项`}`}
            onClick={() => (at < count ? onRemove(at) : setIsAdding(false))}
          >
            删去
          </button>
        </div>
      ))}
      {!isAdding && !(isSingle && count > 0) && (
        <button type="button" class="desk-button" onClick={() => setIsAdding(true)}>
          {isSingle ? '写上' : '加'}
          {what}
        </button>
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
      count={entries.length}
      isSingle={isSingle}
      onRemove={(at) => onSave(entries.filter((_, index) => index !== at))}
      draw={(at) => (
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
                  onSave={(value) => {
                    const next = [...entries];
                    next[at] = { ...entries[at], [name]: value };
                    onSave(next);
                  }}
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
