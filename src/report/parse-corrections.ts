import { parseDate } from './calendar-date.ts';
import { compareCodeUnits } from './compare-code-units.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import type { FrontMatterValue } from './parse-front-matter.ts';
import type { Correction } from './report.ts';
import { clip } from './split-front-matter.ts';

interface Fault {
  readonly at: FrontMatterValue;
  readonly rule?: string;
  readonly level?: 'warning';
  readonly message: string;
  readonly remedy: string;
}

const EXAMPLE =
  '每次修订分别写日期、内容和原因，例如：\n    修订:\n      - 日期: 2022-03-01\n        内容: 更正第二部分的数字\n        原因: 原文笔误';

/**
 * Reads 修订: a list of entries, or a single one. Readers see every entry, so one that cannot be read is an error.
 * @param published 发布日期, if it is known: nothing is corrected before it was published
 * @returns newest first, those of one day as they were written
 */
export function parseCorrections(
  value: FrontMatterValue,
  published: string | undefined,
): { corrections: Correction[]; faults: Fault[] } {
  const corrections: Correction[] = [];
  const faults: Fault[] = [];
  for (const item of value.kind === 'list' ? value.items : [value]) {
    const read = readCorrection(item);
    if ('message' in read) {
      faults.push({ at: item, ...read });
      continue;
    }
    corrections.push(read);
    if (published !== undefined && read.date < published) {
      faults.push({
        at: item,
        rule: 'corrections-early',
        level: 'warning',
        message: `修订日期 ${read.date} 在发布日期 ${published} 之前`,
        remedy: '核对两个日期；发布以前改的不必写进“修订”，删去这一项',
      });
    }
  }
  return { corrections: corrections.sort((a, b) => compareCodeUnits(b.date, a.date)), faults };
}

function readCorrection(item: FrontMatterValue): Correction | Omit<Fault, 'at'> {
  const fault = (message: string, remedy = EXAMPLE) => ({ message, remedy });
  if (item.kind !== 'map') {
    const written = item.kind === 'scalar' ? `“${clip(item.text)}”` : '一个列表';
    return fault(`修订的每一项要分别写日期、内容和原因，写的是${written}`);
  }
  const values: string[] = [];
  for (const key of ['日期', '内容', '原因']) {
    const entry = item.entries.get(key);
    const text = entry?.kind === 'scalar' ? joinLines(entry.text) : '';
    if (text === '') return fault(`修订里有一项没有写${key}${quoteFirst(values)}`);
    const hidden = findHiddenCharacter(text);
    if (hidden) {
      return fault(
        `修订的${key}里有看不见的控制字符（${hidden.name}）`,
        '删去它，用键盘重新输入一遍，不要粘贴',
      );
    }
    values.push(text);
  }
  const [day = '', what = '', why = ''] = values;
  const reading = parseDate(day);
  if (reading.ok && reading.time === undefined) return { date: reading.date, what, why };
  const message = reading.ok ? '这里只写日期，不写时间' : reading.fault;
  const date = (reading.ok ? reading.date : reading.suggestion)?.slice(0, 10);
  return {
    rule: 'date-format',
    message: `修订日期写成“${clip(day)}”，${message}`,
    remedy: date ? `改为：\n    日期: ${date}` : '写成“年-月-日”，例如：\n    日期: 2022-03-01',
  };
}

/** Which entry it is, where that is known. */
const quoteFirst = ([first]: readonly string[]) => (first === undefined ? '' : `（“${clip(first)}”那一项）`);
