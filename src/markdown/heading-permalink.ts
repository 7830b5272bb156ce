import type { StateCore, Token } from 'markdown-it';
import type { HeadingMeta } from './heading.ts';

/** What is used of the state: markdown-it-anchor's types know the state of markdown-it 14. */
type TokenState = Pick<StateCore, 'tokens' | 'Token'>;

/**
 * Permalink generator for markdown-it-anchor: the link stands beside the heading, without text of its own, so
 * that the heading's text stays what the editor wrote. Its sign comes by style.
 */
export function createHeadingPermalink(
  id: string,
  _options: unknown,
  state: TokenState,
  index: number,
): void {
  const heading = state.tokens[index]?.meta as unknown as HeadingMeta;
  const [open, close] = [new state.Token('div_open', 'div', 1), new state.Token('div_close', 'div', -1)];
  open.attrs = [['class', `heading heading-${heading.level}`]];
  open.block = true;
  close.block = true;
  // After the heading first: what is put before it moves everything behind.
  state.tokens.splice(index + 3, 0, ...createLink(state, id, heading.title), close);
  state.tokens.splice(index, 0, open);
}

function createLink(state: TokenState, id: string, title: string): Token[] {
  const open = new state.Token('link_open', 'a', 1);
  open.attrs = [
    ['class', 'heading-link'],
    ['href', `#${id}`],
    ['aria-label', `“${title}”的链接`],
  ];
  return [open, new state.Token('link_close', 'a', -1)];
}
