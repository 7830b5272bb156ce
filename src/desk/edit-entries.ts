import { findHunks, limitEdits } from '../base/find-hunks.ts';
import { type FieldItem, formatListEntry, formatParts, formatScalar } from '../report/format-front-matter.ts';
import type { DeskEntry } from './desk-api.ts';
import { type Item, indentOf, layOut } from './lay-out-entries.ts';

/** A field as it stands in a file. */
export interface WrittenField {
  /** As the editor wrote them, and as they are read: as many, slips mended. */
  readonly raw: readonly string[];
  readonly mended: readonly string[];
  /** What its entries say, in their order. */
  readonly entries: readonly DeskEntry[];
}

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
  field: WrittenField,
  after: readonly DeskEntry[],
  order: readonly string[],
  isSingle: boolean,
): string[] | undefined {
  const { raw, mended, entries } = field;
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
        : (editItem(items[at] as Item, field, [entries[at] as DeskEntry, after[next] as DeskEntry], order) ??
          write(next));
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

/** The lines of an entry of which some parts change; nothing if it has to be written anew. */
function editItem(
  { from, to, indent, parts }: Item,
  { raw, mended }: WrittenField,
  [old, now]: readonly [DeskEntry, DeskEntry],
  order: readonly string[],
): string[] | undefined {
  if (typeof old === 'string' || typeof now === 'string' || parts.length === 0) return undefined;
  const known = new Map(parts.map((part) => [part.key, part]));
  const keys = insertKeys(parts, now, order);
  // A part whose value is taken away goes; one that never had any stays.
  const stays = (key: string) => (now[key] ?? '') !== '' || old[key] === '';
  // A dash on a line of its own stays there.
  const lines = raw.slice(from, parts[0]?.from);
  const behindDash = lines.length > 0 ? undefined : keys.find(stays);
  if (lines.length === 0 && behindDash === undefined) return undefined;
  for (const key of keys) {
    const part = known.get(key);
    if (part) lines.push(...raw.slice(part.above, part.from));
    if (!stays(key)) continue;
    const value = now[key] ?? '';
    const isSame = part !== undefined && value === old[key];
    if (isSame && (part.from === from) === (key === behindDash)) {
      lines.push(...raw.slice(part.from, part.to));
      continue;
    }
    const [first = '', ...rest] = isSame
      ? [mended[part.from] ?? '', ...raw.slice(part.from + 1, part.to)]
      : formatPart(key, value, indent, part && mended.slice(part.from, part.to));
    const lead = key === behindDash ? (mended[from] ?? '').slice(0, indent) : spaces(indent);
    lines.push(lead + first.slice(indent), ...rest);
  }
  return lines.concat(raw.slice(parts.at(-1)?.to ?? to, to));
}

/** The keys of an entry in the order in which they stand, those that it gets where the order has them. */
function insertKeys(
  parts: Item['parts'],
  now: Readonly<Record<string, string>>,
  order: readonly string[],
): string[] {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = parts.map(({ key }) => key);
  for (const key of Object.keys(now)) {
    if (keys.includes(key) || !now[key]) continue;
    const before = keys.findLastIndex((one) => rank(one) < rank(key));
    keys.splice(before + 1, 0, key);
  }
  return keys;
}

/** @param former lines that it takes the place of: a remark behind the only one stays */
function formatPart(
  key: string,
  value: string,
  indent: number,
  former: readonly string[] | undefined,
): string[] {
  const lines = formatParts([[key, value]], spaces(indent));
  if (lines.length === 1 && former?.length === 1) lines[0] += findComment(former[0] ?? '');
  return lines;
}

/** A remark behind a value of one line, with the space in front of it. @param line as it is read */
export function findComment(line: string): string {
  const value = line.replace(/^[^:]*:\s*/, '');
  if (/^[|>]/.test(value)) return '';
  if (/^[[{]/.test(value)) return /[\]}](\s+# [^\]}]*)$/.exec(value)?.[1] ?? '';
  const behind = /^(["']).*\1(\s+# .*)$/.exec(value)?.[2];
  return behind ?? (/^["']/.test(value) ? '' : (/\s# .*$/.exec(value)?.[0] ?? ''));
}
