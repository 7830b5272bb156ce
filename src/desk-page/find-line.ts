/** Without white space, signs of Markdown, and what marks a list or a heading. */
const bare = (text: string): string => text.replace(/[\s#*_`>|~\\[\]!]+/gu, '').replace(/\([^()]*\)/gu, '');

/** Characters of a block that are enough to know it by. */
const ENOUGH = 24;

/**
 * The line of a text that a block of its page was made of, by the words.
 * @param nth how many blocks before it on the page begin with the same words
 * @returns 0-based; nothing if no line has them
 */
export function findLine(lines: readonly string[], block: string, nth = 0): number | undefined {
  const wanted = bare(block).slice(0, ENOUGH);
  if (wanted === '') return undefined;
  const found = lines.flatMap((line, at) => (bare(line).includes(wanted) ? [at] : []));
  if (found.length > 0) return found[Math.min(nth, found.length - 1)];
  // A paragraph may go over several lines: its first one begins it.
  const starts = lines.flatMap((line, at) => {
    const own = bare(line);
    return own.length >= 4 && wanted.startsWith(own.slice(0, ENOUGH)) ? [at] : [];
  });
  return starts[Math.min(nth, starts.length - 1)];
}
