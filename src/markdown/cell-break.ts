import type { MarkdownIt, StateCore, Token } from 'markdown-it';

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
  const create = (type: string, tag: string, content: Partial<Token>) =>
    Object.assign(new state.Token(type, tag, 0), content);
  const parts: Token[] = [];
  let rest = token.content;
  for (let found = BREAK.exec(rest); found; found = BREAK.exec(rest)) {
    parts.push(create('text', '', { content: rest.slice(0, found.index).trimEnd() }));
    parts.push(create('hardbreak', 'br', { markup: found[0] }));
    rest = rest.slice(found.index + found[0].length).trimStart();
  }
  return [...parts, create('text', '', { content: rest })];
}
