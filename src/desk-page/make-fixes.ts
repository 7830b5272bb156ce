import type { DeskLineFix } from '../desk/desk-api.ts';

/** A text with a line mended, unless it is another by now. */
export function makeFix(text: string, { line, was, now }: DeskLineFix): string {
  const lines = text.split('\n');
  if (lines[line - 1] === was) lines[line - 1] = now;
  return lines.join('\n');
}

/**
 * A text with all words and characters mended, several in a line; those of a line that is another by now are left, and
 * so is what overlaps with another: it is found anew then.
 */
export function makeFixes(text: string, fixes: readonly DeskLineFix[]): string {
  const lines = text.split('\n');
  const parts = fixes
    .flatMap(({ line, was, part }) => (part && lines[line - 1] === was ? [{ line, ...part }] : []))
    .sort((a, b) => b.line - a.line || b.from - a.from);
  let above = { line: 0, from: 0 };
  for (const part of parts) {
    const { line, from, to, insert } = part;
    if (line === above.line && to > above.from) continue;
    const written = lines[line - 1] ?? '';
    lines[line - 1] = written.slice(0, from) + insert + written.slice(to);
    above = part;
  }
  return lines.join('\n');
}

/** Says what was put in place of what: nobody counts lines here. */
export function tellFix({ was, part }: DeskLineFix): string {
  const old = part ? was.slice(part.from, part.to) : '';
  // A blank or a mark of writing direction would be told as nothing.
  if (!part || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(`${old}${part.insert}`)) return '已照此改。';
  if (old === '') return `已加上“${part.insert}”。`;
  return part.insert === '' ? `已删去“${old}”。` : `“${old}”已改为“${part.insert}”。`;
}
