import type { Token } from 'markdown-it';

/**
 * The text that a reader sees of inline tokens. Numbers of footnotes and alternative texts are left out: they
 * would stand in the middle of a searched or quoted sentence.
 */
export function collectVisibleText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline') text += token.content;
    else if (token.type === 'list_marker') text += `${token.content} `;
    else if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak') text += '\n';
  }
  return text.trim();
}
