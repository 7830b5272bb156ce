import type { MarkdownIt } from 'markdown-it';

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
