import type { Inline } from './document.ts';

/** Stands for a break. */
const LINE_END = '\u2028';

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60“”‘’…—]/u;

/** White space as a browser shows it; a line end of the source between two Han characters is none. */
export function tidyInlines(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  let before = '';
  const pieces = inlines.map((inline) =>
    inline.kind === 'text' ? inline.text : inline.kind === 'break' ? LINE_END : '\ufffc',
  );
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind !== 'text') {
      result.push(inline);
      before = inline.kind === 'break' ? '' : '\ufffc';
      continue;
    }
    const after = () => {
      // The next text that is no white space; looked for from here, since lines may have thousands of pieces.
      let next = index + 1;
      while (next < pieces.length && pieces[next]?.trim() === '' && pieces[next] !== LINE_END) next += 1;
      return pieces[next]?.trimStart()[0] ?? (pieces[next] === LINE_END ? LINE_END : '');
    };
    const text = inline.text.replace(/[ \n]+/gu, (space, offset: number) => {
      const left = offset > 0 ? inline.text[offset - 1] : before;
      const right = inline.text[offset + space.length] ?? after();
      if (!left || !right || left === ' ' || right === LINE_END) return '';
      return space.includes('\n') && WIDE.test(left) && WIDE.test(right) ? '' : ' ';
    });
    before = text.at(-1) ?? before;
    if (text !== '') result.push({ ...inline, text });
  }
  return result;
}
