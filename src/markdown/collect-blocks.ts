import type { Token } from 'markdown-it';
import { groupBy } from '../base/group-by.ts';
import type { Section, TextBlock } from '../report/report.ts';
import type { LineRange } from './body-env.ts';
import { readNoteNumber } from './footnote.ts';
import { collectHeadings } from './heading.ts';
import { collectNumberedText, collectVisibleText } from './visible-text.ts';

/** A block with the `inline` tokens that its text comes from, one for each cell of a row, and their lines. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly inlines: readonly { readonly token: Token; readonly range: LineRange }[];
}

/** What the tokens so far say of the next text. */
interface Place {
  /** Tokens inside a block have no lines of their own. */
  range: LineRange;
  kind: TextBlock['kind'];
  section: string | undefined;
  isFootnote: boolean;
  /** Whether the texts are cells, which make one block together. */
  isRow: boolean;
  /** The number of the note that begins with what comes next. */
  mark: string;
}

const getOwnKind = ({ isFootnote }: Place) => (isFootnote ? 'note' : 'paragraph');

/** What each kind of token says of the texts behind it. */
const CHANGES: Readonly<Record<string, (place: Place, token: Token) => Partial<Place>>> = {
  heading_open: (_, { meta }) => ({ kind: 'heading', section: String(meta?.id) }),
  caption_open: () => ({ kind: 'caption' }),
  figcaption_open: () => ({ kind: 'caption' }),
  // A tight list hides its paragraphs: then the item's own kind holds.
  paragraph_open: (place, token) =>
    place.kind === 'item' ? {} : { kind: token.attrGet('class') === 'note' ? 'note' : getOwnKind(place) },
  list_item_open: () => ({ kind: 'item' }),
  list_item_close: (place) => ({ kind: getOwnKind(place) }),
  tr_open: () => ({ isRow: true }),
  tr_close: () => ({ isRow: false }),
  footnote_block_open: () => ({ isFootnote: true, section: undefined }),
  footnote_open: (_, token) => ({ mark: `[${readNoteNumber(token)}] ` }),
};

/** All visible text in reading order, from the tokens that make the page. Footnotes belong to no section. */
export function collectBlocks(tokens: readonly Token[]): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  const place: Place = {
    range: [0, 1],
    kind: 'paragraph',
    section: undefined,
    isFootnote: false,
    isRow: false,
    mark: '',
  };
  let inlines: { token: Token; range: LineRange }[] = [];
  const push = (kind: TextBlock['kind']) => {
    const block = createBlock(kind, inlines, place);
    if (block) {
      blocks.push({ block, inlines });
      place.mark = '';
    }
    inlines = [];
  };
  for (const token of tokens) {
    if (token.map) place.range = token.map;
    Object.assign(place, CHANGES[token.type]?.(place, token));
    if (token.type === 'tr_close') push('row');
    if (token.type !== 'inline') continue;
    inlines.push({ token, range: place.range });
    if (place.isRow) continue;
    push(place.kind);
    place.kind = getOwnKind(place);
  }
  return blocks;
}

/** The block of some inlines; `undefined` if they show no text. */
function createBlock(
  kind: TextBlock['kind'],
  inlines: PlacedBlock['inlines'],
  { mark, section, isFootnote }: Place,
): TextBlock | undefined {
  const join = (collect: typeof collectVisibleText) =>
    inlines.map(({ token }) => collect(token.children ?? [])).join('\t');
  const text = join(collectVisibleText);
  if (text.trim() === '') return undefined;
  const numbered = mark + join(collectNumberedText);
  return {
    kind,
    text,
    ...(numbered === text ? {} : { numbered }),
    ...(section === undefined ? {} : { section }),
    ...(isFootnote ? { isFootnote } : {}),
  };
}

/** The sections of a body with their own text, from its tokens and the blocks collected from them. */
export function collectSections(tokens: readonly Token[], blocks: readonly TextBlock[]): Section[] {
  const below = groupBy(
    blocks.filter(({ kind }) => kind !== 'heading'),
    ({ section }) => section,
  );
  return collectHeadings(tokens).map((heading) => ({
    ...heading,
    text: (below.get(heading.id) ?? []).map(({ text }) => text).join('\n'),
  }));
}
