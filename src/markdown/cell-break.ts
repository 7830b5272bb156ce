import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { createText, createToken } from './create-token.ts';

const BREAK = /<br\s*\/?>/iu;

/**
 * `<br>` in a cell breaks the line, as everywhere where tables are written with bars: a row is one line of Markdown, so
 * a backslash at its end cannot. `\<br>` is text, and so is `<br>` outside of tables.
 */
export function cellBreakRule(md: MarkdownIt): void {
  // Before escaped characters become part of the text around them.
  md.core.ruler.before('text_join', 'cell_break', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const inline = state.tokens[index + 1];
      if (inline?.children && BREAK.test(inline.content)) {
        inline.children = inline.children.flatMap((child) => splitText(state, child));
      }
    }
  });
}

function splitText(state: StateCore, token: Token): Token[] {
  if (token.type !== 'text') return [token];
  const parts: Token[] = [];
  let rest = token.content;
  for (let found = BREAK.exec(rest); found; found = BREAK.exec(rest)) {
    parts.push(createText(state, rest.slice(0, found.index).trimEnd()));
    parts.push(createToken(state, 'hardbreak', 'br', 0, { markup: found[0] }));
    rest = rest.slice(found.index + found[0].length).trimStart();
  }
  return [...parts, createText(state, rest)];
}
