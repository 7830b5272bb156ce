/**
 * A heading is one level below the one that it belongs to, whichever levels a text leaves out between them.
 * @param wanted the level that each line of a text asks for; `undefined` for what is no heading
 */
export function nestLevels(wanted: readonly (number | undefined)[]): (number | undefined)[] {
  const open: { readonly wanted: number; readonly level: number }[] = [];
  return wanted.map((asked) => {
    if (asked === undefined) return undefined;
    while ((open.at(-1)?.wanted ?? 0) >= asked) open.pop();
    const above = open.at(-1);
    const level = above ? Math.min(asked, above.level + 1) : asked;
    open.push({ wanted: asked, level });
    return level;
  });
}
