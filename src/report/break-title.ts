/** Characters of 2号 in a line of 156 mm (156 mm / 22 pt = 20.1), and a little room. */
const LINE = 19.5;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3fffd}“”‘’—…]/u;
const STARTS_NO_LINE = /^[\p{Pe}\p{Pf}、，。；：？！·”’》〉〕]/u;
const ENDS_LINE_NOT = /[\p{Ps}\p{Pi}“‘《〈〔]$/u;

/** The dictionary takes 二十九 apart. */
const DIGIT = /[〇一二三四五六七八九十百千]/u;

/** A name that the dictionary does not know comes as such words. */
const ONE_CHARACTER = /^\p{P}*\p{Script=Han}\p{P}*$/u;
/** One of them that ends a word (常务委员会, 民法典, 使用权), or belongs to what stands before it. */
const ENDING =
  /^[会院局部委办厅处室所站厂校区县省镇乡村街路河湖江园馆队组员长权法典税费款案书函车中后前内等的者性化率量]/u;
/** What a number before it counts. */
const COUNTED = /^[年月日号届次期条项件篇个%％]/u;
const CONJUNCTION = /^[和与及或并暨]$/u;
/** What a break at such a place weighs: as much as lines that are three characters off the mean. */
const TORN = 20;

/**
 * Lines of a title, broken between words and as even as can be (GB/T 9704, 7.3.1: 词意完整，排列对称，长短适宜).
 * Words come from ICU's dictionary, the same one in every Node of a version.
 */
export function breakTitle(title: string): string[] {
  const words = splitWords(title);
  const widths = words.map(measure);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const count = Math.max(1, Math.ceil(total / LINE));
  // With words as they are, the fewest lines may not do.
  return (
    layOut(words, widths, count, total / count) ??
    layOut(words, widths, count + 1, total / (count + 1)) ?? [title]
  );
}

/** What a screen of any width keeps on one line: words, with what the dictionary takes off them. */
export function listTitleParts(title: string): string[] {
  const words = splitWords(title);
  const parts: string[] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    // Lines end at a space in any case.
    const isAtSpace = before !== undefined && (/\s$/u.test(before) || /^\s/u.test(word));
    if (before !== undefined && (isAtSpace || weighBreak(before, word) > 0)) parts[parts.length - 1] += word;
    else parts.push(word);
  }
  return parts;
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

function splitWords(title: string): string[] {
  const words: string[] = [];
  for (const { segment } of WORDS.segment(title)) {
    const last = words.at(-1);
    const joins =
      last !== undefined &&
      (STARTS_NO_LINE.test(segment) ||
        ENDS_LINE_NOT.test(last) ||
        (DIGIT.test(last.at(-1) ?? '') && DIGIT.test(segment.at(0) ?? '')));
    if (joins) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}

function weighBreak(before: string, after: string): number {
  if (/\d$/u.test(before) && COUNTED.test(after)) return TORN;
  const isTorn = ONE_CHARACTER.test(after) && (ONE_CHARACTER.test(before) || ENDING.test(after));
  return isTorn && !CONJUNCTION.test(after) ? TORN : 0;
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
