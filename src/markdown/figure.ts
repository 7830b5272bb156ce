import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { createText, createToken } from './create-token.ts';

/** An image alone in its paragraph is a figure; its title, `![…](图1.png "图1 …")`, is the caption. */
export function figureRule(md: MarkdownIt): void {
  md.core.ruler.push('figure', (state) => {
    const tokens: Token[] = [];
    for (const [index, token] of state.tokens.entries()) {
      const image = token.type === 'inline' ? findLoneImage(token) : undefined;
      const open = tokens.at(-1);
      tokens.push(token);
      if (!image || open?.type !== 'paragraph_open') continue;
      const close = closeNext(state.tokens, index + 1);
      if (!close) continue;
      convertToFigure(open, 'figure_open');
      convertToFigure(close, 'figure_close');
      const title = image.attrGet('title');
      if (title !== null) {
        image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title');
        tokens.push(...createCaption(state, String(title)));
      }
    }
    state.tokens = tokens;
  });
}

function findLoneImage(inline: Token): Token | undefined {
  const solid = (inline.children ?? []).filter(
    (token) => token.type !== 'text' || token.content.trim() !== '',
  );
  return solid.length === 1 && solid[0]?.type === 'image' ? solid[0] : undefined;
}

/**
 * Where a note ends with the paragraph, the ways back stand before its end: they go behind it, out of the figure.
 * @param at index behind what the paragraph holds
 */
function closeNext(tokens: Token[], at: number): Token | undefined {
  let end = at;
  while (tokens[end]?.type === 'footnote_anchor') end += 1;
  if (end > at) tokens.splice(at, 0, ...tokens.splice(end, 1));
  return tokens[at];
}

function convertToFigure(token: Token, type: string): void {
  token.type = type;
  token.tag = 'figure';
  token.hidden = false;
}

function createCaption(state: StateCore, title: string): Token[] {
  return [
    createToken(state, 'figcaption_open', 'figcaption', 1),
    createToken(state, 'inline', '', 0, { children: [createText(state, title)] }),
    createToken(state, 'figcaption_close', 'figcaption', -1),
  ];
}
