import type { Token } from 'markdown-it';

/** An element of a page, and the line of the body that it was made of. */
export interface PlacedTag {
  readonly tag: string;
  /** 0-based. */
  readonly line: number;
}

/** Elements without a tag of their own in the parse. */
const TAGS: Readonly<Record<string, string>> = { footnote_open: 'li' };

/**
 * The elements that a body's blocks become, in the order of the page: whoever has the page knows by it where each one
 * was typed, also of two that say the same.
 */
export function listPlaces(tokens: readonly Token[]): PlacedTag[] {
  const places: PlacedTag[] = [];
  let last = 0;
  for (const [at, token] of tokens.entries()) {
    // Paragraphs of tight lists are no elements.
    if (token.nesting !== 1 || token.hidden) continue;
    const tag = TAGS[token.type] ?? token.tag;
    const line = token.map?.[0] ?? findFirstLine(tokens, at);
    last = line ?? last;
    if (tag !== '') places.push({ tag, line: last });
  }
  return places;
}

/** The line of what a block begins with. */
function findFirstLine(tokens: readonly Token[], from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { nesting, map } = tokens[at] as Token;
    depth += nesting;
    if (depth === 0) return undefined;
    if (map) return map[0];
  }
  return undefined;
}
