import type { MarkdownIt, Token } from 'markdown-it';
import { collectVisibleText } from './visible-text.ts';

/** An address or a hash: wider than a column of a sheet of paper can be, and no number. */
const LONG_WORD = /[!-~]{40}/;

/**
 * Tables scroll inside their own region on a phone; a keyboard reaches the region, and its name says which table
 * it is. Alignment is a class: the portal's content security policy allows no inline style.
 */
export function tableRule(md: MarkdownIt): void {
  md.core.ruler.push('table', (state) => {
    const names = new Map<string, number>();
    let count = 0;
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === 'table_open') {
        count += 1;
        const hasCaption = state.tokens[index + 1]?.type === 'caption_open';
        const caption = hasCaption ? collectVisibleText(state.tokens[index + 2]?.children ?? []) : '';
        token.meta = { name: createUniqueName(caption || `表格${count}`, names) };
      } else if (token.type === 'th_open' || token.type === 'td_open') {
        finishCell(token, state.tokens[index + 1], state.tokens[index + 2]);
      }
    }
  });
  md.renderer.rules.table_open = (tokens, index) => {
    const { name: plain, form } = tokens[index]?.meta ?? {};
    const name = md.utils.escapeHtml(String(plain));
    return `<section class="table${form ? ` ${form}` : ''}" tabindex="0" aria-label="${name}">\n<table>\n`;
  };
  md.renderer.rules.table_close = () => '</table>\n</section>\n';
}

function finishCell(open: Token, inline: Token | undefined, close: Token | undefined): void {
  const align = /text-align:(\w+)/.exec(String(open.attrGet('style')))?.[1];
  open.attrs = align ? [['class', `align-${align}`]] : null;
  if (LONG_WORD.test(collectVisibleText(inline?.children ?? []))) open.attrJoin('class', 'long-word');
  if (open.type !== 'th_open') return;
  if (inline?.children?.length) open.attrSet('scope', 'col');
  // An empty header names nothing and is announced as one: axe rule empty-table-header.
  else if (close) open.tag = close.tag = 'td';
}

/**
 * Two regions of one name cannot be told apart in a list of landmarks: axe rule landmark-unique.
 * @param names those that are taken, each with the number that the next of its name gets
 */
export function createUniqueName(name: string, names: Map<string, number>): string {
  let unique = name;
  for (let next = names.get(name); next !== undefined && names.has(unique); next += 1) {
    unique = `${name}（${next}）`;
    names.set(name, next + 1);
  }
  names.set(unique, 2);
  return unique;
}
