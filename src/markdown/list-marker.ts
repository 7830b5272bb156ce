import type { MarkdownIt, Token } from 'markdown-it';
import { createToken } from './create-token.ts';
import { readNoteNumber } from './footnote.ts';

/**
 * Numbers of list items are part of an official text, so they are text on the page, as typed: a counter of the
 * browser renumbers 1. 3. 3., and is neither found nor copied.
 */
export function listMarkerRule(md: MarkdownIt): void {
  md.core.ruler.push('list_marker', (state) => {
    const tokens: Token[] = [];
    let marker: Token | undefined;
    for (const token of state.tokens) {
      if (token.type === 'ordered_list_open') token.attrs = [['class', 'numbered']];
      // The marker goes into the item's first paragraph, or stands alone where the item begins otherwise.
      if (marker && token.type === 'inline') {
        token.children = [marker, ...(token.children ?? [])];
        marker = undefined;
      } else if (marker && token.type !== 'paragraph_open') {
        tokens.push(createToken(state, 'inline', '', 0, { children: [marker] }));
        marker = undefined;
      }
      tokens.push(token);
      if (token.type === 'list_item_open' && token.info !== '') {
        const content = token.info + token.markup;
        marker = createToken(state, 'list_marker', 'span', 0, { content });
      } else if (token.type === 'footnote_open') {
        const content = `[${readNoteNumber(token)}]`;
        marker = createToken(state, 'footnote_marker', 'span', 0, { content });
      }
    }
    state.tokens = tokens;
  });
  const render: MarkdownIt['renderer']['rules'][string] = (tokens, index) =>
    `<span class="marker">${md.utils.escapeHtml(tokens[index]?.content ?? '')}</span> `;
  md.renderer.rules.list_marker = render;
  md.renderer.rules.footnote_marker = render;
}
