/** How a table of text is separated. */

/** A first line that Excel takes for the separator, and does not show. */
const SEPARATOR_LINE = /^"?sep=([\t !#-/:-@[-`{-~])"?(?:\r\n?|\n|$)/iu;
/** Lines that may stand above a table: its title, its unit, who filled it in. */
const LINES_LOOKED_AT = 20;

/**
 * The separator, one character: the one that a `sep=` line names, else the first that the lines have most of. Excel writes `;` in some
 * locales and tabs as “Unicode text”; a title above the table has none.
 * @returns where the table begins as well
 */
export function detectDelimiter(start: string): { delimiter: string; from: number } {
  const [line, named] = SEPARATOR_LINE.exec(start) ?? [];
  const from = line?.length ?? 0;
  if (named !== undefined) return { delimiter: named, from };
  const counts = countInLines(start);
  // A separator stands in nearly all lines, and as often in each; a comma in a sentence does not.
  const scores = DELIMITERS.map((delimiter) => Math.max(0, ...countEqual(counts[delimiter])));
  const best = Math.max(...scores);
  return { delimiter: DELIMITERS[scores.indexOf(best)] ?? ',', from };
}

const DELIMITERS = [',', ';', '\t'] as const;

/** How often each separator stands outside quotes, line by line. */
function countInLines(start: string): Record<(typeof DELIMITERS)[number], number[]> {
  const counts = { ',': [0], ';': [0], '\t': [0] };
  let isQuoted = false;
  for (const char of start) {
    const at = counts[','].length - 1;
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '\n' || char === '\r') {
      if (at === LINES_LOOKED_AT) break;
      for (const delimiter of DELIMITERS) counts[delimiter].push(0);
    } else if (char === ',' || char === ';' || char === '\t') counts[char][at] = (counts[char][at] ?? 0) + 1;
  }
  return counts;
}

/** For each number but 0 how many lines have it; more columns decide between equals. */
function countEqual(values: readonly number[]): number[] {
  return values.map((value) =>
    value === 0 ? 0 : values.filter((other) => other === value).length + Math.min(value, 999) / 1000,
  );
}
