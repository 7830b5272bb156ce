import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { getBodyEnv, quoteSource, reportProblem } from './body-env.ts';
import { createToken } from './create-token.ts';

/**
 * markdown-it drops the cells of a row that go beyond its header. Here they stay on the page, and the editor
 * hears of them: most often a `|` too many has moved the figures into the wrong columns.
 */
export function tableSurplusCellsRule(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'table_surplus_cells', (state) => {
    const tokens: Token[] = [];
    let columns = 0;
    let row: Token | undefined;
    let isBody = false;
    for (const token of state.tokens) {
      if (token.type === 'table_open') columns = 0;
      if (token.type === 'th_open') columns += 1;
      if (token.type === 'thead_open' || token.type === 'tbody_open') isBody = token.type === 'tbody_open';
      if (token.type === 'tr_open') row = token;
      if (token.type === 'tr_close' && row?.map && isBody)
        tokens.push(...createSurplusCells(state, row.map, columns));
      tokens.push(token);
    }
    state.tokens = tokens;
  });
}

function createSurplusCells(state: StateCore, range: [number, number], columns: number): Token[] {
  const env = getBodyEnv(state.env);
  const cells = splitRow(env.lines[range[0]] ?? '');
  const surplus = cells.slice(columns).filter((cell) => cell !== '');
  if (surplus.length === 0) return [];
  reportProblem(env, range, [surplus[0] as string], {
    level: 'error',
    rule: 'table-cells',
    message: `表格这一行有 ${cells.length} 格，表头只有 ${columns} 格，${quoteSource(surplus.join(' '))}没有对应的表头`,
    remedy: '删去多余的“|”，或在表头补上这一列；格内的竖线写成 \\|',
  });
  return surplus.flatMap((content) => [
    createToken(state, 'td_open', 'td', 1, { block: true }),
    createToken(state, 'inline', '', 0, { content, children: [] }),
    createToken(state, 'td_close', 'td', -1, { block: true }),
  ]);
}

/** As markdown-it's own table rule splits: at every `|` without `\` before it, outer ones ignored. */
export function splitRow(line: string): string[] {
  const cells = line
    .replace(/^[\s>]+/u, '')
    .trimEnd()
    .split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.replaceAll('\\|', '|').trim());
}
