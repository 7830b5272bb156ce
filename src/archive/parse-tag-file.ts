import { splitLines } from '../base/split-lines.ts';

/**
 * `bagit.txt` and `bag-info.txt`: `Label: value`, a value goes on in the next line if that begins with white space
 * (RFC 8493 § 2.2.2). Lines without a label are passed over.
 */
export function parseTagFile(text: string): [label: string, value: string][] {
  const rows: [string, string][] = [];
  for (const line of splitLines(text)) {
    const colon = line.indexOf(':');
    const last = rows.at(-1);
    if (/^\s/.test(line)) {
      if (last) last[1] = `${last[1]} ${line.trim()}`.trim();
    } else if (colon > 0) rows.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rows;
}

/** The first value of a label, whose letter case does not matter. */
export function findTag(rows: readonly (readonly [string, string])[], label: string): string | undefined {
  return rows.find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1];
}
