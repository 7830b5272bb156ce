import { clip } from '../base/clip.ts';
import { hashContent } from '../base/sha256.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { type CsvListForm, type RowFault, readCsvList, tellRows } from '../diagnostics/read-csv-list.ts';
import { findHiddenCharacter } from '../report/hidden-characters.ts';
import { findNearest } from '../report/nearest.ts';

/** A portal's own list of words: `用词.csv` in the content folder. None comes with the program. */

export const WORD_LIST_FILE = '用词.csv';

/** Plain JSON: a report's bundle is made of it, in threads as well. */
export interface WordList {
  /** Stands for the list in keys: it may be long. */
  readonly sha256: string;
  readonly terms: readonly Term[];
}

export interface Term {
  /** 写法: what is looked for. */
  readonly written: string;
  /** 应为: what is to stand there; several are a choice. */
  readonly right: readonly string[];
  /** `kept`: right as it stands, so that nothing in it is reported. */
  readonly level: 'error' | 'warning' | 'kept';
  /** 说明. */
  readonly note: string;
  /** Of the list, from 1. */
  readonly line: number;
}

export const WORD_TABLE: CsvListForm<'written' | 'right' | 'level' | 'note'> = {
  rule: 'word-list-file',
  name: '用词表',
  columns: {
    written: /^(?:写法|错误写法|错词|错误表述|原词)$/u,
    right: /^(?:应为|正确写法|正词|正确表述|改为|应改为|建议)$/u,
    level: /^(?:级别|等级|类别)$/u,
    note: /^(?:说明|备注|依据|原因)$/u,
  },
  required: ['written'],
  help: '第一行写“写法,应为,级别,说明”（英文逗号），下面一行一个词；级别写 错误、提醒 或 例外，可以不写',
};

const LEVELS: readonly (readonly [RegExp, Term['level']])[] = [
  [/^(?:错误|严重|必改|error)$/iu, 'error'],
  [/^(?:提醒|警告|建议|一般|warning)?$/iu, 'warning'],
  [/^(?:例外|允许|保留|不报)$/u, 'kept'],
];

/** Characters of one word: longer ones are sentences, which no text repeats. */
const MOST_CHARACTERS = 100;

/** @param text of the file, decoded */
export function parseWordList(text: string): { list: WordList | undefined; problems: Problem[] } {
  const table = readCsvList(text, WORD_TABLE);
  if ('problem' in table) return { list: undefined, problems: [table.problem] };
  const terms = new Map<string, Term>();
  const faults: RowFault[] = [];
  for (const { cells, line, read } of table.rows) {
    const written = read('written').trim();
    const right = read('right')
      .split(/[；;|]/u)
      .map((one) => one.trim())
      .filter(Boolean);
    const level = LEVELS.find(([pattern]) => pattern.test(read('level').normalize('NFKC')))?.[1];
    const fault =
      findFault(written, right, cells.join('')) ??
      (level === undefined ? describeLevel(read('level')) : undefined) ??
      describeRepeated(terms.get(written));
    if (fault)
      faults.push({ ...fault, line, message: `用词表第 ${line} 行${fault.message}，这一行不起作用` });
    else terms.set(written, { written, right, level: level ?? 'warning', note: read('note'), line });
  }
  for (const { written, right, level, line } of terms.values())
    for (const one of right) {
      const other = terms.get(one);
      if (level !== 'kept' && other && other.level !== 'kept')
        faults.push({
          line,
          message: `用词表第 ${line} 行的应为“${clip(one)}”，第 ${other.line} 行说它是错的`,
          remedy: `核对“${clip(written)}”和“${clip(one)}”这两行`,
        });
    }
  return {
    list: { sha256: hashContent(text), terms: [...terms.values()] },
    problems: tellRows(faults, WORD_TABLE),
  };
}

type Fault = { readonly message: string; readonly remedy: string } | undefined;

function findFault(written: string, right: readonly string[], all: string): Fault {
  if (written === '') return { message: '没有写“写法”', remedy: '在“写法”下面写上要找的词，或者删去这一行' };
  const hidden = findHiddenCharacter(all);
  if (hidden)
    return { message: `有看不见的控制字符（${hidden.name}）`, remedy: '用键盘重新输入这一行，不要粘贴' };
  if ([...written].length > MOST_CHARACTERS)
    return {
      message: `的写法有 ${[...written].length} 个字`,
      remedy: `只写词，最多 ${MOST_CHARACTERS} 个字`,
    };
  if (written.includes('\n'))
    return { message: `的写法有几行：“${clip(written)}”`, remedy: '写法写成一行；几个词各写一行' };
  if (right.includes(written))
    return { message: `的写法和应为一样：“${clip(written)}”`, remedy: '把应为改对，或者删去这一行' };
  // A sign alone stands in every text.
  return /[\p{L}\p{N}]/u.test(written)
    ? undefined
    : { message: `的写法没有字：“${clip(written)}”`, remedy: '写法里至少要有一个字' };
}

function describeLevel(level: string): Fault {
  const nearest = findNearest(level, ['错误', '提醒', '例外']);
  return {
    message: `的级别“${clip(level)}”读不懂`,
    remedy: nearest ? `如果指的是“${nearest}”，改为：${nearest}` : '级别写 错误、提醒 或 例外，或者不写',
  };
}

const describeRepeated = (other: Term | undefined): Fault =>
  other && { message: `的写法“${clip(other.written)}”第 ${other.line} 行已经有了`, remedy: '两行合成一行' };
