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
 * The text's HTML with an id at each figure, which is also marked as one where no tag or reference is in between. No
 * character of the text changes.
 * @param html of all `blocks`
 * @returns nothing if the HTML does not say what the blocks say, character for character, up to the last figure
 */
export function anchorFigures(
  html: string,
  blocks: readonly TextBlock[],
  figures: readonly Figure[],
): string | undefined {
  const spans = locateFigures(blocks, figures);
  const solid = removeSpace(blocks.map(({ text }) => text).join(''));
  const places = placeCharacters(html, solid, spans.at(-1)?.end ?? 0);
  if (!places) return undefined;
  let result = '';
  let done = 0;
  for (const { figure, start, end } of spans) {
    const from = places[start] ?? 0;
    const last = places[end - 1] ?? 0;
    const text = html.slice(from, last + String.fromCodePoint(html.codePointAt(last) ?? 0).length);
    const marked = /[<&]/.test(text) ? '' : text;
    result += `${html.slice(done, from)}<span class="figure" id="${escapeHtml(figure.id)}">${marked}</span>`;
    done = from + marked.length;
  }
  return result + html.slice(done);
}

/**
 * Where in the HTML its solid characters begin, each of which has to be that of the text.
 * @param count of those that are wanted, at least
 * @returns nothing if one is another, or there are fewer
 */
function placeCharacters(html: string, solid: string, count: number): number[] | undefined {
  const places: number[] = [];
  /** The place in `solid`, in UTF-16 units. */
  let unit = 0;
  let isOutside = false;
  for (const { 0: part, index } of html.matchAll(PART)) {
    if (places.length >= count) break;
    if (part.startsWith(OUTSIDE)) isOutside = true;
    else if (part === '</sup>') isOutside = false;
    if (isOutside || part.startsWith('<')) continue;
    const text = REFERENCES[part] ?? part;
    const bare = removeSpace(text);
    if (!solid.startsWith(bare, unit)) return undefined;
    unit += bare.length;
    let at = index;
    for (const character of text) {
      if (!/\s/u.test(character)) places.push(at);
      at += character.length;
    }
  }
  return places.length >= count ? places : undefined;
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
