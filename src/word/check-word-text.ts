import type { Problem } from '../diagnostics/diagnostic.ts';
import { type ImprintFields, listImprintLines } from '../report/format-imprint.ts';
import type { ReportFields, TextBlock } from '../report/report.ts';
import { readWordText } from './read-word-text.ts';
import { listUnwritable } from './xml.ts';

/** What the page says of a report. */
export interface PageText {
  readonly fields: Pick<ReportFields, 'title' | 'signature'> & ImprintFields;
  readonly blocks: readonly TextBlock[];
}

/** Characters quoted around a difference. */
const CONTEXT = 12;

/**
 * Holds a finished Word file against the page, character for character without white space. The page's text comes from
 * its own reading of the tokens, so a fault of the writer cannot hide.
 * @returns the one thing that is wrong, `undefined` if the texts are the same
 */
export function checkWordText(bytes: Uint8Array, { fields, blocks }: PageText): Problem | undefined {
  const tail = bare([...fields.signature, ...listImprintLines(fields)].join(''));
  const expected = bare([fields.title, ...blocks.map(({ text }) => text)].join('')) + tail;
  const { body, notes } = readWordText(bytes);
  // On the page the notes stand between text and 落款, which 版记 follows.
  const main = body.endsWith(tail) ? body.slice(0, body.length - tail.length) : body;
  const actual = `${main}${notes}${tail}`;
  return actual === expected ? undefined : explain(expected, actual);
}

const bare = (text: string) => text.replace(/\s+/gu, '');

function explain(expected: string, actual: string): Problem {
  const at = { level: 'error', rule: 'word-text', line: 1, column: 1 } as const;
  const [char] = listUnwritable(expected);
  if (char !== undefined) {
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return {
      ...at,
      message: `正文里有 Word 文件存不了的字符 U+${code}，生成的 Word 文件会少字`,
      remedy: '删去这个看不见的字符：把它所在的那一句删掉，用键盘重新输入',
    };
  }
  const [wanted, found] = [[...expected], [...actual]];
  let same = 0;
  while (same < wanted.length && wanted[same] === found[same]) same += 1;
  const quote = (characters: readonly string[]) =>
    characters.slice(Math.max(0, same - CONTEXT), same + CONTEXT).join('') || '（没有文字）';
  return {
    ...at,
    message: `生成的 Word 文件与网页的文字不一样：网页是“${quote(wanted)}”，Word 文件是“${quote(found)}”`,
    remedy:
      '这是程序的毛病，请把这篇报告发给维护的人；要先生成网站，在 site.json 里写 "word": false，不做 Word 文件',
  };
}
