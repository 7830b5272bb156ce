/** Finds what an editor probably meant. */

function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let previous = right.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [i, x] of left.entries()) {
    const current = [i + 1];
    for (const [j, y] of right.entries()) {
      current.push(
        Math.min((current[j] ?? 0) + 1, (previous[j + 1] ?? 0) + 1, (previous[j] ?? 0) + (x === y ? 0 : 1)),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Shared characters count as much as their order: 教育、科技 should suggest 科技、教育. */
function sharedCharacters(a: string, b: string): number {
  const set = new Set(b);
  return [...new Set(a)].filter((char) => set.has(char)).length;
}

/** The candidate closest to `value`; `undefined` if none shares enough with it, or if several are equally close. */
export function findNearest(value: string, candidates: readonly string[]): string | undefined {
  if (value.length > 100) return undefined;
  let best: { candidate: string | undefined; score: number } | undefined;
  for (const candidate of candidates) {
    const longest = Math.max([...value].length, [...candidate].length);
    // 主题 is the beginning of 主题分类, whatever else is as near.
    const part = candidate.includes(value) ? 0.1 : 0;
    const score =
      part + 1 - editDistance(value, candidate) / longest + sharedCharacters(value, candidate) / longest;
    if (score < 0.7 || (best && score < best.score)) continue;
    // 汇报 is as close to 公报 as to 通报: a guess would lead astray.
    best = { candidate: best?.score === score ? undefined : candidate, score };
  }
  return best?.candidate;
}
