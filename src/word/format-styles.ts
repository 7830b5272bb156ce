import { BODY_SIZE, CHARACTER_WIDTH, LINE_PITCH } from './page.ts';
import { formatProperties, type Properties } from './properties.ts';
import { formatElement, formatParent, formatRoot, formatSides, formatValue, WORD_NAMESPACE } from './xml.ts';

/**
 * Styles by their ids. Names of built-in ones are the English of ECMA-376, which every Word shows in its own language:
 * heading 1 is 标题 1 in a Chinese one. Those made for these documents, which Word has not, have Chinese names.
 */
export const STYLES = {
  normal: 'Normal',
  /** 发文字号, by whose name import knows it. */
  documentNumber: 'DocumentNumber',
  title: 'Title',
  /** What is to be known before the text is relied on, by whose name import leaves it behind. */
  notice: 'Notice',
  /** 题注, by whose name import knows it. */
  headNote: 'HeadNote',
  /** 主送机关. */
  salutation: 'Salutation',
  body: 'BodyText',
  bullet: 'ListBullet',
  numbered: 'ListNumber',
  continued: 'ListContinue',
  quote: 'Quote',
  caption: 'Caption',
  figure: 'Figure',
  cell: 'TableText',
  cellHead: 'TableHead',
  signature: 'Signature',
  date: 'Date',
  /** 版记, by whose name import knows it. */
  imprint: 'Imprint',
  remark: 'Remark',
  note: 'FootnoteText',
  footer: 'Footer',
  table: 'TableGrid',
  reference: 'FootnoteReference',
  link: 'Hyperlink',
  pageNumber: 'PageNumber',
  missing: 'MissingPicture',
} as const;

/** Heading 1 to 6 for 一、 to the deepest. */
const HEADING_RANKS = 6;
export const formatHeadingStyle = (rank: number) => `Heading${Math.min(Math.max(rank, 1), HEADING_RANKS)}`;

/**
 * The faces of official documents (GB/T 9704-2012, 5.2.2 and 7.3). The same face for Latin letters, so that “ ” take the
 * width of a character; `formatFontTable` names what stands in for a face.
 */
export const FACES = {
  body: '仿宋',
  title: '方正小标宋简体',
  first: '黑体',
  second: '楷体',
  number: '宋体',
} as const;

export function formatFace(face: string): Readonly<Record<string, string>> {
  return { 'w:hint': 'eastAsia', 'w:ascii': face, 'w:hAnsi': face, 'w:eastAsia': face, 'w:cs': face };
}

/** 四号, in half-points. */
export const IMPRINT_SIZE = 28;

const size = (halfPoints: number) => ({ 'w:w': 100, 'w:sz': halfPoints, 'w:szCs': halfPoints });

const set = (face: string, halfPoints: number) => ({ 'w:rFonts': formatFace(face), ...size(halfPoints) });

/** Two characters, whatever their size; the length is for programs that do not count characters. */
const INDENT = { 'w:firstLineChars': 200, 'w:firstLine': CHARACTER_WIDTH * 2 } as const;
const NO_INDENT = { 'w:firstLineChars': 0, 'w:firstLine': 0 } as const;
const EXACT = { 'w:line': LINE_PITCH, 'w:lineRule': 'exact' } as const;

type ParagraphLook = Properties<'w:pPr'>;
type RunLook = Properties<'w:rPr'>;

interface Style {
  readonly kind: 'paragraph' | 'character' | 'table';
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string | undefined;
  readonly isDefault?: true;
  /** Shown in the gallery of styles. */
  readonly isQuick?: true;
  readonly paragraph?: ParagraphLook;
  readonly run?: RunLook;
  readonly xml?: string;
}

/** @param next the style of the paragraph that is typed behind one of this */
const text = (
  id: string,
  name: string,
  paragraph: ParagraphLook,
  run: RunLook = {},
  next?: string,
): Style => ({ kind: 'paragraph', id, name, basedOn: STYLES.normal, next, isQuick: true, paragraph, run });

const characters = (id: string, name: string, run: RunLook = {}): Style => ({
  kind: 'character',
  id,
  name,
  run,
});

/** 一、 in 黑体, （一） in 楷体, 1. and （1） in the face of the text (7.3.3). */
function listHeadings(): Style[] {
  return Array.from({ length: HEADING_RANKS }, (_, index) => {
    const rank = index + 1;
    const face = rank === 1 ? FACES.first : rank === 2 ? FACES.second : FACES.body;
    return text(
      formatHeadingStyle(rank),
      `heading ${rank}`,
      { 'w:keepNext': true, 'w:keepLines': true, 'w:ind': INDENT, 'w:outlineLvl': rank - 1 },
      { 'w:rFonts': formatFace(face) },
      STYLES.body,
    );
  });
}

export const BORDER = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' } as const;

/** `w:tblPr` of a style. @param beside free at both ends of a cell's text, in twips; above and below: `above` */
const formatTableLook = (above: number, beside: number, borders: Properties<'w:tblPr'> = {}) =>
  formatProperties('w:tblPr', {
    'w:tblInd': { 'w:w': 0, 'w:type': 'dxa' },
    ...borders,
    'w:tblCellMar': {
      xml: ['top', 'left', 'bottom', 'right']
        .map((side) =>
          formatSides([side], { 'w:w': /top|bottom/.test(side) ? above : beside, 'w:type': 'dxa' }),
        )
        .join(''),
    },
  });

const GRID = {
  'w:tblBorders': { xml: formatSides(['top', 'left', 'bottom', 'right', 'insideH', 'insideV'], BORDER) },
};

const ALL: readonly Style[] = [
  {
    kind: 'paragraph',
    id: STYLES.normal,
    name: 'Normal',
    isDefault: true,
    isQuick: true,
    paragraph: { 'w:widowControl': 0, 'w:jc': 'both' },
    // The size stands here too: LibreOffice takes the width of the grid's characters from this style alone. And 三号 is
    // wider than a 28th of the line: LibreOffice would give each character two places of the grid.
    run: { ...size(BODY_SIZE), 'w:w': 98 },
  },
  text(
    STYLES.title,
    'Title',
    // Of fixed height, since the second line of a title is set as close as the lines of the text.
    {
      'w:keepNext': true,
      'w:keepLines': true,
      'w:snapToGrid': 0,
      'w:spacing': { 'w:after': LINE_PITCH, ...EXACT },
      'w:jc': 'center',
    },
    { 'w:rFonts': formatFace(FACES.title), 'w:b': true, 'w:bCs': true, ...size(44) },
    STYLES.body,
  ),
  text(
    STYLES.documentNumber,
    '发文字号',
    // Below it two lines, then the title (7.2.5, 7.3.1): as the PDF has it.
    {
      'w:keepNext': true,
      'w:snapToGrid': 0,
      'w:spacing': { 'w:after': LINE_PITCH, ...EXACT },
      'w:jc': 'center',
    },
    {},
    STYLES.title,
  ),
  ...listHeadings(),
  text(STYLES.salutation, 'Salutation', {}),
  text(STYLES.body, 'Body Text', { 'w:ind': INDENT }),
  text(STYLES.bullet, 'List Bullet', { 'w:ind': INDENT }),
  text(STYLES.numbered, 'List Number', { 'w:ind': INDENT }),
  text(STYLES.continued, 'List Continue', { 'w:ind': INDENT }),
  text(
    STYLES.quote,
    'Quote',
    { 'w:ind': { 'w:leftChars': 200, 'w:left': CHARACTER_WIDTH * 2, ...INDENT } },
    { 'w:rFonts': formatFace(FACES.second) },
  ),
  text(
    STYLES.caption,
    'caption',
    { 'w:snapToGrid': 0, 'w:spacing': { 'w:before': 120, 'w:after': 60 }, 'w:jc': 'center' },
    set(FACES.first, 28),
  ),
  text(STYLES.figure, '图片', {
    'w:snapToGrid': 0,
    'w:spacing': { 'w:before': 120, 'w:after': 60 },
    'w:ind': NO_INDENT,
    'w:jc': 'center',
  }),
  text(STYLES.cell, '表格文字', { 'w:snapToGrid': 0, 'w:jc': 'left' }, size(24)),
  text(STYLES.cellHead, '表头文字', { 'w:snapToGrid': 0, 'w:jc': 'center' }, set(FACES.first, 24)),
  text(STYLES.remark, '注释', { 'w:snapToGrid': 0, 'w:ind': INDENT }, size(24)),
  // Off the grid, which spreads digits, but as high as its lines: the indents are counted in characters.
  text(STYLES.signature, 'Signature', { 'w:snapToGrid': 0, 'w:spacing': EXACT, 'w:jc': 'right' }),
  text(STYLES.date, 'Date', { 'w:snapToGrid': 0, 'w:spacing': EXACT, 'w:jc': 'right' }),
  text(STYLES.imprint, '版记', { 'w:snapToGrid': 0, 'w:spacing': EXACT, 'w:jc': 'left' }, size(IMPRINT_SIZE)),
  text(STYLES.note, 'footnote text', { 'w:snapToGrid': 0, 'w:jc': 'left' }, size(21)),
  text(STYLES.footer, 'footer', { 'w:snapToGrid': 0, 'w:jc': 'left' }, set(FACES.number, 28)),
  { kind: 'table', id: 'TableNormal', name: 'Normal Table', isDefault: true, xml: formatTableLook(0, 108) },
  {
    kind: 'table',
    id: STYLES.table,
    name: 'Table Grid',
    basedOn: 'TableNormal',
    xml: formatTableLook(28, 85, GRID),
  },
  { kind: 'character', id: 'DefaultParagraphFont', name: 'Default Paragraph Font', isDefault: true },
  characters(STYLES.reference, 'footnote reference', { 'w:vertAlign': 'superscript' }),
  // The blue of Word's own links.
  characters(STYLES.link, 'Hyperlink', { 'w:color': '0563C1', 'w:u': 'single' }),
  characters(STYLES.pageNumber, 'page number'),
  characters(STYLES.missing, '图片说明', { 'w:color': '666666' }),
];

/** Of what few reports have: only their files have the styles. */
const RARE: readonly Style[] = [
  text(
    STYLES.notice,
    '文件提示',
    {
      'w:pBdr': { xml: formatSides(['top', 'left', 'bottom', 'right'], { ...BORDER, 'w:space': 6 }) },
      'w:snapToGrid': 0,
      'w:ind': NO_INDENT,
      'w:jc': 'left',
    },
    set(FACES.first, 28),
  ),
  text(
    STYLES.headNote,
    '文件题注',
    { 'w:snapToGrid': 0, 'w:spacing': { 'w:after': LINE_PITCH, ...EXACT }, 'w:jc': 'center' },
    { 'w:rFonts': formatFace(FACES.second) },
  ),
];

/** `word/styles.xml`. @param withRare for a report that has a notice or 题注 */
export function formatStyles(withRare = false): string {
  const defaults = formatParent(
    'w:docDefaults',
    formatParent(
      'w:rPrDefault',
      formatProperties('w:rPr', {
        'w:rFonts': formatFace(FACES.body),
        'w:kern': 2,
        ...size(BODY_SIZE),
        'w:lang': { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' },
      }),
    ) +
      // Without the quarter of a character that Word puts between 年 and 2021: 28 of them would not fit a line.
      formatParent('w:pPrDefault', formatProperties('w:pPr', { 'w:autoSpaceDE': 0, 'w:autoSpaceDN': 0 })),
  );
  const styles = [...ALL, ...(withRare ? RARE : [])].map(formatStyle).join('');
  return formatRoot('w:styles', { 'xmlns:w': WORD_NAMESPACE }, defaults + styles);
}

function formatStyle(style: Style): string {
  const { kind, id, name, basedOn, next, isDefault, isQuick, paragraph, run, xml = '' } = style;
  return formatElement(
    'w:style',
    {
      'w:type': kind,
      'w:default': isDefault ? 1 : undefined,
      'w:customStyle': /\p{Script=Han}/u.test(name) ? 1 : undefined,
      'w:styleId': id,
    },
    formatValue('w:name', name) +
      (basedOn ? formatValue('w:basedOn', basedOn) : '') +
      (next ? formatValue('w:next', next) : '') +
      (isQuick ? formatElement('w:qFormat') : '') +
      formatProperties('w:pPr', paragraph ?? {}) +
      formatProperties('w:rPr', run ?? {}) +
      xml,
  );
}
