import { getAttribute, type HtmlElement } from './html-tree.ts';

/** What an element's own tag and style say of its text; `undefined` where they say nothing. */
export function readBold(element: HtmlElement): boolean | undefined {
  const weight = /font-weight\s*:\s*(\w+)/iu.exec(getAttribute(element, 'style'))?.[1]?.toLowerCase();
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  if (['b', 'strong', 'th'].includes(element.tagName)) return element.tagName !== 'th' || undefined;
  return undefined;
}

export function readAlign(element: HtmlElement): 'center' | 'right' | 'left' | undefined {
  if (element.tagName === 'center') return 'center';
  const style = /text-align\s*:\s*(\w+)/iu.exec(getAttribute(element, 'style'))?.[1]?.toLowerCase();
  const align = style ?? getAttribute(element, 'align').toLowerCase();
  if (align === 'center' || align === 'right') return align;
  return ['left', 'justify', 'start'].includes(align) ? 'left' : undefined;
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, em: 12, rem: 12 };

/** Font size in points. */
export function readSize(element: HtmlElement): number | undefined {
  const [, number = '', unit = ''] =
    /font-size\s*:\s*([\d.]+)\s*(pt|px|em|rem)/iu.exec(getAttribute(element, 'style')) ?? [];
  const points = Number(number) * (POINTS[unit.toLowerCase()] ?? 0);
  return points > 0 ? Math.round(points * 2) / 2 : undefined;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};
const SUBSCRIPTS: Readonly<Record<string, string>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
};

/** 10 with a raised 4 is not 104: raised and lowered digits have characters of their own. Other text stays. */
export function raiseText(text: string, position: 'sup' | 'sub'): string {
  const table = position === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...text];
  return characters.every((char) => char in table) ? characters.map((char) => table[char]).join('') : text;
}
