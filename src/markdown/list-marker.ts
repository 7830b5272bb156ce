import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/**
 * Numbers of list items are part of an official text, so they are text on the page, as typed: a counter of the
 * browser renumbers 1. 3. 3., and is neither found nor copied.
 */
export function listMarkerRule(md: MarkdownIt): void {
  md.core.ruler.push('list_marker', (state) => {
    const tokens: Token[] = [];
    let marker: Token | undefined;
    for (const token of state.tokens) {
      if (token.type === 'ordered_list_open') {
        token.attrs = [['class', 'numbered']];
      }
      // The marker goes into the item's first paragraph, or stands alone where the item begins otherwise.
      if (marker && token.type === 'inline') {
        token.children = [marker, ...(token.children ?? [])];
        marker = undefined;
      } else if (marker && token.type !== 'paragraph_open') {
        tokens.push(createInline(state, marker));
        marker = undefined;
      }
      tokens.push(token);
      if (token.type === 'list_item_open' && token.info !== '') {
        marker = createMarker(state, 'list_marker', token.info + token.markup);
      } else if (token.type === 'footnote_open') {
        marker = createMarker(state, 'footnote_marker', `[${Number(token.meta?.id) + 1}]`);
      }
    }
    state.tokens = tokens;
  });
  const render: MarkdownIt['renderer']['rules'][string] = (tokens, index) =>
    `<span class="marker">${md.utils.escapeHtml(tokens[index]?.content ?? '')}</span> `;
  md.renderer.rules.list_marker = render;
  md.renderer.rules.footnote_marker = render;
}

function createMarker(state: StateCore, type: string, content: string): Token {
  const marker = new state.Token(type, 'span', 0);
  marker.content = content;
  return marker;
}

function createInline(state: StateCore, child: Token): Token {
  const inline = new state.Token('inline', '', 0);
  inline.children = [child];
  return inline;
}
