import type { Token } from 'markdown-it';
import { readNoteNumber } from './footnote.ts';

/**
 * The text that a reader sees of inline tokens. Numbers of footnotes and alternative texts are left out: they
 * would stand in the middle of a searched or quoted sentence.
 */
export function collectVisibleText(tokens: readonly Token[]): string {
  return collect(tokens, formatVisibleText);
}

/** The same with the numbers of footnotes. */
export const collectNumberedText = (tokens: readonly Token[]): string =>
  collect(tokens, (token) =>
    token.type === 'footnote_ref' ? `[${readNoteNumber(token)}]` : formatVisibleText(token),
  );

const collect = (tokens: readonly Token[], format: (token: Token) => string): string =>
  tokens.map(format).join('').trim();

/** What one inline token adds to {@link collectVisibleText}. */
export function formatVisibleText(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'code_inline':
      return token.content;
    case 'list_marker':
      return `${token.content} `;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    default:
      return '';
  }
}
