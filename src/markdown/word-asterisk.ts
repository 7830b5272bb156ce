import type { MarkdownIt } from 'markdown-it';

/** Letters and digits that need no space between them to be one word or one number. */
const WORD = /[\p{Script=Latin}\p{Nd}]/u;
const SOLID = /[\p{L}\p{N}]/u;

/**
 * `2*3*4` and `a*b` are signs of a calculation, not emphasis: an asterisk inside a word or number is text. Two of them
 * in bold, as in `GDP**增长**8%`, leave no doubt, so there both sides count.
 */
export function wordAsteriskRule(md: MarkdownIt): void {
  const Previous = md.inline.State;
  md.inline.State = class extends Previous {
    override scanDelims(start: number, canSplitWord: boolean) {
      const found = super.scanDelims(start, canSplitWord);
      if (this.src[start] !== '*') return found;
      const before = this.src[start - 1] ?? '';
      const after = this.src[start + found.length] ?? '';
      const isSingle = found.length === 1;
      const isInside = (outer: string, inner: string) =>
        WORD.test(outer) && (isSingle ? SOLID : WORD).test(inner);
      return {
        ...found,
        can_open: found.can_open && !isInside(before, after),
        can_close: found.can_close && !isInside(after, before),
      };
    }
  };
}
