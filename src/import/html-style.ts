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
