import { useState } from 'preact/hooks';
import { isComposing } from '../base/is-composing.ts';
import type { DeskRow } from '../desk/desk-api.ts';
import { useTyped } from './use-renewed.ts';

/** Reports that are offered at once: whoever does not see his types another word. */
const MOST = 8;

interface ReportPickerProps {
  readonly id: string;
  /** The folder of a report, or an address. */
  readonly value: string;
  readonly rows: readonly DeskRow[];
  readonly orAddress: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-label'?: string;
  onSave(value: string): void;
}

/** A report of the portal, found by words of its title; its folder is what is written. */
export function ReportPicker({ id, value, rows, orAddress, onSave, ...attributes }: ReportPickerProps) {
  const [typed, setTyped, send] = useTyped(value);
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const isAddress = /^https?:/i.test(typed);
  const isSound =
    typed.trim() === '' || (orAddress && isAddress) || rows.some((row) => row.id === typed.trim());
  const found = isOpen && !isAddress ? findReports(rows, typed) : [];
  const chosen = rows.find((row) => row.id === value);
  const list = `${id}-list`;
  const choose = (row: DeskRow) => {
    send(row.id);
    setIsOpen(false);
    onSave(row.id);
  };
  const leave = () => {
    setIsOpen(false);
    if (!isSound) return;
    send(typed.trim());
    onSave(typed.trim());
  };
  return (
    <div class="desk-picker">
      <input
        {...attributes}
        id={id}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        autocomplete="off"
        placeholder={orAddress ? '写标题里的几个字来找，或者写网址' : '写标题里的几个字来找'}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setAt(0);
          setIsOpen(true);
        }}
        onKeyDown={(event) => {
          const row = found[at];
          if (isComposing(event) || found.length === 0) return;
          if (event.key === 'Escape') setIsOpen(false);
          else if (event.key === 'Enter' && row) choose(row);
          else if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
          else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
          else return;
          event.preventDefault();
        }}
        onBlur={leave}
      />
      <div id={list} class="desk-options" role="listbox" aria-label="找到的报告" hidden={found.length === 0}>
        {found.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input above
          <div
            key={row.id}
            tabIndex={-1}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            // The input would be left before the press is done.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(row)}
          >
            {row.title}
            <span class="desk-help">
              {row.org}　{row.id}
            </span>
          </div>
        ))}
      </div>
      {isOpen && !isAddress && typed.trim() !== '' && found.length === 0 && (
        <p class="desk-help">没有标题里有这些字的报告。</p>
      )}
      {!isOpen && !isSound && typed.trim() !== value && (
        <p class="desk-asked">还没有选好，不保存：从列出的报告里选一篇{orAddress && '，或者写网址'}。</p>
      )}
      {!isOpen && value !== '' && (
        <p class="desk-picked">
          {chosen ? (
            <a href={`#/report/${chosen.id}`}>{chosen.title}</a>
          ) : isAddress ? (
            '别的网站'
          ) : (
            '本站没有这一篇'
          )}
        </p>
      )}
    </div>
  );
}

/** Those that have all the words, the newest first. */
function findReports(rows: readonly DeskRow[], typed: string): DeskRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: DeskRow[] = [];
  for (const row of rows) {
    const text = `${row.title} ${row.org} ${row.year} ${row.id}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.push(row);
    if (found.length === MOST) break;
  }
  return found;
}
