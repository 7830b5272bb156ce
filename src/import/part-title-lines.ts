import type { Block, Paragraph } from './document.ts';
import { bareText, isSeen, readInlines } from './document-text.ts';
import { namesGenre } from './genre-words.ts';
import { joinLines } from './join-wrapped-lines.ts';
import { cutAtBreaks, joinByBreaks } from './split-at-breaks.ts';
import { isNumberLine, isTitleText } from './title-lines.ts';

/** Paragraphs at the top in which a title may stand with what follows it. */
const REACH = 3;
/** Lines of such a title. */
const MAX_LINES = 3;
const MAX_LENGTH = 80;
const MIN_LENGTH = 6;

/**
 * Parts a title from the text that goes on in the same paragraph, behind no more than a line break: 示例的通知 / 各单位：.
 * 发文字号 above and below it become lines of their own, too.
 */
export function partTitleLines(blocks: readonly Block[]): Block[] {
  const at = blocks
    .slice(0, REACH)
    .findIndex((block) => block.kind === 'paragraph' && splitTitle(block).length > 1);
  const block = blocks[at];
  if (block?.kind !== 'paragraph') return [...blocks];
  return [...blocks.slice(0, at), ...splitTitle(block), ...blocks.slice(at + 1)];
}

function splitTitle(block: Paragraph): Paragraph[] {
  const lines = cutAtBreaks(block.inlines);
  const texts = lines.map((line) => readInlines(line).trim());
  const start = isNumberLine(texts[0] ?? '') ? 1 : 0;
  const behind = (end: number) => (isNumberLine(texts[end] ?? '') ? end + 1 : end);
  const last = lines.findLastIndex((line) => line.some(isSeen)) + 1;
  for (let end = start + 1; end <= Math.min(start + MAX_LINES, last); end += 1) {
    if (!isTitle(joinLines(texts.slice(start, end)))) continue;
    // Nothing but 发文字号 beside it: the text begins in the next paragraph.
    const isAll = behind(end) === last && last - end + start > 0;
    if (!isAll && !beginsText(texts[behind(end)])) continue;
    const parts = [0, start, end, behind(end), last];
    return parts
      .slice(1)
      .map((to, index) => lines.slice(parts[index], to))
      .filter((part) => part.length > 0)
      .map((part, index) => ({
        ...block,
        item: index === 0 ? block.item : undefined,
        inlines: joinByBreaks(part),
      }));
  }
  return [block];
}

const isTitle = (text: string): boolean => {
  const { length } = bareText(text);
  return (
    length >= MIN_LENGTH &&
    length <= MAX_LENGTH &&
    isTitleText(text) &&
    !/[，,。]/u.test(text) &&
    namesGenre(text) &&
    !BEGUN.test(text)
  );
};

/** How sentences begin that end in the next line: 现将示例通知 / 印发给你们. */
const BEGUN = /^(?:现|根据|依据|依照|按照|为|经|由|自|在|对|各)/u;
const GOES_ON = /^(?:[的和及与或、，]|印发|转发|下发|发布|公布|精神|要求|等)/u;

/** Whom a document is sent to, or a sentence. */
const beginsText = (text: string | undefined): boolean =>
  text !== undefined && /[：:]$|[，。；]/u.test(text) && !GOES_ON.test(text);
