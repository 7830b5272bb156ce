import type { TextPosition } from '../base/text-position.ts';
import type { RelationEntry } from './report.ts';

/** A link that leads out of the portal, with its place in the editor's file. */
export interface PlacedLink extends TextPosition {
  readonly url: string;
}

/** Links of a text, and of its 关联, that lead out of the portal. @param links of the text */
export const listOutsideLinks = (
  links: readonly PlacedLink[],
  relations: readonly RelationEntry[],
): PlacedLink[] => [
  ...links,
  ...relations.flatMap(({ target, line, column }) =>
    'address' in target ? [{ url: target.address, line, column }] : [],
  ),
];

/** Whose an address is: inspections ask for the domain of the government, and for no numbers in place of a name. */
export function judgeHost(url: string): 'government' | 'number' | 'other' {
  if (!URL.canParse(url)) return 'other';
  // A host of digits alone, such as 0x7f000001, is a number as well: `URL` writes it out.
  const host = new URL(url).hostname.replace(/\.$/, '');
  if (/^\[|^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return 'number';
  return host === 'gov.cn' || host.endsWith('.gov.cn') ? 'government' : 'other';
}
