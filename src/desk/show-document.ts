import type { Block, ImportedDocument, Inline } from '../import/document.ts';
import { readBlock } from '../import/document-text.ts';
import type { ResolvedFields } from '../import/resolve-fields.ts';
import { parseBody } from '../markdown/render-body.ts';
import type { DocumentBlock, DocumentInline } from '../report/body-document.ts';
import { formatForeignText } from '../report/foreign-text.ts';
import type { ShownBlock, ShownInline } from './import-api.ts';

/** The original as it was read, a block for each of the document's, its footnotes last. @param imagePaths see `SourceReading` */
export function showSource(
  { blocks, notes, images }: ImportedDocument,
  imagePaths: readonly (string | undefined)[],
): ShownBlock[] {
  const numbers = new Map(notes.map(({ id }, index) => [id, index + 1]));
  const showInlines = (inlines: readonly Inline[]): ShownInline[] =>
    inlines.map((inline): ShownInline => {
      if (inline.kind === 'text')
        return { text: formatForeignText(inline.text), ...(inline.bold ? { isBold: true } : {}) };
      if (inline.kind === 'break') return { text: '\n' };
      if (inline.kind === 'note') return { note: numbers.get(inline.id) ?? 0 };
      return { picture: imagePaths[inline.image] ?? '', alt: images[inline.image]?.alt ?? '' };
    });
  const show = (block: Block): ShownBlock => {
    if (block.kind === 'verbatim')
      return { kind: 'paragraph', inlines: [{ text: formatForeignText(readBlock(block)) }] };
    if (block.kind === 'table')
      return {
        kind: 'table',
        inlines: [],
        rows: block.rows.map((row) =>
          row.map(({ inlines, colspan, rowspan }) => ({ inlines: showInlines(inlines), colspan, rowspan })),
        ),
      };
    const { rank, align, item, inlines } = block;
    return {
      kind: rank === undefined ? 'paragraph' : 'heading',
      ...(rank === undefined ? {} : { level: Math.max(1, rank) }),
      ...(align ? { align } : {}),
      ...(item ? { marker: item.marker === '-' ? '•' : item.marker, depth: item.depth } : {}),
      inlines: showInlines(inlines),
    };
  };
  return [
    ...blocks.map(show),
    ...notes.flatMap(({ paragraphs }, index) =>
      paragraphs.map(
        (inlines): ShownBlock => ({
          kind: 'paragraph',
          marker: `[${index + 1}]`,
          inlines: showInlines(inlines),
        }),
      ),
    ),
  ];
}

/** Fields that stand above a report's text, and those below it. */
const [ABOVE, BELOW] = [
  ['标题', '题注'],
  ['落款', '抄送', '印发机关', '印发日期'],
];

/** The report as its page will have it: title, text, 落款. @param body Markdown */
export function showResult({ found }: ResolvedFields, body: string): ShownBlock[] {
  const { document } = parseBody(body, 1).finish((url) => ({ kind: 'local', url }));
  const showField = (key: string): ShownBlock[] =>
    (found.get(key)?.values ?? []).map((text) => ({
      ...(key === '标题' ? { kind: 'heading', level: 1 } : { kind: 'paragraph' }),
      align: ABOVE.includes(key) ? 'center' : 'right',
      inlines: [{ text }],
      field: key,
    }));
  return [
    ...ABOVE.flatMap(showField),
    ...showBlocks(document.blocks),
    ...document.footnotes.flatMap(({ number, blocks }) =>
      showBlocks(blocks).map((block, index) => (index === 0 ? { ...block, marker: `[${number}]` } : block)),
    ),
    ...BELOW.flatMap(showField),
  ];
}

function showBlocks(blocks: readonly DocumentBlock[], depth = 0): ShownBlock[] {
  return blocks.flatMap((block): ShownBlock[] => {
    switch (block.type) {
      case 'heading':
        return [{ kind: 'heading', level: block.level, inlines: showInlines(block.children) }];
      case 'paragraph':
        return [showParagraph(block.children, depth > 0 ? { depth } : {})];
      case 'list':
        return block.items.flatMap(({ marker = '•', blocks: inside }) =>
          showBlocks(inside, depth + 1).map((one, index) => (index === 0 ? { ...one, marker, depth } : one)),
        );
      case 'quote':
        return showBlocks(block.blocks, depth + 1);
      case 'signature':
        return block.lines.map((text) => showParagraph([{ type: 'text', text }], { align: 'right' }));
      case 'table':
        return [
          ...(block.caption ? [showParagraph(block.caption)] : []),
          {
            kind: 'table',
            inlines: [],
            rows: [...block.head, ...block.body].map((row) =>
              row.map(({ children, columns, rows }) => ({
                inlines: showInlines(children),
                colspan: columns,
                rowspan: rows,
              })),
            ),
          },
        ];
      case 'figure':
        return [
          showParagraph([block.image], { align: 'center' }),
          ...(block.caption ? [showParagraph(block.caption, { align: 'center' })] : []),
        ];
      default:
        return [{ kind: 'rule', inlines: [] }];
    }
  });
}

const showParagraph = (
  inlines: readonly DocumentInline[],
  look: Pick<ShownBlock, 'align' | 'depth'> = {},
): ShownBlock => ({ kind: 'paragraph', inlines: showInlines(inlines), ...look });

function showInlines(inlines: readonly DocumentInline[], isBold = false): ShownInline[] {
  return inlines.flatMap((inline): ShownInline[] => {
    switch (inline.type) {
      case 'text':
      case 'code':
        return [{ text: inline.text, ...(isBold ? { isBold: true } : {}) }];
      case 'strong':
        return showInlines(inline.children, true);
      case 'emphasis':
      case 'link':
        return showInlines(inline.children, isBold);
      case 'image':
        return [{ picture: decodeURI(inline.src), alt: inline.alt }];
      case 'break':
        return [{ text: '\n' }];
      default:
        return [{ note: inline.number }];
    }
  });
}
