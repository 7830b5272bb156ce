import type { MarkdownIt } from 'markdown-it';

/** Spaces typed before a paragraph (`　　`) are padding: the page indents by style. */
export function paragraphPaddingRule(md: MarkdownIt): void {
  md.core.ruler.push('paragraph_padding', (state) => {
    for (const token of state.tokens) {
      const first = token.children?.[0];
      if (first?.type === 'text') first.content = first.content.trimStart();
    }
  });
}
