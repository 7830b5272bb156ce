import type { TablePage } from '../report/lay-out-table.ts';
import { FACES, STYLES } from './format-styles.ts';
import {
  formatField,
  formatParagraph,
  formatRun,
  formatText,
  type ParagraphProperties,
} from './format-text.ts';
import { CHARACTER_SPACE, CHARACTER_WIDTH, LINE_PITCH, SHEETS } from './page.ts';
import { formatProperties } from './properties.ts';
import { formatElement, formatParent, formatRoot, formatValue, NAMESPACES } from './xml.ts';

/** The parts of a Word file that are the same for every report, and the end of its text. */

const part = (name: string, content: string) => formatRoot(name, NAMESPACES, content);

/**
 * Word's own lists for Chinese, with what GB/T 15834-2011 (5.1) wants besides: 连接号 and 间隔号 begin no line, 分隔号
 * neither begins nor ends one.
 */
const STARTS_NO_LINE =
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—–~〜•・/／';
const ENDS_NO_LINE = '$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥/／';

/** `word/settings.xml`. */
export function formatSettings(): string {
  const separators = [-1, 0].map((id) => formatElement('w:footnote', { 'w:id': id })).join('');
  const word = 'http://schemas.microsoft.com/office/word';
  const compatibility = [
    'spaceForUL',
    'balanceSingleByteDoubleByteWidth',
    'doNotLeaveBackslashAlone',
    'ulTrailSpace',
    'doNotExpandShiftReturn',
    'useFELayout',
  ].map((name) => formatElement(`w:${name}`));
  // 15 is Word 2013 and later; without it the file opens in 兼容模式.
  compatibility.push(
    formatElement('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': word, 'w:val': 15 }),
  );
  return part(
    'w:settings',
    formatValue('w:defaultTabStop', 420) +
      formatElement('w:evenAndOddHeaders') +
      formatValue('w:characterSpacingControl', 'compressPunctuation') +
      formatElement('w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': ENDS_NO_LINE }) +
      formatElement('w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': STARTS_NO_LINE }) +
      formatParent('w:footnotePr', separators) +
      formatParent('w:compat', compatibility.join('')) +
      formatElement('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }) +
      formatValue('w:decimalSymbol', '.') +
      formatValue('w:listSeparator', ','),
  );
}

/** What stands in for a face that a computer does not have: its other name, or the one next to it. */
const STAND_INS: Readonly<Record<keyof typeof FACES, { altName: string; family: string }>> = {
  body: { altName: 'FangSong', family: 'modern' },
  title: { altName: '宋体', family: 'script' },
  first: { altName: 'SimHei', family: 'modern' },
  second: { altName: 'KaiTi', family: 'modern' },
  number: { altName: 'SimSun', family: 'auto' },
};

/** `word/fontTable.xml`. Faces are named and not embedded: an office has its own, and their licences forbid it. */
export function formatFontTable(): string {
  const fonts = Object.entries(STAND_INS).map(([use, { altName, family }]) =>
    formatElement(
      'w:font',
      { 'w:name': FACES[use as keyof typeof FACES] },
      // 86 is the character set GB2312.
      formatValue('w:altName', altName) +
        formatValue('w:charset', '86') +
        formatValue('w:family', family) +
        formatValue('w:pitch', 'variable'),
    ),
  );
  return part('w:fonts', fonts.join(''));
}

/** The one list that Word numbers itself: with points. Numbers are typed, for they are text of the document. */
export const BULLETS = 1;
const LEVELS = 9;

/** `word/numbering.xml`. */
export function formatNumbering(): string {
  const levels = Array.from({ length: LEVELS }, (_, level) =>
    formatElement(
      'w:lvl',
      { 'w:ilvl': level },
      formatValue('w:start', 1) +
        formatValue('w:numFmt', 'bullet') +
        formatValue('w:suff', 'space') +
        formatValue('w:lvlText', '•') +
        formatValue('w:lvlJc', 'left') +
        formatProperties('w:pPr', { 'w:ind': indentItem(level) }),
    ),
  );
  return part(
    'w:numbering',
    formatElement(
      'w:abstractNum',
      { 'w:abstractNumId': 0 },
      formatValue('w:multiLevelType', 'hybridMultilevel') + levels.join(''),
    ) + formatElement('w:num', { 'w:numId': BULLETS }, formatValue('w:abstractNumId', 0)),
  );
}

/** An item begins two characters in, as a paragraph does, and two more for each list around its own. */
export function indentItem(level: number) {
  return {
    ...(level > 0 ? { 'w:leftChars': level * 200, 'w:left': level * CHARACTER_WIDTH * 2 } : {}),
    'w:firstLineChars': 200,
    'w:firstLine': CHARACTER_WIDTH * 2,
  };
}

/**
 * A page number between dashes, outside: on odd pages one character from the right, on even ones from the left
 * (GB/T 9704-2012, 7.5).
 */
export function formatFooter(page: 'odd' | 'even'): string {
  const side = page === 'odd' ? 'right' : 'left';
  const place: ParagraphProperties = {
    'w:pStyle': STYLES.footer,
    'w:ind': { [`w:${side}Chars`]: 100, [`w:${side}`]: CHARACTER_WIDTH },
    'w:jc': side,
  };
  const number =
    formatText('— ') + formatField('PAGE', formatRun(formatParent('w:t', '1'))) + formatText(' —');
  return part('w:ftr', formatParagraph(place, number));
}

/** Relations of the footers. */
export interface Footers {
  readonly odd: string;
  readonly even: string;
}

/** What `w:sectPr` holds for the pages of a section; it stands in the section's last paragraph, or ends the body. */
export function formatSection(footers: Footers, sheet: TablePage): string {
  const { width, height, margins, footer: distance } = SHEETS[sheet];
  const footer = (type: string, id: string) =>
    formatElement('w:footerReference', { 'w:type': type, 'r:id': id });
  const isUpright = sheet === 'upright';
  return (
    footer('even', footers.even) +
    footer('default', footers.odd) +
    formatElement('w:pgSz', {
      'w:w': width,
      'w:h': height,
      'w:orient': isUpright ? undefined : 'landscape',
    }) +
    formatElement('w:pgMar', {
      'w:top': margins.top,
      'w:right': margins.right,
      'w:bottom': margins.bottom,
      'w:left': margins.left,
      'w:header': distance,
      'w:footer': distance,
      'w:gutter': 0,
    }) +
    formatElement('w:cols', { 'w:space': 425 }) +
    formatElement('w:docGrid', {
      'w:type': isUpright ? 'linesAndChars' : 'lines',
      'w:linePitch': LINE_PITCH,
      'w:charSpace': isUpright ? CHARACTER_SPACE : undefined,
    })
  );
}
