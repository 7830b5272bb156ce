import { findChild, findValue, isOn, isTrue, listChildren, type XmlElement } from '../office/parse-xml.ts';
import { type Fonts, isSymbolFont } from './symbol-fonts.ts';

/** What a paragraph style says, with what it inherits. */
export interface ParagraphStyle extends Fonts {
  /** In lower case; English for the styles that Word brings (17.7.4.9). */
  readonly name?: string;
  /** 0 for the document's title, 1 for 标题 1… */
  readonly rank?: number;
  readonly align?: 'center' | 'right' | 'left';
  readonly numId?: string;
  readonly level?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly capital?: boolean;
  readonly position?: 'sup' | 'sub' | 'base';
  readonly size?: number;
}

/** What a character style says, with what it inherits; `undefined` leaves it to the paragraph. */
type CharacterStyle = Fonts &
  Pick<ParagraphStyle, 'name' | 'bold' | 'hidden' | 'struck' | 'capital' | 'position'>;

export interface Styles {
  findParagraphStyle(id: string | undefined): ParagraphStyle;
  findCharacterStyle(id: string | undefined): CharacterStyle;
  /** Ids of the styles whose letters are signs. */
  readonly symbolic: ReadonlySet<string>;
}

/** A style based on itself over others would never end. */
const MAX_CHAIN = 20;

export function readAlignment(properties: XmlElement | undefined): ParagraphStyle['align'] {
  const value = findValue(properties, 'w:jc');
  if (value === 'end') return 'right';
  return value === undefined || value === 'center' || value === 'right' ? value : 'left';
}

/** Raised or lowered by name (17.3.2.42 vertAlign). */
export function readVerticalAlign(properties: XmlElement | undefined): ParagraphStyle['position'] {
  const value = findValue(properties, 'w:vertAlign');
  if (value === undefined) return undefined;
  return value === 'superscript' ? 'sup' : value === 'subscript' ? 'sub' : 'base';
}

/** Struck through once or twice; `undefined` where nothing is said of it. */
export const readStrike = (properties: XmlElement | undefined) =>
  readAny(properties, 'w:strike', 'w:dstrike');

/** Letters shown as capitals, whatever they were typed as (17.3.2.5 caps, 17.3.2.33 smallCaps). */
export const readCapital = (properties: XmlElement | undefined) =>
  readAny(properties, 'w:caps', 'w:smallCaps');

function readAny(properties: XmlElement | undefined, ...names: readonly string[]): boolean | undefined {
  const said = names.flatMap((name) => findChild(properties, name) ?? []);
  return said.length > 0 ? said.some(isOn) : undefined;
}

/** Fonts that are named; one that the theme gives shows letters. */
export function readFonts(properties: XmlElement | undefined): Fonts {
  const attributes = findChild(properties, 'w:rFonts')?.attributes ?? {};
  const read = (name: string) => (attributes[`w:${name}Theme`] === undefined ? attributes[`w:${name}`] : '');
  return pickFonts({ ascii: read('ascii'), hAnsi: read('hAnsi') });
}

/** Those that are said, to stand over what is inherited. */
export const pickFonts = ({ ascii, hAnsi }: Fonts): Fonts => ({
  ...(ascii === undefined ? {} : { ascii }),
  ...(hAnsi === undefined ? {} : { hAnsi }),
});

export function readFontSize(properties: XmlElement | undefined): number | undefined {
  const halfPoints = Number(findValue(properties, 'w:sz'));
  return halfPoints > 0 ? halfPoints / 2 : undefined;
}

export function createStyles(root: XmlElement | undefined): Styles {
  const elements = listChildren(root, 'w:style');
  const byId = new Map(elements.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const standard = elements.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && isTrue(attributes['w:default']),
  );
  const standardSize = readFontSize(findChild(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'));
  const known = new Map<XmlElement | undefined, ParagraphStyle>();
  const resolve = (style: XmlElement | undefined, depth: number): ParagraphStyle => {
    if (!style || depth > MAX_CHAIN) return standardSize === undefined ? {} : { size: standardSize };
    const cached = known.get(style);
    if (cached) return cached;
    const base = resolve(byId.get(findValue(style, 'w:basedOn') ?? ''), depth + 1);
    const resolved = { ...base, ...readStyle(style) };
    known.set(style, resolved);
    return resolved;
  };
  return {
    findParagraphStyle: (id) => resolve(id === undefined ? standard : (byId.get(id) ?? standard), 0),
    findCharacterStyle: (id) => {
      const style = byId.get(id ?? '');
      return style ? resolve(style, 0) : {};
    },
    symbolic: new Set(
      [...byId].flatMap(([id, style]) =>
        Object.values(pickFonts(resolve(style, 0))).some(isSymbolFont) ? [id] : [],
      ),
    ),
  };
}

function readStyle(style: XmlElement): ParagraphStyle {
  const paragraph = findChild(style, 'w:pPr');
  const run = findChild(style, 'w:rPr');
  const name = (findValue(style, 'w:name') ?? '').toLowerCase();
  const heading = /^(?:heading|标题)\s*([1-9])$/u.exec(name)?.[1];
  const outline = findValue(paragraph, 'w:outlineLvl');
  const rank = /^(?:title|标题)$/u.test(name)
    ? 0
    : heading !== undefined
      ? Number(heading)
      : outline !== undefined && Number(outline) < 9
        ? Number(outline) + 1
        : undefined;
  const align = readAlignment(paragraph);
  const numId = findValue(paragraph, 'w:numPr', 'w:numId');
  const level = findValue(paragraph, 'w:numPr', 'w:ilvl');
  const bold = findChild(run, 'w:b');
  const hidden = findChild(run, 'w:vanish');
  const size = readFontSize(run);
  const position = readVerticalAlign(run);
  const struck = readStrike(run);
  const capital = readCapital(run);
  return {
    name,
    ...(align ? { align } : {}),
    ...(rank === undefined ? {} : { rank }),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(bold ? { bold: isOn(bold) } : {}),
    ...(hidden ? { hidden: isOn(hidden) } : {}),
    ...readFonts(run),
    ...(struck === undefined ? {} : { struck }),
    ...(capital === undefined ? {} : { capital }),
    ...(position ? { position } : {}),
    ...(size === undefined ? {} : { size }),
  };
}
