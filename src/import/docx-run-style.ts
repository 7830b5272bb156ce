import { findChild, findValue, isOn, type XmlElement } from '../office/parse-xml.ts';
import {
  type ParagraphStyle,
  pickFonts,
  readCapital,
  readFonts,
  readStrike,
  readVerticalAlign,
  type Styles,
} from './docx-styles.ts';
import type { Fonts } from './symbol-fonts.ts';

/** How the text of a paragraph looks where its runs do not say. */
export interface BaseStyle extends Fonts {
  readonly isBold: boolean;
  readonly isHidden: boolean;
  readonly isStruck: boolean;
  readonly isCapital: boolean;
  /** Half-points that all of it is raised: only what stands higher is a superscript. */
  readonly raised: number;
}

export interface RunStyle extends BaseStyle {
  readonly position: 'sup' | 'sub' | undefined;
}

/** How a run looks, by what it says itself, by its style and by its paragraph. */
export function createRunStyle(
  properties: XmlElement | undefined,
  base: BaseStyle,
  styles: Styles,
): RunStyle {
  const styleId = findValue(properties, 'w:rStyle');
  const style = styles.findCharacterStyle(styleId);
  const bold = findChild(properties, 'w:b');
  const hidden = findChild(properties, 'w:vanish');
  return {
    isBold: bold ? isOn(bold) : base.isBold || style.bold === true,
    position: readPosition(properties, style.position, base.raised),
    raised: base.raised,
    isHidden: hidden ? isOn(hidden) : (style.hidden ?? base.isHidden),
    isStruck: readStrike(properties) ?? style.struck ?? base.isStruck,
    isCapital: readCapital(properties) ?? style.capital ?? base.isCapital,
    ...pickFonts(base),
    ...pickFonts(style),
    ...readFonts(properties),
  };
}

/** Raised by name, or by half-points, as LibreOffice writes it. */
function readPosition(
  properties: XmlElement | undefined,
  styled: ParagraphStyle['position'],
  base: number,
): RunStyle['position'] {
  const named = readVerticalAlign(properties) ?? styled;
  if (named === 'sup' || named === 'sub') return named;
  const raised = Number(findValue(properties, 'w:position') ?? 0) - base;
  return raised >= 6 ? 'sup' : raised <= -4 ? 'sub' : undefined;
}
