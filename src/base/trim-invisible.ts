const INVISIBLE = /^[\s\p{Cf}]$/u;

/**
 * A text without the white space and invisible characters at its ends, which pasted text often has. One look at each
 * character: a pattern such as `\s+$` takes the square of the length on long runs of spaces.
 */
export function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end) {
    const char = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!INVISIBLE.test(char)) break;
    start += char.length;
  }
  while (end > start) {
    const isPair = end - start > 1 && /^[\udc00-\udfff]$/.test(text[end - 1] ?? '');
    const char = text.slice(isPair ? end - 2 : end - 1, end);
    if (!INVISIBLE.test(char)) break;
    end -= char.length;
  }
  return text.slice(start, end);
}
