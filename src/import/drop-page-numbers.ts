import { parseNumber } from '../base/han-number.ts';
import type { LeftBehind } from './document.ts';
import { countCharacters, countTexts } from './document-text.ts';

/** — 1 —, ·2·, 第3页, 第 3 页 共 5 页, 共5页 第3页, 3/5: what stands at the foot of a page (GB/T 9704-2012, 7.5). */
const MARKED =
  /^(?:[-—–－─―·•~～]{1,2}\s*(\d{1,4})\s*[-—–－─―·•~～]{1,2}|共\s*\d{1,4}\s*页\s*[,，/]?\s*第\s*(\d{1,4})\s*页|第\s*(\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页\s*(?:[,，/]?\s*共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?|(\d{1,4})\s*\/\s*\d{1,4}|Page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?)$/iu;
const BARE = /^(\d{1,3})$/u;
const LETTERED = /^(?:P\.?\s*(\d{1,3})|(\d{1,3})\s*页)$/iu;
/** [1], （1）: elsewhere the numbers of items and of sources. */
const BRACKETED = /^[[［【(（]\s*(\d{1,3})\s*[\]］】)）]$/u;

/** Numbers alone are believed where so many follow each other by one, with so many characters of a page between them. */
const MIN_BARE = 3;
const MIN_PAGE = 100;

/** A line beside so many numbers, and beside so large a part of them, is the head or the foot of each page. */
const MIN_RUNNING = 2;
const RUNNING_SHARE = 0.4;

/** What no head of a page has: with it two equal lines are two lines of the text. */
const SENTENCE = /[，。！？；]|[：、]$/u;

/** Ends a paragraph: whatever follows a page number then begins another. */
const FINAL = /[。！？：；]$/u;

/**
 * Takes out the numbers of pages that come with a text copied from a PDF, with the head that repeats beside them, and
 * joins what they part: the last line of a page goes on in the first of the next.
 */
export function dropPageNumbers(lines: readonly string[]): { lines: string[]; leftBehind: LeftBehind[] } {
  const read = (pattern: RegExp) =>
    lines.flatMap((line, index) => {
      const match = pattern.exec(line.trim().replace(/[０-９]/gu, (digit) => digit.normalize('NFKC')));
      const value = match?.slice(1).find((digits) => digits !== undefined);
      return value === undefined ? [] : [{ index, value: parseNumber(value) ?? 0 }];
    });
  const marked = read(MARKED);
  const bare = read(BARE);
  // The next part of a text may begin again, and of several pages one may bear no number.
  const rises = marked.every(({ value }, at) => {
    const before = marked[at - 1]?.value ?? value - 1;
    return value === 1 || value === before + 1 || (marked.length >= MIN_BARE && value > before);
  });
  const keepCounted = (found: readonly PageNumber[]) => {
    const isCounted = found.every(({ value }, at) => at === 0 || value === (found[at - 1]?.value ?? 0) + 1);
    return found.length >= MIN_BARE && isCounted && measurePages(lines, found) >= MIN_PAGE ? found : [];
  };
  const bracketed = keepCounted(read(BRACKETED));
  // An item ends before the number of the next, and a page inside of a sentence.
  const isParted =
    bracketed.filter(({ index }) => endsInside(lines.slice(0, index), '。')).length * 2 >= bracketed.length;
  const numbers = [
    ...(rises ? marked : []),
    ...keepCounted(bare),
    ...keepCounted(read(LETTERED)),
    ...(isParted ? bracketed : []),
  ]
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  if (numbers.length === 0) return { lines: [...lines], leftBehind: [] };
  const running = [...findRunning(lines, numbers, 1), ...findRunning(lines, numbers, -1)].sort(
    (a, b) => a - b,
  );
  const dropped = new Set([...numbers, ...running]);
  const result: string[] = [];
  let parted = false;
  for (const [index, line] of lines.entries()) {
    const goesOn = endsInside(result);
    if (dropped.has(index)) {
      parted = true;
      while (goesOn && result.at(-1)?.trim() === '') result.pop();
    } else if (!parted || !goesOn || line.trim() !== '') {
      parted = false;
      result.push(line);
    }
  }
  const describe = (what: string, reason: string, places: readonly number[]): LeftBehind[] => {
    const text = places.map((index) => (lines[index] ?? '').trim()).join('\n');
    return places.length === 0 ? [] : [{ what: `${what} ${places.length} 处`, reason, text }];
  };
  return {
    lines: result,
    leftBehind: [
      ...describe('页码', '是从 PDF 复制来的每页的页码，不是正文', numbers),
      ...describe('页眉或页脚', '和页码一起在每页重复，不是正文', running),
    ],
  };
}

interface PageNumber {
  readonly index: number;
  readonly value: number;
}

/** Whether the last line that is not empty ends inside a sentence. @param first in place of one */
const endsInside = (lines: readonly string[], first = ''): boolean =>
  !FINAL.test(lines.findLast((line) => line.trim() !== '')?.trim() ?? first);

/** Characters between one number and the next, on average: of the rows of a table there are a few. */
function measurePages(lines: readonly string[], numbers: readonly PageNumber[]): number {
  const between = lines.slice(numbers[0]?.index, numbers.at(-1)?.index);
  return countCharacters(between.join('')) / (numbers.length - 1);
}

/** Lines that stand next to the numbers of pages again and again, on one side of them. */
function findRunning(lines: readonly string[], numbers: readonly number[], step: 1 | -1): number[] {
  const known = new Set(numbers);
  const beside = numbers.flatMap((number) => {
    let at = number + step;
    while (lines[at]?.trim() === '') at += step;
    const text = lines[at]?.trim() ?? '';
    return text === '' || SENTENCE.test(text) || known.has(at) ? [] : [{ at, text }];
  });
  const besides = countTexts(beside.map(({ text }) => text));
  const everywhere = countTexts(lines.map((line) => line.trim()));
  const isRunning = (text: string) => {
    const count = besides.get(text) ?? 0;
    // The first page may bear it above its title, with no number before it.
    const isElsewhere = (everywhere.get(text) ?? 0) > count + 1;
    return count >= MIN_RUNNING && count >= numbers.length * RUNNING_SHARE && !isElsewhere;
  };
  return beside.filter(({ text }) => isRunning(text)).map(({ at }) => at);
}
