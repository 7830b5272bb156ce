import type { MarkdownIt } from 'markdown-it';
import { collectVisibleText } from './visible-text.ts';

const NOTE = /^(?:注\s?\d{0,2}|说明|备注|资料来源)[：:]/u;

/** Notes below tables and texts (`注：`, `资料来源：`) are set smaller. */
export function noteParagraphRule(md: MarkdownIt): void {
  md.core.ruler.push('note_paragraph', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'paragraph_open' || token.hidden) continue;
      if (NOTE.test(collectVisibleText(state.tokens[index + 1]?.children ?? [])))
        token.attrSet('class', 'note');
    }
  });
}
