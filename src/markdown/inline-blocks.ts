import type { Token } from 'markdown-it';
import type { LineRange } from './body-env.ts';

/** An `inline` token among the blocks, with the lines it comes from. */
export interface InlineBlock {
  token: Token;
  children: Token[];
  range: LineRange;
}

/** Every `inline` token. Table cells have no lines of their own in markdown-it: their row's are given. */
export function* walkInlineBlocks(tokens: readonly Token[]): Generator<InlineBlock> {
  let range: LineRange = [0, 1];
  for (const token of tokens) {
    if (token.map) range = token.map;
    if (token.type === 'inline') yield { token, children: token.children ?? [], range };
  }
}
