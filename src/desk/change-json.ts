import { isDeepStrictEqual } from 'node:util';
import { findHunks, limitEdits } from '../base/find-hunks.ts';
import { isRecord } from '../base/json.ts';
import { type JsonReading, readJson } from '../report/read-json.ts';

type Path = readonly (string | number)[];

/** Characters of a line into which a list or object is put as a whole. */
const WIDTH = 100;

/** A list of settings has fewer entries; beyond that, all between the first and the last change counts as changed. */
const MOST_EDITS = 1000;

/** A member or an item of the text as it is. */
interface Child {
  readonly key: string | number;
  readonly value: unknown;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/** What is to stand there: one that is there already, perhaps with another value, or a new one. */
interface Wanted {
  readonly key: string | number;
  readonly value: unknown;
  /** Place among those that are there. */
  readonly from?: number;
}

/**
 * Has the text of a JSON file say something else and changes the least: whatever does not change keeps its characters, its
 * place and what stands around it, comments and slips included.
 * @param next the whole object
 * @param order in which names that are new are put among the others
 * @returns nothing if it cannot be written so that it reads as wanted
 */
export function changeJson(
  text: string,
  next: Readonly<Record<string, unknown>>,
  order: readonly string[] = [],
): string | undefined {
  const reading = readJson(text, '', '');
  const { value } = reading;
  if (!isRecord(value)) return undefined;
  const span = reading.spanOf();
  if (!span) return undefined;
  const changed =
    text.slice(0, span.value) + render({ text, reading, order }, [], value, next, '') + text.slice(span.end);
  const again = readJson(changed, '', '');
  return isDeepStrictEqual(again.value, next) && countErrors(again) <= countErrors(reading)
    ? changed
    : undefined;
}

const countErrors = ({ problems }: JsonReading) => problems.filter(({ level }) => level === 'error').length;

interface Source {
  readonly text: string;
  readonly reading: JsonReading;
  readonly order: readonly string[];
}

function render(source: Source, path: Path, before: unknown, next: unknown, indent: string): string {
  const { text, reading } = source;
  const span = reading.spanOf(...path);
  if (!span) return formatJson(next, indent);
  if (isDeepStrictEqual(before, next)) return text.slice(span.value, span.end);
  const isList = Array.isArray(before) && Array.isArray(next);
  if (!isList && !(isRecord(before) && isRecord(next))) return formatJson(next, indent);
  const children = listChildren(source, path, before);
  const wanted = isList
    ? chooseItems(children, next)
    : chooseMembers(children, next as Record<string, unknown>, path.length === 0 ? source.order : []);
  const [first] = children;
  const isRoot = path.length === 0;
  if (!first || wanted.length === 0 || children.length !== countEntries(before))
    return formatJson(next, indent, isRoot);

  const opening = text.slice(span.value, first.start);
  const closing = text.slice(children.at(-1)?.end, span.end);
  const between = children.slice(1).map(({ start }, at) => text.slice(children[at]?.end, start));
  const isWide = [opening, ...between].some((part) => part.includes('\n'));
  const inside = isWide
    ? ([opening, ...between].map((part) => /\n([ \t]*)$/.exec(part)?.[1]).find((one) => one !== undefined) ??
      `${indent}  `)
    : indent;
  const usual = isWide ? `,\n${inside}` : (between.find((part) => /^, *$/.test(part)) ?? ', ');
  const parts = wanted.map(({ key, value, from }) => {
    const child = from === undefined ? undefined : children[from];
    if (child)
      return (
        text.slice(child.start, child.valueStart) +
        render(source, [...path, child.key], child.value, value, inside)
      );
    const name = typeof key === 'string' ? `${JSON.stringify(key)}: ` : '';
    return name + formatJson(value, inside, false, name.length);
  });
  const joined = wanted.map(({ from }, at) => {
    if (at === 0) return parts[at];
    // What stands in front of one that stays is about it.
    const own = from === undefined || from === 0 ? undefined : between[from - 1];
    return (own ?? usual) + parts[at];
  });
  const result = opening + joined.join('') + closing;
  return isWide || indent.length + result.length <= WIDTH ? result : formatJson(next, indent, isRoot);
}

const countEntries = (value: unknown) => Object.keys(value as object).length;

function listChildren({ reading }: Source, path: Path, value: unknown): Child[] {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value as Record<string, unknown>);
  return entries
    .flatMap(([key, own]): Child[] => {
      const span = reading.spanOf(...path, key);
      return span
        ? [{ key, value: own, start: span.name ?? span.value, valueStart: span.value, end: span.end }]
        : [];
    })
    .sort((a, b) => a.start - b.start);
}

/** Members stay where they are; a new one goes behind those that come before it in the order, or to the end. */
function chooseMembers(
  children: readonly Child[],
  next: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Wanted[] {
  const wanted: Wanted[] = children.flatMap(({ key }, from) =>
    Object.hasOwn(next, key) ? [{ key, value: next[key], from }] : [],
  );
  for (const [key, value] of Object.entries(next)) {
    if (wanted.some((one) => one.key === key)) continue;
    const rank = order.indexOf(key);
    const before = (one: Wanted) => {
      const other = order.indexOf(String(one.key));
      return other >= 0 && other < rank;
    };
    const at = rank < 0 ? wanted.length : wanted.findLastIndex(before) + 1;
    wanted.splice(at, 0, { key, value });
  }
  return wanted;
}

/** Items that are there are found again, also in another place; one in place of another changes as little as it can. */
function chooseItems(children: readonly Child[], next: readonly unknown[]): Wanted[] {
  const [before, after] = [
    children.map(({ value }) => JSON.stringify(value)),
    next.map((one) => JSON.stringify(one)),
  ];
  const from = new Map<number, number>();
  const free = new Set(children.keys());
  const take = (at: number, old: number | undefined) => {
    if (old === undefined || !free.delete(old)) return;
    from.set(at, old);
  };
  let shift = 0;
  let old = 0;
  const hunks = findHunks(before, after, limitEdits(MOST_EDITS));
  for (const hunk of [...hunks, { before: [before.length, 0], after: [0, 0] }]) {
    for (; old < hunk.before[0]; old += 1) take(old + shift, old);
    old = Math.max(old, hunk.before[1]);
    shift = hunk.after[1] - hunk.before[1];
  }
  for (const [at, text] of after.entries())
    if (!from.has(at))
      take(
        at,
        [...free].find((one) => before[one] === text),
      );
  for (const {
    before: [start],
    after: [first, last],
  } of hunks)
    for (let at = first; at < last; at += 1) if (!from.has(at)) take(at, start + at - first);
  return next.map((value, key) => {
    const at = from.get(key);
    return { key, value, ...(at === undefined ? {} : { from: at }) };
  });
}

/** As people write it: in one line what has room there, else a line for each. */
function formatJson(value: unknown, indent: string, isBroken = false, taken = 0): string {
  const line = formatLine(value);
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item) => ['', item])
    : isRecord(value)
      ? Object.entries(value).map(([key, own]) => [`${JSON.stringify(key)}: `, own])
      : [];
  if (entries.length === 0 || (!isBroken && indent.length + taken + line.length <= WIDTH)) return line;
  const inside = `${indent}  `;
  const lines = entries.map(([name, own]) => inside + name + formatJson(own, inside, false, name.length));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function formatLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatLine).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, own]) => `${JSON.stringify(key)}: ${formatLine(own)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
