import type { DocumentInline } from './body-document.ts';

/** The words of a line, without pictures and numbers of notes. */
export function readInlineText(inlines: readonly DocumentInline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? readInlineText(inline.children) : '';
    })
    .join('');
}
