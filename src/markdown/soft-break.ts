import type { MarkdownIt, Token } from 'markdown-it';
import { walkInlineBlocks } from './inline-blocks.ts';

/** Han, kana and everything that is set full width, with the ideographic space and CJK punctuation. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u3200-\u33ff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/u;

/** Punctuation that Chinese shares with Latin text: full width only next to a wide character. */
const SHARED = /[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff]/u;

/** A source line wrapped between two Han characters must not become a space on the page. */
export function softBreakRule(md: MarkdownIt): void {
  md.core.ruler.push('cjk_soft_break', (state) => {
    for (const { token } of walkInlineBlocks(state.tokens)) {
      if (token.children) token.children = joinSoftBreaks(token.children);
    }
  });
}

function joinSoftBreaks(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let before = '';
  let pending: Token | undefined;
  for (const token of tokens) {
    if (token.children) token.children = joinSoftBreaks(token.children);
    if (token.type === 'softbreak') {
      pending = token;
      continue;
    }
    const visible = token.type === 'text' || token.type === 'code_inline' ? token.content : '';
    const solid = visible !== '' || token.type === 'image' || token.type === 'hardbreak';
    if (pending && solid) {
      if (!joinsWithoutSpace(before, String.fromCodePoint(visible.codePointAt(0) ?? 0x20))) {
        result.push(pending);
      }
      pending = undefined;
    }
    if (solid) before = lastCharacter(visible);
    result.push(token);
  }
  return result;
}

function joinsWithoutSpace(before: string, after: string): boolean {
  if (WIDE.test(before)) return WIDE.test(after) || SHARED.test(after);
  return WIDE.test(after) && SHARED.test(before);
}

/** The last code point: half of a surrogate pair would match no class. */
function lastCharacter(text: string): string {
  const pair = text.slice(-2);
  return (pair.codePointAt(0) ?? 0) > 0xffff ? pair : text.slice(-1);
}
