import { findHunks, limitEdits } from '../base/find-hunks.ts';
import { type FieldItem, formatListEntry, formatParts, formatScalar } from '../report/format-front-matter.ts';
import type { DeskEntry } from './desk-api.ts';

/** A field as it stands in a file. */
export interface WrittenField {
  /** As the editor wrote them, and as they are read: as many, slips mended. */
  readonly raw: readonly string[];
  readonly mended: readonly string[];
  /** What its entries say, in their order. */
  readonly entries: readonly DeskEntry[];
}

/** Where an entry stands: lines from `from` up to `to`, comments above it not included. */
interface Item {
  readonly from: number;
  readonly to: number;
  /** Columns in front of its parts, the dash among them. */
  readonly indent: number;
  readonly parts: readonly { readonly key: string; readonly from: number; readonly to: number }[];
}

const isNothing = (line: string) => /^\s*(?:#|$)/.test(line);
const isDash = (line: string) => /^ *-(?:\s|$)/.test(line);
const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
const spaces = (count: number) => ' '.repeat(count);

/** Far more than a field has entries. */
const MOST_EDITS = 1000;

/**
 * The lines of a field whose entries become others: entries that stay keep their lines, of one that changes only the
 * parts that do. Comments stay, but for those inside of an entry that goes.
 * @param order keys of an entry's parts, in the order in which new ones are written
 * @param isSingle of a field that is one entry, without dashes
 * @returns nothing where the lines leave a doubt
 */
export function editEntries(
  { raw, mended, entries }: WrittenField,
  after: readonly DeskEntry[],
  order: readonly string[],
  isSingle: boolean,
): string[] | undefined {
  const items = layOut(mended, entries, isSingle);
  if (!items) return undefined;
  const keyed = (list: readonly DeskEntry[]) => list.map((entry) => JSON.stringify(entry));
  const [old, now] = [keyed(entries.map(dropEmpty)), keyed(after)];
  const linesOf = ({ from, to }: Item) => raw.slice(from, to);
  const indent = items[0] ? indentOf(mended[items[0].from] ?? '') : 2;
  // An entry that only moved takes its lines along.
  const moved = new Map(old.flatMap((key, at) => (now.includes(key) ? [[key, at] as const] : [])));
  const write = (at: number): string[] => {
    const from = items[moved.get(now[at] ?? '') ?? -1];
    return from ? linesOf(from) : formatItem(after[at] as DeskEntry, order, indent, isSingle);
  };
  const lines: string[] = [...raw.slice(0, 1)];
  let at = 0;
  const keepComments = (item: number) =>
    lines.push(...raw.slice(items[item - 1]?.to ?? 1, items[item]?.from ?? raw.length));
  const keepUntil = (end: number) => {
    for (; at < end; at += 1) {
      keepComments(at);
      lines.push(...linesOf(items[at] as Item));
    }
  };
  for (const { before, after: coming } of findHunks(old, now, limitEdits(MOST_EDITS))) {
    keepUntil(before[0]);
    let next = coming[0];
    for (; at < before[1]; at += 1) {
      keepComments(at);
      const left = before[1] - at;
      if (coming[1] - next < left) continue;
      const isKnown = moved.has(now[next] ?? '') || moved.has(old[at] ?? '');
      const edited = isKnown
        ? write(next)
        : (editItem(
            items[at] as Item,
            raw,
            mended,
            entries[at] as DeskEntry,
            after[next] as DeskEntry,
            order,
          ) ?? write(next));
      lines.push(...edited);
      next += 1;
    }
    for (; next < coming[1]; next += 1) lines.push(...write(next));
  }
  keepUntil(items.length);
  return lines;
}

/** A part without a value says nothing. */
export function dropEmpty(entry: DeskEntry): DeskEntry {
  if (typeof entry === 'string') return entry;
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );
}

/** Lines of an entry that is new. */
export function formatItem(
  entry: DeskEntry,
  order: readonly string[],
  indent: number,
  isSingle: boolean,
): string[] {
  if (typeof entry === 'string') return [`${spaces(indent)}- ${formatScalar(entry)}`];
  const pairs = listPairs(entry, order);
  return isSingle ? formatParts(pairs, spaces(indent)) : formatListEntry(pairs, spaces(indent));
}

function listPairs(entry: Readonly<Record<string, string>>, order: readonly string[]): FieldItem {
  const keys = [...order, ...Object.keys(entry).filter((key) => !order.includes(key))];
  return keys.flatMap((key) => (entry[key] ? [[key, entry[key]] as const] : []));
}

/** Where the entries of a field stand; nothing where that is not one line below another. */
function layOut(
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
  const parts = starts.map(({ key, at }, index) => ({
    key,
    from: at,
    to: lastOf(mended, at, starts[index + 1]?.at ?? to),
  }));
  return { from, to, indent, parts };
}

/** Behind the last line that says something: comments below belong to what comes next. */
function lastOf(lines: readonly string[], from: number, end: number): number {
  let to = end;
  while (to > from + 1 && isNothing(lines[to - 1] ?? '')) to -= 1;
  return to;
}

/** The lines of an entry of which some parts change; nothing if it has to be written anew. */
function editItem(
  { from, to, indent, parts }: Item,
  raw: readonly string[],
  mended: readonly string[],
  old: DeskEntry,
  now: DeskEntry,
  order: readonly string[],
): string[] | undefined {
  if (typeof old === 'string' || typeof now === 'string' || parts.length === 0) return undefined;
  // A dash on a line of its own stays there.
  const isApart = parts[0]?.from !== from;
  const lead = (mended[from] ?? '').slice(0, indent);
  const known = new Map(parts.map((part) => [part.key, part]));
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = parts.map(({ key }) => key);
  for (const key of Object.keys(now)) {
    if (known.has(key) || !now[key]) continue;
    const before = keys.findLastIndex((one) => rank(one) < rank(key));
    keys.splice(before + 1, 0, key);
  }
  const lines: string[] = isApart ? [...raw.slice(from, parts[0]?.from)] : [];
  let isFirst = !isApart;
  for (const key of keys) {
    const part = known.get(key);
    const index = part ? parts.indexOf(part) : -1;
    const comments = index > 0 && part ? raw.slice(parts[index - 1]?.to, part.from) : [];
    const value = now[key] ?? '';
    const isSame = part !== undefined && value === old[key];
    if (part && value === '' && !isSame) {
      lines.push(...comments);
      continue;
    }
    const written =
      isSame && part ? raw.slice(part.from, part.to) : formatParts([[key, value]], spaces(indent));
    if (!isSame && part && written.length === 1 && part.to - part.from === 1)
      written[0] += findComment(mended[part.from] ?? '');
    const stays = isSame && part?.from === from;
    if (isFirst && !stays) {
      const text = isSame ? (mended[part.from] ?? '') : (written[0] ?? '');
      written[0] = lead + text.slice(indent);
    } else if (!isFirst && isSame && part?.from === from) {
      // It stood behind the dash.
      written[0] = spaces(indent) + (mended[from] ?? '').slice(indent);
    }
    isFirst = false;
    lines.push(...comments, ...written);
  }
  return isFirst ? undefined : lines.concat(raw.slice(parts.at(-1)?.to ?? to, to));
}

/** A remark behind a value of one line, with the space in front of it. @param line as it is read */
export function findComment(line: string): string {
  const value = line.replace(/^[^:]*:\s*/, '');
  if (/^[|>]/.test(value)) return '';
  if (/^[[{]/.test(value)) return /[\]}](\s+# [^\]}]*)$/.exec(value)?.[1] ?? '';
  const behind = /^(["']).*\1(\s+# .*)$/.exec(value)?.[2];
  return behind ?? (/^["']/.test(value) ? '' : (/\s# .*$/.exec(value)?.[0] ?? ''));
}
