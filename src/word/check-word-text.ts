import { countSharedStart } from '../base/count-shared-start.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { type ImprintFields, listImprintLines } from '../report/format-imprint.ts';
import { formatCodePoint } from '../report/hidden-characters.ts';
import type { ReportFields, TextBlock } from '../report/report.ts';
import { readWordText } from './read-word-text.ts';
import { listUnwritable } from './xml.ts';

/** Rule of reports whose Word file is not the page's text; `check` makes none. */
export const WORD_RULE = 'word-text';

/** What the page says of a report. */
export interface PageText {
  readonly fields: Pick<ReportFields, 'documentNumber' | 'title' | 'headNote' | 'signature'> & ImprintFields;
  readonly notice?: readonly string[];
  readonly blocks: readonly TextBlock[];
}

/** Characters quoted around a difference. */
const CONTEXT = 12;

/**
 * Holds a finished Word file against the page, character for character without white space. The page's text comes from
 * its own reading of the tokens, so a fault of the writer cannot hide.
 * @returns the one thing that is wrong, `undefined` if the texts are the same
 */
export function checkWordText(
  bytes: Uint8Array,
  { fields, notice = [], blocks }: PageText,
): Problem | undefined {
  const tail = bare([...fields.signature, ...listImprintLines(fields)].join(''));
  const { documentNumber = '', title, headNote = '' } = fields;
  const head = [...notice, documentNumber, title, headNote];
  const expected = bare([...head, ...blocks.map(({ text }) => text)].join('')) + tail;
  const { body, notes } = readWordText(bytes);
  // On the page the notes stand between text and 落款, which 版记 follows.
  const main = body.endsWith(tail) ? body.slice(0, body.length - tail.length) : body;
  const actual = `${main}${notes}${tail}`;
  return actual === expected ? undefined : explain(expected, actual);
}

const bare = (text: string) => text.replace(/\s+/gu, '');

function explain(expected: string, actual: string): Problem {
  const at = { level: 'warning', rule: WORD_RULE, line: 1, column: 1 } as const;
  const [char] = listUnwritable(expected);
  if (char !== undefined) {
    return {
      ...at,
      message: `这一篇没有 Word 文件：正文里有 Word 文件存不了的字符 ${formatCodePoint(char)}`,
      remedy: '删去这个看不见的字符：把它所在的那一句删掉，用键盘重新输入',
    };
  }
  const [wanted, found] = [[...expected], [...actual]];
  const same = countSharedStart(wanted, found);
  const quote = (characters: readonly string[]) =>
    characters.slice(Math.max(0, same - CONTEXT), same + CONTEXT).join('') || '（没有文字）';
  return {
    ...at,
    message: `这一篇没有 Word 文件：它的文字与网页不一样，网页是“${quote(wanted)}”，Word 文件是“${quote(found)}”`,
    remedy: '不改也可以：网页和其他文件照常生成。这是程序的毛病，请把这一篇发给维护程序的人',
  };
}
