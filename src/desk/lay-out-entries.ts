import type { DeskEntry } from './desk-api.ts';

/** Where an entry stands: lines from `from` up to `to`, comments above it not included. */
export interface Item {
  readonly from: number;
  readonly to: number;
  /** Columns in front of its parts, the dash among them. */
  readonly indent: number;
  /** `above`: where comments above it begin. */
  readonly parts: readonly { key: string; from: number; to: number; above: number }[];
}

const isNothing = (line: string) => /^\s*(?:#|$)/.test(line);
const isDash = (line: string) => /^ *-(?:\s|$)/.test(line);
export const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/** Where the entries of a field stand; nothing where that is not one line below another. */
export function layOut(
  mended: readonly string[],
  entries: readonly DeskEntry[],
  isSingle: boolean,
): Item[] | undefined {
  const value = (mended[0] ?? '').replace(/^[^:]*:/, '').trim();
  if (value !== '' && !value.startsWith('#')) return undefined;
  const first = mended.findIndex((line, index) => index > 0 && !isNothing(line));
  if (first < 0) return entries.length === 0 ? [] : undefined;
  const isList = isDash(mended[first] ?? '');
  if (isList === isSingle) return undefined;
  const lead = indentOf(mended[first] ?? '');
  const starts = isSingle
    ? [first]
    : mended.flatMap((line, index) =>
        index >= first && isDash(line) && indentOf(line) === lead ? [index] : [],
      );
  if (starts.length !== entries.length) return undefined;
  const items = starts.map((from, index) =>
    layOutItem(mended, from, starts[index + 1] ?? mended.length, isSingle),
  );
  const isSame = items.every(({ parts }, index) => {
    const entry = entries[index];
    if (typeof entry === 'string') return true;
    const keys = Object.keys(entry ?? {});
    return (
      parts.length === 0 || (keys.length === parts.length && parts.every(({ key }) => keys.includes(key)))
    );
  });
  return isSame ? items : undefined;
}

function layOutItem(mended: readonly string[], from: number, end: number, isSingle: boolean): Item {
  const to = lastOf(mended, from, end);
  const firstLine = mended[from] ?? '';
  const content = isSingle ? firstLine : firstLine.replace('-', ' ');
  const lead =
    content.trim() === '' ? (mended.slice(from + 1, to).find((line) => !isNothing(line)) ?? '') : content;
  const indent = indentOf(lead);
  const starts: { key: string; at: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const line = at === from ? content : (mended[at] ?? '');
    const key = /^([^\s:#'"[\]{}-][^:]*?)\s*:(?:\s|$)/.exec(line.slice(indent))?.[1];
    if (key !== undefined && indentOf(line) === indent) starts.push({ key: key.replace(/\s+/g, ''), at });
  }
  const parts: Item['parts'][number][] = [];
  for (const [index, { key, at }] of starts.entries())
    parts.push({
      key,
      from: at,
      to: lastOf(mended, at, starts[index + 1]?.at ?? to),
      above: parts.at(-1)?.to ?? at,
    });
  return { from, to, indent, parts };
}

/** Behind the last line that says something: comments below belong to what comes next. */
function lastOf(lines: readonly string[], from: number, end: number): number {
  let to = end;
  while (to > from + 1 && isNothing(lines[to - 1] ?? '')) to -= 1;
  return to;
}
