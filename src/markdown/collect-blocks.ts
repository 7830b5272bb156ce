import type { Token } from 'markdown-it';
import { groupBy } from '../base/group-by.ts';
import type { Section, TextBlock } from '../report/report.ts';
import type { LineRange } from './body-env.ts';
import { readNoteNumber } from './footnote.ts';
import { collectHeadings } from './heading.ts';
import { collectNumberedText, collectVisibleText } from './visible-text.ts';

/** The kinds of block whose text stands between an opening and a closing token. */
const KINDS: Readonly<Record<string, TextBlock['kind']>> = {
  heading_open: 'heading',
  caption_open: 'caption',
  figcaption_open: 'caption',
};

/** A block with the `inline` tokens that its text comes from, one for each cell of a row, and their lines. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly inlines: readonly { readonly token: Token; readonly range: LineRange }[];
}

/** All visible text in reading order, from the tokens that make the page. Footnotes belong to no section. */
export function collectBlocks(tokens: readonly Token[]): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let range: LineRange = [0, 1];
  let inlines: { token: Token; range: LineRange }[] = [];
  let kind: TextBlock['kind'] = 'paragraph';
  let section: string | undefined;
  let isFootnote = false;
  /** Texts of a row, without the numbers of footnotes and with them. */
  let cells: { text: string; numbered: string }[] | undefined;
  /** Of the note that begins with what comes next. */
  let mark = '';
  const push = (kind: TextBlock['kind'], text: string, numbered: string) => {
    if (text.trim() !== '') {
      const place = { ...(section === undefined ? {} : { section }), ...(isFootnote ? { isFootnote } : {}) };
      const shown = mark + numbered;
      blocks.push({
        block: { kind, text, ...(shown === text ? {} : { numbered: shown }), ...place },
        inlines,
      });
      mark = '';
    }
    inlines = [];
  };
  for (const token of tokens) {
    if (token.map) range = token.map;
    if (token.type === 'footnote_block_open') {
      isFootnote = true;
      section = undefined;
    } else if (token.type === 'footnote_open') mark = `[${readNoteNumber(token)}] `;
    else if (token.type === 'heading_open') section = String(token.meta?.id);
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close') {
      const join = (name: 'text' | 'numbered') => (cells ?? []).map((cell) => cell[name]).join('\t');
      push('row', join('text'), join('numbered'));
      cells = undefined;
    }

    if (token.type === 'list_item_open') kind = 'item';
    else if (token.type === 'list_item_close') kind = isFootnote ? 'note' : 'paragraph';
    // A tight list hides its paragraphs: then the item's own kind holds.
    else if (token.type === 'paragraph_open' && kind !== 'item') {
      kind = isFootnote || token.attrGet('class') === 'note' ? 'note' : 'paragraph';
    } else if (token.type in KINDS) kind = KINDS[token.type] as TextBlock['kind'];
    if (token.type !== 'inline') continue;

    const children = token.children ?? [];
    const [text, numbered] = [collectVisibleText(children), collectNumberedText(children)];
    inlines.push({ token, range });
    if (cells) cells.push({ text, numbered });
    else {
      push(kind, text, numbered);
      kind = isFootnote ? 'note' : 'paragraph';
    }
  }
  return blocks;
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
