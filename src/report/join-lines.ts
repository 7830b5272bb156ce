/** A line break inside the value of a field is layout: only between Latin words does it stand for a space. */
export function joinLines(text: string): string {
  // Line by line: `\s*\n` takes the square of the length on long runs of spaces.
  const [first = '', ...rest] = text.split('\n').map((line, index, { length }) => {
    const start = index === 0 ? line : line.trimStart();
    return index === length - 1 ? start : start.trimEnd();
  });
  return rest.reduce(
    (joined, line) => joined + (/[\w.,;:!?]$/.test(joined) && /^\w/.test(line) ? ' ' : '') + line,
    first,
  );
}
