import { splitTitle, weighBreak } from '../base/title-words.ts';

/** Characters of 2号 in a line of 156 mm (156 mm / 22 pt = 20.1), and a little room. */
const LINE = 19.5;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}“”‘’—…]/u;
/**
 * Lines of a title, broken between words and as even as can be (GB/T 9704, 7.3.1: 词意完整，排列对称，长短适宜).
 * Words come from ICU's dictionary, the same one in every Node of a version.
 */
export function breakTitle(title: string): string[] {
  const words = splitTitle(title);
  const widths = words.map(measure);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const count = Math.max(1, Math.ceil(total / LINE));
  // With words as they are, the fewest lines may not do.
  return (
    layOut(words, widths, count, total / count) ??
    layOut(words, widths, count + 1, total / (count + 1)) ?? [title]
  );
}

const measure = (text: string) => [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 1 : 0.58), 0);

/** The split into `count` lines whose widths differ least from the mean; nothing if a line would be too long. */
function layOut(
  words: readonly string[],
  widths: readonly number[],
  count: number,
  mean: number,
): string[] | undefined {
  const torn = words.map((word, at) => weighBreak(words[at - 1] ?? '', word));
  // best[line][end]: the least penalty of the first `line` lines that end before word `end`.
  let best: { penalty: number; starts: number[] }[] = [{ penalty: 0, starts: [] }];
  for (let line = 1; line <= count; line += 1) {
    const next: typeof best = [];
    for (let end = 1; end <= words.length; end += 1) {
      let width = 0;
      for (let start = end - 1; start >= 0; start -= 1) {
        width += widths[start] ?? 0;
        if (width > LINE) break;
        const before = best[start];
        if (!before) continue;
        const penalty = before.penalty + (width - mean) ** 2 + (torn[start] ?? 0);
        const known = next[end];
        if (!known || penalty < known.penalty) next[end] = { penalty, starts: [...before.starts, start] };
      }
    }
    best = next;
  }
  const found = best[words.length];
  return found?.starts.map((start, index) => words.slice(start, found.starts[index + 1]).join(''));
}
