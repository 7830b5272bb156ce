import type {
  DocumentBlock,
  DocumentHeading,
  DocumentInline,
  DocumentListItem,
  DocumentTable,
} from '../report/body-document.ts';
import { groupBelowHeadings } from '../report/group-below-headings.ts';
import type { TablePage } from '../report/lay-out-table.ts';
import { formatBookmarked, formatImage, formatInlines } from './format-inlines.ts';
import { BULLETS, formatSection, indentItem } from './format-settings.ts';
import { formatSignature } from './format-signature.ts';
import { BORDER, formatHeadingStyle, STYLES } from './format-styles.ts';
import { formatTable } from './format-table.ts';
import { formatParagraph, formatSpace, formatText, type ParagraphProperties } from './format-text.ts';
import { formatBookmark, type PartContext, type SharedContext } from './word-part-context.ts';
import { formatParent, formatSides, formatValue } from './xml.ts';

/** Where blocks stand: what a paragraph of theirs looks like, and how many lists are around them. */
export interface Surroundings {
  readonly paragraph: ParagraphProperties;
  readonly depth: number;
}

const TEXT: Surroundings = { paragraph: { 'w:pStyle': STYLES.body }, depth: 0 };
const NOTE: Surroundings = { paragraph: { 'w:pStyle': STYLES.note }, depth: 0 };

const ROLE_STYLES = { note: STYLES.remark, salutation: STYLES.salutation } as const;

/** Two tables one after the other would be one, and the file may not end with one. */
const AFTER_TABLE = formatSpace(160);

/** A paragraph that nobody sees. */
const formatEnd = (properties: ParagraphProperties = {}) => formatSpace(20, properties);

/** Ends the section that is open, where what follows needs pages of another kind or a table has pages of its own. */
export function turnTo(sheet: TablePage, { shared, isNote }: PartContext): string {
  const open = shared.sheet;
  if (isNote || (sheet === 'upright' && open === 'upright')) return '';
  shared.sheet = sheet;
  return formatEnd({ 'w:sectPr': { xml: formatSection(shared.footers, open) } });
}

/** The section that is open at the end of the text is that of the file; after a table, there has to be a paragraph. */
export const endText = ({ sheet, footers }: SharedContext): string =>
  (sheet === 'upright' ? '' : formatEnd()) + formatParent('w:sectPr', formatSection(footers, sheet));

const RULE = formatParagraph({ 'w:pBdr': { xml: formatSides(['bottom'], { ...BORDER, 'w:space': 1 }) } }, '');

/** @param lead runs that stand before the first paragraph's text, such as a note's number */
export function formatBlocks(
  blocks: readonly DocumentBlock[],
  context: PartContext,
  around: Surroundings = context.isNote ? NOTE : TEXT,
  lead = '',
): string {
  const [first] = blocks;
  const takesLead = first?.type === 'paragraph';
  const alone = lead !== '' && !takesLead ? formatParagraph(around.paragraph, lead) : '';
  const groups = groupBelowHeadings(blocks).map(({ headings, block }, index) => {
    const above = headings.map((heading) => formatHeading(heading, context)).join('');
    if (block?.type !== 'table') {
      const turn = turnTo('upright', context);
      const own = block ? formatBlock(block, context, around, index === 0 && takesLead ? lead : '') : '';
      return turn + above + own;
    }
    const caption = block.caption ? formatCaption(block.caption, context, true) : '';
    // A table in a list or a note stays there: a section of its own would tear that apart.
    const { xml, page } = formatTable(block, context, { isAlone: around === TEXT });
    return turnTo(page, context) + above + caption + xml + (page === 'upright' ? AFTER_TABLE : '');
  });
  return alone + groups.join('');
}

function formatHeading({ id, level, children }: DocumentHeading, context: PartContext): string {
  const content = formatInlines(trimStart(children), context);
  return formatParagraph(
    // ## is 一、: the # of a report is its title.
    { 'w:pStyle': formatHeadingStyle(level - 1) },
    formatBookmarked(context.shared, formatBookmark(id), content),
  );
}

function formatBlock(
  block: Exclude<DocumentBlock, DocumentHeading | DocumentTable>,
  context: PartContext,
  around: Surroundings,
  lead: string,
): string {
  switch (block.type) {
    case 'paragraph': {
      const style = around === TEXT && block.role && ROLE_STYLES[block.role];
      return formatParagraph(
        style ? { 'w:pStyle': style } : around.paragraph,
        lead + formatInlines(trimStart(block.children), context),
      );
    }
    case 'list':
      return block.items.map((item) => formatItem(item, block.ordered, context, around)).join('');
    case 'quote':
      return formatBlocks(
        block.blocks,
        context,
        context.isNote ? around : { ...around, paragraph: { 'w:pStyle': STYLES.quote } },
      );
    case 'figure':
      return (
        formatParagraph(
          { 'w:pStyle': STYLES.figure, 'w:keepNext': block.caption !== undefined },
          formatImage(block.image, context),
        ) + (block.caption ? formatCaption(block.caption, context, false) : '')
      );
    case 'signature':
      return formatSignature(block.lines);
    case 'rule':
      return RULE;
  }
}

function formatCaption(caption: readonly DocumentInline[], context: PartContext, isAbove: boolean): string {
  return formatParagraph(
    { 'w:pStyle': STYLES.caption, 'w:keepNext': isAbove },
    formatInlines(trimStart(caption), context),
  );
}

/** An item's number is typed, as it is text of the document; a point is set by Word. */
function formatItem(
  { marker, blocks }: DocumentListItem,
  ordered: boolean,
  context: PartContext,
  { depth }: Surroundings,
): string {
  const indent = { 'w:ind': indentItem(depth) };
  const own: ParagraphProperties = ordered
    ? { 'w:pStyle': STYLES.numbered, ...indent }
    : {
        'w:pStyle': STYLES.bullet,
        'w:numPr': {
          xml: formatValue('w:ilvl', Math.min(depth, 8)) + formatValue('w:numId', BULLETS),
        },
        ...indent,
      };
  const rest: Surroundings = { paragraph: { 'w:pStyle': STYLES.continued, ...indent }, depth: depth + 1 };
  const lead = marker === undefined ? '' : formatText(`${marker} `);
  const [first, ...others] = blocks;
  if (first?.type !== 'paragraph')
    return (lead === '' ? '' : formatParagraph(own, lead)) + formatBlocks(blocks, context, rest);
  return (
    formatBlocks([first], context, { ...rest, paragraph: own }, lead) + formatBlocks(others, context, rest)
  );
}

/** Spaces before the first character would add to the indent. */
function trimStart(inlines: readonly DocumentInline[]): DocumentInline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== 'text') return [...inlines];
  const text = first.text.trimStart();
  return text === '' ? trimStart(rest) : [{ ...first, text }, ...rest];
}
