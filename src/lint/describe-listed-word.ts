import { clip } from '../base/clip.ts';
import type { ListedWord } from './find-listed-words.ts';
import type { Finding } from './lint-rule.ts';
import { quoteAround } from './quote-around.ts';
import { WORD_LIST_FILE } from './word-list.ts';

/** A word of the list, as a finding says it. */
export function describeListedWord(
  text: string,
  { term: { right, note, line }, index, length }: ListedWord,
): Pick<Finding, 'message' | 'remedy' | 'fix'> {
  const typed = text.slice(index, index + length);
  const choices = right.map((one) => `“${clip(one)}”`).join('或');
  return {
    message: `${quoteAround(text, index, length)}里的“${clip(typed)}”${
      right.length > 0 ? `，用词表写的是${choices}` : '，用词表说不这样写'
    }（${WORD_LIST_FILE} 第 ${line} 行${note ? `：${clip(note, 60)}` : ''}）`,
    remedy: formatRemedy(right),
    ...(right.length === 1 ? { fix: { was: typed, now: right[0] ?? typed } } : {}),
  };
}

function formatRemedy(right: readonly string[]): string {
  const keep = '原件就是这样写的，写进检查例外并说明原因';
  const [only, ...others] = right;
  if (only === undefined) return `换一种写法；${keep}`;
  return others.length === 0 ? `改为：${only}\n    ${keep}` : `改为其中一个：${right.join('、')}；${keep}`;
}
