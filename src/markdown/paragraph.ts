import type { MarkdownIt } from 'markdown-it';
import { collectVisibleText } from './visible-text.ts';

const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * A line that begins with `　` begins a paragraph, with or without an empty line before it: so does every
 * paragraph in text pasted from Word. No line wrapped inside a sentence begins so.
 */
export function indentedParagraphRule(md: MarkdownIt): void {
  md.block.ruler.before(
    'paragraph',
    'indented_paragraph',
    (state, line, _end, silent) => {
      const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      // Silent means: may this line end the paragraph before it? The paragraph itself is left to its own rule.
      return silent && state.src.charCodeAt(start) === IDEOGRAPHIC_SPACE;
    },
    { alt: ['paragraph'] },
  );
  // A tight list hides the tags of its paragraphs; markdown-it expects no two in a row there.
  md.core.ruler.after('block', 'tight_paragraphs', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const close = state.tokens[index + 2];
      if (token.type !== 'paragraph_open' || state.tokens[index - 1]?.type !== 'paragraph_close' || !close)
        continue;
      token.hidden = false;
      close.hidden = false;
    }
  });
}

/** Spaces typed before a paragraph (`　　`) are padding: the page indents by style. */
export function paragraphPaddingRule(md: MarkdownIt): void {
  md.core.ruler.push('paragraph_padding', (state) => {
    for (const token of state.tokens) {
      const first = token.children?.[0];
      if (first?.type === 'text') first.content = first.content.trimStart();
    }
  });
}

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
