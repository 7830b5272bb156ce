/** Finds what an editor probably meant. */

function editDistance(left: readonly string[], right: readonly string[]): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  let current = [...previous];
  for (let i = 0; i < left.length; i += 1) {
    current[0] = i + 1;
    for (let j = 0; j < right.length; j += 1) {
      const replaced = (previous[j] as number) + (left[i] === right[j] ? 0 : 1);
      current[j + 1] = Math.min((current[j] as number) + 1, (previous[j + 1] as number) + 1, replaced);
    }
    [previous, current] = [current, previous];
  }
  return previous[right.length] as number;
}

/** The candidate closest to `value`; `undefined` if none shares enough with it, or if several are equally close. */
export function findNearest(value: string, candidates: readonly string[]): string | undefined {
  if (value.length > 100) return undefined;
  const left = [...value];
  const chars = [...new Set(left)];
  let best: { candidate: string | undefined; score: number } | undefined;
  for (const candidate of candidates) {
    const right = [...candidate];
    const longest = Math.max(left.length, right.length);
    // Shared characters count as much as their order: 教育、科技 should suggest 科技、教育.
    const shared = chars.filter((char) => candidate.includes(char)).length;
    // 主题 is the beginning of 主题分类, whatever else is as near.
    const part = candidate.includes(value) ? 0.1 : 0;
    const scoreAt = (distance: number) => part + 1 - distance / longest + shared / longest;
    const isBehind = (score: number) => score < 0.7 || (best !== undefined && score < best.score);
    // Each character that is missing, or too much, has to be edited: of thousands of names few need to be compared.
    if (isBehind(scoreAt(Math.max(Math.abs(left.length - right.length), chars.length - shared)))) continue;
    const score = scoreAt(editDistance(left, right));
    if (isBehind(score)) continue;
    // 汇报 is as close to 公报 as to 通报: a guess would lead astray.
    best = { candidate: best?.score === score ? undefined : candidate, score };
  }
  return best?.candidate;
}

/** The remedy for a name in JSON that may not stand there. @param otherwise what is said if it is near none of those that may */
export function suggestName(
  name: string,
  names: readonly string[],
  otherwise = `可以写：${names.join('、')}`,
): string {
  const nearest = findNearest(name, names);
  return nearest ? `如果指的是“${nearest}”，改为："${nearest}"` : otherwise;
}
