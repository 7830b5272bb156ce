import type { Token } from 'markdown-it';
import { append } from '../base/long-lists.ts';
import type {
  BodyDocument,
  DocumentBlock,
  DocumentCell,
  DocumentFootnote,
  DocumentImage,
  DocumentInline,
  DocumentList,
  DocumentListItem,
  DocumentTable,
} from '../report/body-document.ts';
import { isSigningDate } from '../report/letter-lines.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import { readNoteNumber } from './footnote.ts';
import type { HeadingMeta } from './heading.ts';
import { SALUTATION, SIGNATURE } from './letter-parts.ts';

/** Tokens that carry no text of the report: the address of a heading, the way back from a footnote. */
const PAGE_ONLY = new Set(['link_open', 'link_close', 'footnote_anchor']);

const INLINE_PARENTS: Readonly<Record<string, 'strong' | 'emphasis'>> = {
  strong_open: 'strong',
  em_open: 'emphasis',
};

/** Reads tokens one after the other. An unknown one is a bug: passed over, its text would be missing in silence. */
class TokenReader {
  readonly footnotes: DocumentFootnote[] = [];
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The tokens before `end`, which is passed as well; without one, all that are left. */
  *until(end?: string): Generator<Token> {
    for (let token = this.tokens[this.index]; token?.type !== end; token = this.tokens[this.index]) {
      if (!token) throw new Error(`token ${end} is missing`);
      this.index += 1;
      yield token;
    }
    this.index += 1;
  }

  /** The inline content of a block that holds nothing else. */
  inlinesUntil(end: string): DocumentInline[] {
    const children: DocumentInline[] = [];
    for (const token of this.until(end)) {
      if (token.type === 'inline') append(children, readInlines(token.children ?? []));
      else if (!PAGE_ONLY.has(token.type)) throw new Error(`token ${token.type} in ${end}`);
    }
    return children;
  }
}

/** The body as a tree, from the tokens that make the page. */
export function createBodyDocument(tokens: readonly Token[]): BodyDocument {
  const reader = new TokenReader(tokens);
  return { blocks: readBlocks(reader), footnotes: reader.footnotes };
}

function readBlocks(reader: TokenReader, end?: string): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const token of reader.until(end)) {
    switch (token.type) {
      case 'div_open':
        append(blocks, readBlocks(reader, 'div_close'));
        break;
      case 'heading_open': {
        const { id, level, depth } = token.meta as unknown as HeadingMeta;
        blocks.push({ type: 'heading', id, level, depth, children: reader.inlinesUntil('heading_close') });
        break;
      }
      case 'paragraph_open': {
        const children = reader.inlinesUntil('paragraph_close');
        const kind = token.attrGet('class');
        const role = kind === 'note' || kind === SALUTATION ? ({ role: kind } as const) : {};
        if (kind === SIGNATURE) sign(blocks, children);
        else if (children.length > 0) blocks.push({ type: 'paragraph', ...role, children });
        break;
      }
      case 'bullet_list_open':
      case 'ordered_list_open':
        blocks.push(readList(reader, token.type === 'ordered_list_open'));
        break;
      case 'blockquote_open':
        blocks.push({ type: 'quote', blocks: readBlocks(reader, 'blockquote_close') });
        break;
      case 'table_open':
        blocks.push(readTable(reader));
        break;
      case 'figure_open':
        blocks.push(readFigure(reader));
        break;
      case 'hr':
        blocks.push({ type: 'rule' });
        break;
      case 'footnote_block_open':
        readFootnotes(reader);
        break;
      case 'inline': {
        // The marker of an item that begins without a paragraph: its list has read it already.
        const children = readInlines(token.children ?? []);
        if (children.length > 0) blocks.push({ type: 'paragraph', children });
        break;
      }
      default:
        if (!PAGE_ONLY.has(token.type)) throw new Error(`token ${token.type} among blocks`);
    }
  }
  return blocks;
}

/** The paragraphs of a 落款 are one block, which its date ends. */
function sign(blocks: DocumentBlock[], inlines: readonly DocumentInline[]): void {
  const last = blocks.at(-1);
  const lines = [''];
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push('');
    else lines.push(lines.pop() + readInlineText([inline]));
  }
  if (last?.type === 'signature' && !isSigningDate(last.lines.at(-1) ?? '')) append(last.lines, lines);
  else blocks.push({ type: 'signature', lines });
}

function readList(reader: TokenReader, ordered: boolean): DocumentList {
  const items: DocumentListItem[] = [];
  for (const token of reader.until(ordered ? 'ordered_list_close' : 'bullet_list_close')) {
    if (token.type !== 'list_item_open') throw new Error(`token ${token.type} in a list`);
    const marker = token.info === '' ? {} : { marker: token.info + token.markup };
    items.push({ ...marker, blocks: readBlocks(reader, 'list_item_close') });
  }
  return { type: 'list', ordered, items };
}

function readFootnotes(reader: TokenReader): void {
  for (const token of reader.until('footnote_block_close')) {
    if (token.type !== 'footnote_open') throw new Error(`token ${token.type} among footnotes`);
    const blocks = readBlocks(reader, 'footnote_close');
    reader.footnotes.push({ number: readNoteNumber(token), blocks });
  }
}

function readTable(reader: TokenReader): DocumentTable {
  const table: DocumentTable = { type: 'table', columns: 0, head: [], body: [] };
  let part = table.body;
  for (const token of reader.until('table_close')) {
    if (token.type === 'caption_open') table.caption = reader.inlinesUntil('caption_close');
    else if (token.type === 'thead_open') part = table.head;
    else if (token.type === 'tbody_open') part = table.body;
    else if (token.type === 'tr_open') {
      const row = readRow(reader);
      part.push(row);
      table.columns = Math.max(
        table.columns,
        row.reduce((sum, cell) => sum + cell.columns, 0),
      );
    } else if (token.type !== 'thead_close' && token.type !== 'tbody_close')
      throw new Error(`token ${token.type} in a table`);
  }
  return table;
}

function readRow(reader: TokenReader): DocumentCell[] {
  const cells: DocumentCell[] = [];
  for (const token of reader.until('tr_close')) {
    const align = /align-(left|center|right)/.exec(String(token.attrGet('class')))?.[1];
    cells.push({
      isHeader: token.tag === 'th',
      ...(align ? { align: align as NonNullable<DocumentCell['align']> } : {}),
      columns: Number(token.attrGet('colspan') ?? 1),
      rows: Number(token.attrGet('rowspan') ?? 1),
      children: reader.inlinesUntil(token.type.replace('open', 'close')),
    });
  }
  return cells;
}

function readFigure(reader: TokenReader): DocumentBlock {
  let image: DocumentImage | undefined;
  let caption: DocumentInline[] | undefined;
  let markers: DocumentInline[] = [];
  for (const token of reader.until('figure_close')) {
    if (token.type === 'figcaption_open') caption = reader.inlinesUntil('figcaption_close');
    else if (token.type === 'inline') {
      const children = readInlines(token.children ?? []);
      image = children.find((child) => child.type === 'image');
      markers = children.filter((child) => child.type !== 'image');
    } else throw new Error(`token ${token.type} in a figure`);
  }
  if (!image || markers.some((child) => child.type !== 'text' || child.text.trim() !== ''))
    throw new Error('a figure is more than its image');
  return { type: 'figure', image, ...(caption ? { caption } : {}) };
}

function readInlines(tokens: readonly Token[]): DocumentInline[] {
  const root: DocumentInline[] = [];
  const open = [root];
  const enter = (parent: DocumentInline & { children: DocumentInline[] }) => {
    open.at(-1)?.push(parent);
    open.push(parent.children);
  };
  for (const token of tokens) {
    const into = open.at(-1) ?? root;
    const parent = INLINE_PARENTS[token.type];
    if (parent) enter({ type: parent, children: [] });
    else if (token.type === 'link_open')
      enter({ type: 'link', href: String(token.attrGet('href')), children: [] });
    else if (token.nesting < 0) open.pop();
    else if (token.type === 'text') addText(into, token.content);
    else if (token.type === 'softbreak') addText(into, ' ');
    else if (token.type === 'code_inline') into.push({ type: 'code', text: token.content });
    else if (token.type === 'hardbreak') into.push({ type: 'break' });
    else if (token.type === 'image') into.push(readImage(token));
    else if (token.type === 'footnote_ref')
      into.push({ type: 'footnote-ref', number: readNoteNumber(token) });
    // Markers are kept with their item or note.
    else if (token.type !== 'list_marker' && token.type !== 'footnote_marker')
      throw new Error(`token ${token.type} in a text`);
  }
  return root;
}

function addText(into: DocumentInline[], text: string): void {
  const last = into.at(-1);
  if (last?.type === 'text') last.text += text;
  else if (text !== '') into.push({ type: 'text', text });
}

function readImage(token: Token): DocumentImage {
  const [width, height] = [token.attrGet('width'), token.attrGet('height')];
  return {
    type: 'image',
    src: String(token.attrGet('src')),
    alt: String(token.attrGet('alt') ?? ''),
    ...(width && height ? { width: Number(width), height: Number(height) } : {}),
  };
}
