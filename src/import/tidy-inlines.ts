import type { Inline } from './document.ts';

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60“”‘’…—]/u;

/** White space as a browser shows it; a line end of the source between two Han characters is none. */
export function tidyInlines(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  let before = '';
  const pieces = inlines.map((inline) =>
    inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '\u2028' : '\ufffc',
  );
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind !== 'text') {
      result.push(inline);
      before = inline.kind === 'break' ? '' : '\ufffc';
      continue;
    }
    const after = () =>
      pieces
        .slice(index + 1)
        .join('')
        .trimStart()[0] ?? '';
    const text = inline.text.replace(/[ \n]+/gu, (space, offset: number) => {
      const left = offset > 0 ? inline.text[offset - 1] : before;
      const right = inline.text[offset + space.length] ?? after();
      if (!left || !right || left === ' ' || right === '\u2028') return '';
      return space.includes('\n') && WIDE.test(left) && WIDE.test(right) ? '' : ' ';
    });
    before = text.at(-1) ?? before;
    if (text !== '') result.push({ ...inline, text });
  }
  return result;
}
