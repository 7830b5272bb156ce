import { escapeHtml } from '../base/escape-html.ts';
import { groupBy } from '../base/group-by.ts';
import type { TextBlock } from '../report/report.ts';
import { placeBlocks } from './collect-figures.ts';
import type { Figure } from './figure.ts';

/** A part of the page's HTML: a tag, a character that is written as a reference, or text. */
const PART = /<[^>]*>|&(?:amp|lt|gt|quot);|[^<&]+|&/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** The number of a footnote stands in no block; footnotes themselves come last, and have no figures. */
const OUTSIDE = '<sup class="footnote-';

/** Where a figure stands, counted in solid characters of all blocks. */
interface Span {
  readonly figure: Figure;
  readonly start: number;
  readonly end: number;
}

/**
 * The text's HTML with an id at each figure, which is also marked as one where no other tag is in between. No character of
 * the text changes.
 * @param html of all `blocks`
 * @returns nothing if the HTML does not say what the blocks say, character for character, up to the last figure
 */
export function anchorFigures(
  html: string,
  blocks: readonly TextBlock[],
  figures: readonly Figure[],
): string | undefined {
  const solid = removeSpace(blocks.map(({ text }) => text).join(''));
  const spans = locateFigures(blocks, figures).values();
  let span = spans.next().value;
  let at = 0;
  /** The same place in UTF-16 units. */
  let unit = 0;
  let isOutside = false;
  let result = '';
  for (const { 0: part, index } of html.matchAll(PART)) {
    if (!span) return result + html.slice(index);
    if (part.startsWith('<')) {
      result += part;
      if (part.startsWith(OUTSIDE)) isOutside = true;
      else if (part === '</sup>') isOutside = false;
      continue;
    }
    if (isOutside) {
      result += part;
      continue;
    }
    const text = REFERENCES[part] ?? part;
    const bare = removeSpace(text);
    const room = at + [...bare].length;
    if (room <= span.start) {
      if (!solid.startsWith(bare, unit)) return undefined;
      result += part;
      at = room;
      unit += bare.length;
      continue;
    }
    let isOpen = false;
    for (const character of text) {
      if (span && at === span.start && !isOpen && !/\s/u.test(character)) {
        isOpen = span.end <= room;
        result += `<span class="figure" id="${escapeHtml(span.figure.id)}">${isOpen ? '' : '</span>'}`;
        if (!isOpen) span = spans.next().value;
      }
      result += REFERENCES[part] === undefined ? character : part;
      if (/\s/u.test(character)) continue;
      if (!solid.startsWith(character, unit)) return undefined;
      at += 1;
      unit += character.length;
      if (isOpen && span && at === span.end) {
        result += '</span>';
        isOpen = false;
        span = spans.next().value;
      }
    }
  }
  return span ? undefined : result;
}

const removeSpace = (text: string) => text.replace(/\s+/gu, '');

const countSolid = (text: string) => [...removeSpace(text)].length;

/** In the order of the text; what does not lie in a block whole is a bug and throws. */
function locateFigures(blocks: readonly TextBlock[], figures: readonly Figure[]): Span[] {
  const bySection = groupBy(figures, ({ section }) => section);
  const starts = new Map(placeBlocks(blocks).map(({ block, start }) => [block, start]));
  const spans: Span[] = [];
  let solid = 0;
  for (const block of blocks) {
    const { text, section } = block;
    const start = starts.get(block);
    if (start !== undefined) {
      const characters = [...text];
      for (const figure of bySection.get(section) ?? []) {
        const from = figure.offset - start;
        if (from < 0 || from >= characters.length) continue;
        const before = solid + countSolid(characters.slice(0, from).join(''));
        spans.push({ figure, start: before, end: before + countSolid(figure.text) });
      }
    }
    solid += countSolid(text);
  }
  if (spans.length !== figures.length) throw new Error('a figure lies in no block');
  return spans;
}
