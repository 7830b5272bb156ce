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

/** What is said of characters; `undefined` leaves it to the paragraph. */
type CharacterStyle = Fonts & Pick<ParagraphStyle, 'bold' | 'hidden' | 'struck' | 'capital' | 'position'>;

/** How the text of a paragraph looks where its runs do not say. */
export interface BaseStyle extends Omit<CharacterStyle, 'position'> {
  /** Half-points that all of it is raised: only what stands higher is a superscript. */
  readonly raised: number;
}

export interface RunStyle extends BaseStyle {
  readonly position: 'sup' | 'sub' | undefined;
}

export interface Styles {
  findParagraphStyle(id: string | undefined): ParagraphStyle;
  /** With what it inherits. */
  findCharacterStyle(id: string | undefined): CharacterStyle & Pick<ParagraphStyle, 'name'>;
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

/** What is said of characters, by their own properties or by those of a style. */
export const readCharacterStyle = (properties: XmlElement | undefined): CharacterStyle =>
  keepSaid<CharacterStyle>({
    bold: readAny(properties, 'w:b'),
    hidden: readAny(properties, 'w:vanish'),
    // Once or twice.
    struck: readAny(properties, 'w:strike', 'w:dstrike'),
    // Letters shown as capitals, whatever they were typed as (17.3.2.5 caps, 17.3.2.33 smallCaps).
    capital: readAny(properties, 'w:caps', 'w:smallCaps'),
    position: readVerticalAlign(properties),
    ...readFonts(properties),
  });

/** What is said, to stand over what is inherited. */
const keepSaid = <Style>(values: { readonly [Key in keyof Style]: Style[Key] | undefined }): Style =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Style;

/** Raised or lowered by name (17.3.2.42 vertAlign). */
function readVerticalAlign(properties: XmlElement | undefined): ParagraphStyle['position'] {
  const value = findValue(properties, 'w:vertAlign');
  if (value === undefined) return undefined;
  return value === 'superscript' ? 'sup' : value === 'subscript' ? 'sub' : 'base';
}

/** Whether any of some properties is on; `undefined` where nothing is said of them. */
function readAny(properties: XmlElement | undefined, ...names: readonly string[]): boolean | undefined {
  const said = names.flatMap((name) => findChild(properties, name) ?? []);
  return said.length > 0 ? said.some(isOn) : undefined;
}

/** Fonts that are named; one that the theme gives shows letters. */
export function readFonts(properties: XmlElement | undefined) {
  const attributes = findChild(properties, 'w:rFonts')?.attributes ?? {};
  const read = (name: string) => (attributes[`w:${name}Theme`] === undefined ? attributes[`w:${name}`] : '');
  return { ascii: read('ascii'), hAnsi: read('hAnsi') };
}

/** How a run looks, by what it says itself, by its style and by its paragraph. */
export function createRunStyle(
  properties: XmlElement | undefined,
  base: BaseStyle,
  styles: Styles,
): RunStyle {
  const style = styles.findCharacterStyle(findValue(properties, 'w:rStyle'));
  const own = readCharacterStyle(properties);
  return {
    ...base,
    ...style,
    ...own,
    bold: own.bold ?? (base.bold === true || style.bold === true),
    position: readPosition(properties, own.position ?? style.position, base.raised),
  };
}

/** Raised by name, or by half-points, as LibreOffice writes it. */
function readPosition(
  properties: XmlElement | undefined,
  named: ParagraphStyle['position'],
  base: number,
): RunStyle['position'] {
  if (named === 'sup' || named === 'sub') return named;
  const raised = Number(findValue(properties, 'w:position') ?? 0) - base;
  return raised >= 6 ? 'sup' : raised <= -4 ? 'sub' : undefined;
}

export function readFontSize(properties: XmlElement | undefined): number | undefined {
  const halfPoints = Number(findValue(properties, 'w:sz'));
  return halfPoints > 0 ? halfPoints / 2 : undefined;
}

/** The rank of a heading by its outline level, of which the tenth is that of text (17.3.1.20 outlineLvl). */
export function readOutline(properties: XmlElement | undefined): number | undefined {
  const level = Number(findValue(properties, 'w:outlineLvl') ?? 9);
  return level < 9 ? level + 1 : undefined;
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
      [...byId].flatMap(([id, style]) => {
        const { ascii = '', hAnsi = '' } = resolve(style, 0);
        return isSymbolFont(ascii) || isSymbolFont(hAnsi) ? [id] : [];
      }),
    ),
  };
}

function readStyle(style: XmlElement): ParagraphStyle {
  const paragraph = findChild(style, 'w:pPr');
  const run = findChild(style, 'w:rPr');
  const name = (findValue(style, 'w:name') ?? '').toLowerCase();
  const heading = /^(?:heading|标题)\s*([1-9])$/u.exec(name)?.[1];
  const isTitle = /^(?:title|标题)$/u.test(name);
  const level = findValue(paragraph, 'w:numPr', 'w:ilvl');
  return keepSaid<ParagraphStyle>({
    name,
    align: readAlignment(paragraph),
    rank: isTitle ? 0 : heading === undefined ? readOutline(paragraph) : Number(heading),
    numId: findValue(paragraph, 'w:numPr', 'w:numId'),
    level: level === undefined ? undefined : Number(level),
    ...readCharacterStyle(run),
    size: readFontSize(run),
  });
}
