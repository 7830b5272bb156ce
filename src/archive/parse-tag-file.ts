/**
 * `bagit.txt` and `bag-info.txt`: `Label: value`, a value goes on in the next line if that begins with white space
 * (RFC 8493 § 2.2.2). Lines without a label are passed over.
 */
export function parseTagFile(text: string): [label: string, value: string][] {
  const rows: [string, string][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, label, value = ''] = /^([^\s:][^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const last = rows.at(-1);
    if (label !== undefined) rows.push([label, value]);
    else if (last && /^\s+\S/.test(line)) last[1] += ` ${line.trim()}`;
  }
  return rows;
}

/** The first value of a label, whose letter case does not matter. */
export function findTag(rows: readonly (readonly [string, string])[], label: string): string | undefined {
  return rows.find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1];
}
