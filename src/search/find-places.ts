import type { TokenPlaces } from './read-pagefind-chunk.ts';

/** Where a phrase begins in a page, from the places of some of its tokens (`at`: their position in the phrase). */
export function findPlaces(
  tokens: readonly { at: number; places: TokenPlaces }[],
  page: number,
): readonly number[] {
  const lists = tokens.map(({ at, places }) => ({ at, places: places.get(page) ?? [] }));
  const [first = { at: 0, places: [] }, ...others] = lists.sort((a, b) => a.places.length - b.places.length);
  const next = others.map(() => 0);
  const starts: number[] = [];
  for (const place of first.places) {
    const start = place - first.at;
    const follows = others.every(({ at, places }, index) => {
      const wanted = start + at;
      let position = next[index] ?? 0;
      while ((places[position] ?? wanted) < wanted) position += 1;
      next[index] = position;
      return places[position] === wanted;
    });
    if (follows) starts.push(start);
  }
  return starts;
}
