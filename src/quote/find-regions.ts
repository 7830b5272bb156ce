import type { TextSpan } from './match-quotation.ts';

/** Places looked at of a text that is too long to be looked at whole. */
const MOST_REGIONS = 4;

/** Where in a text most runs of a quotation stand together: some places, the best first. */
export function findRegions(text: string, query: string): TextSpan[] {
  // The text may have more than the quotation between its ends, and a little beyond the outermost runs.
  const room = Math.max(8, Math.ceil(query.length / 4));
  const slack = Math.min(64, room);
  const hits = listHits(text, query);
  const windows = listWindows(hits, query.length + room);
  const regions: TextSpan[] = [];
  for (const { from, to } of windows.sort((a, b) => b.count - a.count || a.from - b.from)) {
    const [first, last] = [hits[from], hits[to - 1]];
    if (!first || !last || regions.length === MOST_REGIONS) break;
    const region = {
      start: Math.max(0, first.text - first.query - slack),
      end: Math.min(text.length, last.text + (query.length - last.query) + slack),
    };
    if (regions.every(({ start, end }) => region.end <= start || region.start >= end)) regions.push(region);
  }
  return regions;
}

/** Runs of characters that text and quotation have, by where they begin in both, in the order of the text. */
function listHits(text: string, query: string) {
  const size = query.length < 10 ? 2 : query.length < 24 ? 3 : 6;
  const places = new Map<string, number[]>();
  // Of a very long quotation some runs will do.
  const stride = Math.max(1, Math.floor(query.length / 20_000));
  for (let at = 0; at + size <= query.length; at += stride) {
    const run = query.slice(at, at + size);
    const known = places.get(run);
    if (known) known.push(at);
    else places.set(run, [at]);
  }
  const hits: { text: number; query: number }[] = [];
  for (let at = 0; at + size <= text.length; at += 1) {
    const known = places.get(text.slice(at, at + size));
    // What a quotation says again and again places nothing.
    if (known && known.length <= 4) for (const place of known) hits.push({ text: at, query: place });
  }
  return hits;
}

/** For each hit, those up to `to` that follow it within a length of text; `count`: each run of the quotation counts once. */
function listWindows(hits: ReturnType<typeof listHits>, length: number) {
  const windows: { count: number; from: number; to: number }[] = [];
  const inside = new Map<number, number>();
  let to = 0;
  for (const [from, first] of hits.entries()) {
    for (let hit = hits[to]; hit && hit.text < first.text + length; hit = hits[to]) {
      inside.set(hit.query, (inside.get(hit.query) ?? 0) + 1);
      to += 1;
    }
    windows.push({ count: inside.size, from, to });
    const count = (inside.get(first.query) ?? 1) - 1;
    if (count === 0) inside.delete(first.query);
    else inside.set(first.query, count);
  }
  return windows;
}
