import { isBodyName } from '../report/letter-lines.ts';
import { isCoverLine } from './cover-lines.ts';
import type { Block } from './document.ts';
import { bareText } from './document-text.ts';
import { namesGenre } from './genre-words.ts';
import {
  describeLook,
  findFirstSentence,
  isTitleLine,
  isYear,
  LABELLED,
  placeLines,
  readCandidate,
  standsOut,
  TITLE_SIZE,
  type TitlePlace,
} from './title-lines.ts';

/** Lines below a title that are tried as the rest of it. */
const MAX_REST = 3;
/** More empty lines part what stands above from a title. */
const MAX_GAP = 1;

/** What a title may be with the lines above and below it. */
export interface TitleRest {
  /** The likeliest. */
  readonly place: TitlePlace;
  readonly others: readonly string[];
}

/**
 * Whether more may belong to a title than its own look tells: covers set 示例系统 and 接口规范说明书 in two sizes. Then
 * where it begins and ends is a guess.
 * @param normal the size of most of the text
 */
export function findTitleRest(
  blocks: readonly Block[],
  place: TitlePlace,
  normal: number,
): TitleRest | undefined {
  const lines = createCoverLines(blocks, normal);
  if (!lines.stands(place.start)) return undefined;
  const below = findBelow(place, lines);
  const above = findAbove(below?.place ?? place, lines);
  if (!below && !above) return undefined;
  const likely = above?.place ?? below?.place ?? place;
  const all = [place.title, ...(below?.others ?? []), ...(above?.others ?? [])];
  return { place: likely, others: [...new Set(all)].filter((title) => title !== likely.title) };
}

type CoverLines = ReturnType<typeof createCoverLines>;

function createCoverLines(blocks: readonly Block[], normal: number) {
  const first = findFirstSentence(blocks);
  // What looks so within the text, too, is a heading there.
  const headings = new Set(blocks.slice(first).map(describeLook));
  const stands = (at: number): boolean => {
    const block = blocks[at];
    return (
      block?.kind === 'paragraph' &&
      at < first &&
      (block.rank === 0 || standsOut(block, normal) || (block.size ?? 0) >= TITLE_SIZE)
    );
  };
  return {
    stands,
    read: (at: number) => readCandidate(blocks[at]) ?? '',
    readGap(at: number): number {
      const block = blocks[at];
      return block?.kind === 'paragraph' ? (block.gap ?? 0) : 0;
    },
    join: (start: number, end: number) => placeLines(blocks, start, end),
    /** Whether a line stands as a title does, or as large, and is nothing else that covers have. */
    isPart(at: number): boolean {
      const block = blocks[at];
      const text = readCandidate(block) ?? '';
      if (block?.kind !== 'paragraph' || !stands(at) || headings.has(describeLook(block))) return false;
      if (isBodyName(bareText(text)) || LABELLED.test(text)) return false;
      return isYear(text) || ((isTitleLine(text, block) || namesGenre(text)) && !isCoverLine(text));
    },
  };
}

function findBelow(place: TitlePlace, lines: CoverLines): TitleRest | undefined {
  const { start, end, title } = place;
  if (!lines.isPart(end) || isYear(lines.read(end))) return undefined;
  if (namesGenre(title))
    return namesGenre(lines.read(end)) ? { place, others: [lines.join(start, end + 1).title] } : undefined;
  for (let to = end + 1; to <= end + MAX_REST && lines.isPart(to - 1); to += 1) {
    const whole = lines.join(start, to);
    if (namesGenre(whole.title)) return { place: whole, others: [] };
  }
  return { place, others: [lines.join(start, end + 1).title] };
}

function findAbove(place: TitlePlace, lines: CoverLines): TitleRest | undefined {
  const { start, end, title } = place;
  let from = start;
  while (from > 0 && start - from < MAX_REST && lines.isPart(from - 1) && !namesGenre(lines.read(from - 1)))
    from -= 1;
  if (from === start) return undefined;
  const whole = lines.join(from, end);
  const isLikely = namesGenre(title) && !title.includes('关于') && lines.readGap(start) <= MAX_GAP;
  return isLikely ? { place: whole, others: [] } : { place, others: [whole.title] };
}
