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
