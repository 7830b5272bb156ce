import type { LeftBehind } from './document.ts';

/** — 1 —, - 2 -, 第3页, 第 3 页 共 5 页, 3/5: what stands at the foot of a page (GB/T 9704-2012, 7.5). */
const MARKED =
  /^(?:[-—–－─―]{1,2}\s*(\d{1,4})\s*[-—–－─―]{1,2}|第\s*(\d{1,4})\s*页\s*(?:[,，/]?\s*共\s*\d{1,4}\s*页)?|(\d{1,4})\s*\/\s*\d{1,4}|Page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?)$/iu;
const BARE = /^(\d{1,3})$/u;

/** Numbers alone are believed where so many follow each other by one. */
const MIN_BARE = 3;

/** Ends a paragraph: whatever follows a page number then begins another. */
const FINAL = /[。！？：；]$/u;

/**
 * Takes out the numbers of pages that come with a text copied from a PDF, and joins what they part: the last line of a
 * page goes on in the first of the next.
 */
export function dropPageNumbers(lines: readonly string[]): { lines: string[]; leftBehind: LeftBehind[] } {
  const read = (pattern: RegExp) =>
    lines.flatMap((line, index) => {
      const match = pattern.exec(line.trim());
      const value = match?.slice(1).find((digits) => digits !== undefined);
      return value === undefined ? [] : [{ index, value: Number(value) }];
    });
  const marked = read(MARKED);
  const bare = read(BARE);
  const isCounted = (found: readonly { value: number }[]) =>
    found.every(({ value }, at) => at === 0 || value === (found[at - 1]?.value ?? 0) + 1);
  const found = [
    ...(isCounted(marked) ? marked : []),
    ...(bare.length >= MIN_BARE && isCounted(bare) ? bare : []),
  ];
  if (found.length === 0) return { lines: [...lines], leftBehind: [] };
  const dropped = new Set(found.map(({ index }) => index));
  const result: string[] = [];
  let parted = false;
  for (const [index, line] of lines.entries()) {
    const last = result.findLast((each) => each.trim() !== '');
    if (dropped.has(index)) {
      parted = true;
      while (result.at(-1)?.trim() === '' && last !== undefined && !FINAL.test(last.trim())) result.pop();
      continue;
    }
    if (parted && line.trim() === '' && last !== undefined && !FINAL.test(last.trim())) continue;
    parted = false;
    result.push(line);
  }
  const shown = [...dropped].sort((a, b) => a - b).map((index) => (lines[index] ?? '').trim());
  return {
    lines: result,
    leftBehind: [
      {
        what: `页码 ${shown.length} 处`,
        reason: '是从 PDF 复制来的每页的页码，不是正文',
        text: shown.join('\n'),
      },
    ],
  };
}
