import type { StateCore, Token } from 'markdown-it';

export function createToken(
  state: StateCore,
  type: string,
  tag: string,
  nesting: Token['nesting'],
  fields: Partial<Token> = {},
): Token {
  return Object.assign(new state.Token(type, tag, nesting), fields);
}

/** A run of text inside a block. */
export const createText = (state: StateCore, content: string): Token =>
  createToken(state, 'text', '', 0, { content });
