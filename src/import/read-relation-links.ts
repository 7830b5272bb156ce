import { formatRelation, readRelationLabel } from '../report/relations.ts';
import type { Block, Cell, Inline, RelationLink } from './document.ts';
import { bareText, readInlines, toLine } from './document-text.ts';
import { normalizeLabel } from './labels.ts';

/**
 * Takes from a block around the text what it says of other documents: a label with links behind it, in a line or in a
 * row of a table. A label alone is a menu, and a name without a link cannot be found again: both stay.
 * @returns the block without it; `undefined` if nothing else was there
 */
export function takeRelationLinks(block: Block): { links: RelationLink[]; rest: Block | undefined } {
  if (block.kind === 'paragraph') {
    const links = readLine(block.inlines);
    return { links, rest: links.length > 0 ? undefined : block };
  }
  if (block.kind !== 'table') return { links: [], rest: block };
  const rows = block.rows.map((row) => ({ row, links: readRow(row) }));
  const rest = rows.filter(({ links }) => links.length === 0).map(({ row }) => row);
  return {
    links: rows.flatMap(({ links }) => links),
    rest: rest.length > 0 ? { ...block, rows: rest } : undefined,
  };
}

/** 政策解读：《…》 */
function readLine(inlines: readonly Inline[]): RelationLink[] {
  const first = inlines.findIndex((inline) => inline.kind === 'text' && inline.href);
  const before = readInlines(inlines.slice(0, Math.max(first, 0)));
  return /[:：】]\s*$/u.test(before) ? listLinks(before, inlines) : [];
}

function readRow(row: readonly Cell[]): RelationLink[] {
  const [label = [], ...values] = row.map(({ inlines }) => inlines);
  return label.some(hasLink) ? [] : listLinks(readInlines(label), values.flat());
}

const hasLink = (inline: Inline) => inline.kind === 'text' && inline.href !== undefined;

function listLinks(written: string, inlines: readonly Inline[]): RelationLink[] {
  const label = normalizeLabel(written);
  const relation = readRelationLabel(label);
  if (!relation) return [];
  const names = new Map<string, string>();
  for (const inline of inlines)
    if (inline.kind === 'text' && inline.href)
      names.set(inline.href, (names.get(inline.href) ?? '') + inline.text);
  return [...names].flatMap(([address, text]) => {
    const name = toLine(text);
    return bareText(name) === '' || !/^https?:/i.test(address)
      ? []
      : [{ relation: formatRelation(relation), address, name, label }];
  });
}
