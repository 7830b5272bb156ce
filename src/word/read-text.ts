import type { DocumentInline } from '../report/body-document.ts';

/** The words of a line, without pictures and numbers of notes. */
export function readText(inlines: readonly DocumentInline[]): string {
  return inlines
    .map((inline) => ('text' in inline ? inline.text : 'children' in inline ? readText(inline.children) : ''))
    .join('');
}
