import type { MarkdownIt, Token } from 'markdown-it';
import { append } from '../base/long-lists.ts';
import type { TextPosition } from '../base/text-position.ts';
import type { TextBlock } from '../report/report.ts';
import { alignText } from './align-text.ts';
import type { LineRange } from './body-env.ts';
import type { PlacedBlock } from './collect-blocks.ts';
import { formatVisibleText } from './visible-text.ts';

/** Where a character of a block stands in the file that the editor edits. @param index in UTF-16 units */
export type LocateText = (block: TextBlock, index: number) => TextPosition;

/** 0-based line of the body and index in that line, in UTF-16 units. */
interface Place {
  line: number;
  index: number;
}

/** Places are worked out when the first one of a block is asked for: most blocks have nothing to report. */
export function createLocator(
  md: MarkdownIt,
  lines: readonly string[],
  bodyLine: number,
  placed: readonly PlacedBlock[],
): LocateText {
  const inlines = new Map(placed.map((each) => [each.block, each.inlines]));
  let last: { block: TextBlock; places: readonly Place[] } | undefined;
  return (block, index) => {
    if (last?.block !== block)
      last = { block, places: locateBlock(md, lines, inlines.get(block) ?? [], block.kind === 'row') };
    const place = last.places[Math.min(index, last.places.length - 1)] ?? { line: 0, index: 0 };
    const column = [...(lines[place.line] ?? '').slice(0, place.index)].length + 1;
    return { line: bodyLine + place.line, column };
  };
}

/** The place of each unit of a block's text. */
function locateBlock(
  md: MarkdownIt,
  lines: readonly string[],
  inlines: PlacedBlock['inlines'],
  isRow: boolean,
): Place[] {
  const places: Place[] = [];
  let from = 0;
  for (const { token, range } of inlines) {
    const children = token.children ?? [];
    const text = children.map(formatVisibleText).join('');
    // A caption made of an image's title has no source of its own: it stands in the line as it is.
    const source = token.content === '' ? text.trimStart() : token.content;
    const start = text.length - text.trimStart().length;
    const offsets = alignText(md, children, source).slice(start, start + text.trim().length);
    if (isRow) {
      const cell = locateCell(lines[range[0]] ?? '', source, from);
      const cellPlaces = offsets.map((offset) => ({ line: range[0], index: cell.indexOf(offset) }));
      // The tab between two cells stands at the end of the first.
      if (places.length > 0) places.push(places.at(-1) as Place);
      append(places, cellPlaces);
      from = cell.end;
    } else {
      const locate = createLineLocator(lines, range, source, findMarker(children));
      for (const offset of offsets) places.push(locate(offset));
    }
  }
  return places;
}

const findMarker = (children: readonly Token[]) =>
  children.find(({ type }) => type === 'list_marker')?.content ?? '';

/** markdown-it takes the `\` off `\|` before it parses a cell. */
function locateCell(line: string, content: string, from: number) {
  const typed = content.replaceAll('|', '\\|');
  const start = Math.max(from, line.indexOf(typed, from));
  return {
    end: start + typed.length,
    indexOf: (offset: number) => start + offset + (content.slice(0, offset + 1).match(/\|/g)?.length ?? 0),
  };
}

/** Turns offsets in a block's source into places in lines; the source has lost what stood before each line. */
function createLineLocator(lines: readonly string[], range: LineRange, source: string, marker: string) {
  const starts: { offset: number; line: number; index: number }[] = [];
  let offset = 0;
  for (const [position, text] of source.split('\n').entries()) {
    const line = range[0] + position;
    starts.push({ offset, line, index: findSource(lines[line] ?? '', text) });
    offset += text.length + 1;
  }
  let current = 0;
  return (wanted: number): Place => {
    const first = starts[0] as (typeof starts)[number];
    if (wanted < 0) {
      const before = Math.max(0, (lines[first.line] ?? '').lastIndexOf(marker, first.index - 1));
      return { line: first.line, index: before + marker.length + 1 + wanted };
    }
    while ((starts[current]?.offset ?? 0) > wanted) current -= 1;
    while ((starts[current + 1]?.offset ?? Number.POSITIVE_INFINITY) <= wanted) current += 1;
    const { line, index, offset: start } = starts[current] ?? first;
    return { line, index: Math.max(0, index + wanted - start) };
  };
}

/** Where a line of a block's source begins in the typed line: behind indents, `>`, `## `, `- `, `[^1]: `. */
function findSource(line: string, text: string): number {
  const bare = text.trim();
  const end = line.trimEnd();
  const start = end.endsWith(bare) ? end.length - bare.length : Math.max(0, line.indexOf(bare));
  return start - (text.length - text.trimStart().length);
}
