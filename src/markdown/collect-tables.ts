import type { Token } from 'markdown-it';
import type { PlacedTable } from '../report/placed-table.ts';
import { createBodyDocument } from './create-body-document.ts';

/** A table with its tokens: whoever knows what its cells are for may mark them. */
export interface TokenTable extends PlacedTable {
  readonly tokens: readonly Token[];
}

/** All tables of a body in reading order. @param lines of the body */
export function collectTables(
  tokens: readonly Token[],
  lines: readonly string[],
  bodyLine: number,
): TokenTable[] {
  const tables: TokenTable[] = [];
  let section: string | undefined;
  let start = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') section = String(token.meta?.id);
    else if (token.type === 'footnote_block_open') section = undefined;
    else if (token.type === 'table_open') start = index;
    if (token.type !== 'table_close') continue;
    const own = tokens.slice(start, index + 1);
    const [table] = createBodyDocument(own).blocks;
    if (table?.type !== 'table') throw new Error('the tokens of a table make no table');
    const top = own[0]?.map?.[0] ?? 0;
    tables.push({
      table,
      tokens: own,
      ...(section === undefined ? {} : { section }),
      locate(row, column) {
        // A row is a line, and below the first there is the line of dashes.
        const line = top + row + (row > 0 ? 1 : 0);
        return { line: bodyLine + line, column: findCell(lines[line] ?? '', column) };
      },
    });
  }
  return tables;
}

/** The column, from 1, at which a cell's text begins, or at which it would; at the end of a row without this cell. */
function findCell(line: string, cell: number): number {
  // As markdown-it's own rule splits: at every `|` without `\` before it, a first one ignored.
  const bars = [...line.matchAll(/(?<!\\)\|/gu)].map(({ index }) => index);
  const lead = /^[\s>]*/u.exec(line)?.[0].length ?? 0;
  const starts = bars[0] === lead ? bars.map((bar) => bar + 1) : [lead, ...bars.map((bar) => bar + 1)];
  const start = starts[cell] ?? line.trimEnd().length;
  const space = /^[^\S|]*/u.exec(line.slice(start))?.[0].length ?? 0;
  const isEmpty = line[start + space] === '|' || start + space >= line.length;
  return [...line.slice(0, start + (isEmpty ? Math.min(1, space) : space))].length + 1;
}
