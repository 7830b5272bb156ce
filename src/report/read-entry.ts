import { clip } from '../base/clip.ts';
import type { Remedy } from '../diagnostics/diagnostic.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import type { ReportFault } from './report-fault.ts';

/** What an entry of a field consists of. */
interface EntryForm {
  readonly field: string;
  readonly keys: readonly string[];
  /** How it is to be written, for remedies: in words, since what is copied unthinkingly would be false. */
  readonly form: Remedy;
}

interface ReadEntry {
  /** In the order of the keys, empty where a part is missing. */
  readonly values: readonly string[];
  readonly isSound: boolean;
}

/** The entries of a field such as 修订 whose parts all have to be written, each on one line; `tell` speaks of that entry. */
export function* readEntries(
  value: FrontMatterValue,
  form: EntryForm,
  report: ReportFault,
): Generator<ReadEntry & { readonly tell: ReportFault }> {
  for (const item of listItems(value)) {
    const tell: ReportFault = (message, remedy, options) => report(message, remedy, { at: item, ...options });
    const entry = readEntry(item, form, tell);
    if (entry) yield { ...entry, tell };
  }
}

function readEntry(
  item: FrontMatterValue,
  { field, keys, form }: EntryForm,
  report: ReportFault,
): ReadEntry | undefined {
  if (item.kind !== 'map') {
    const written = item.kind === 'scalar' ? `“${clip(item.text)}”` : '一个列表';
    const parts = `${keys.slice(0, -1).join('、')}和${keys.at(-1)}`;
    report(`${field}的每一项要分别写${parts}，写的是${written}`, form);
    return undefined;
  }
  const values = keys.map((key) => {
    const entry = item.entries.get(key);
    return entry?.kind === 'scalar' ? joinLines(entry.text) : '';
  });
  const missing = keys.filter((_, index) => values[index] === '');
  if (missing.length > 0) {
    const first = values.find((text) => text !== '');
    const which = first === undefined ? '' : `（“${clip(first)}”那一项）`;
    report(`${field}里有一项没有写${missing.join('、')}${which}`, form);
  }
  const hidden = keys.flatMap((key, index) => {
    const found = findHiddenCharacter(values[index] ?? '');
    return found ? [{ key, name: found.name }] : [];
  });
  for (const { key, name } of hidden)
    report(`${field}的${key}里有看不见的控制字符（${name}）`, '删去它，用键盘重新输入一遍，不要粘贴');
  return { values, isSound: missing.length + hidden.length === 0 };
}
