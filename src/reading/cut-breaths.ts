/** Where a voice may stop for breath, the best first. */
const STOPS = ['。！？；', '，：—', '、 ）】》”'] as const;

/**
 * Cuts what is to be said into pieces that a voice says at once. Chrome stops voices that come from a server after
 * some 15 seconds and never says that it has (https://crbug.com/335907), so no piece may take that long; one is the
 * longest that ends at a stop.
 * @param longest characters
 */
export function cutBreaths(spoken: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = spoken.trim();
  while (rest.length > longest) {
    const at = findStop(rest, longest);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

function findStop(text: string, longest: number): number {
  for (const stops of STOPS) {
    for (let at = longest; at > longest / 3; at -= 1) {
      if (stops.includes(text.charAt(at - 1))) return at;
    }
  }
  // No mark at all: between two characters, but not within a word of letters or a pair of surrogates.
  let at = longest;
  while (at > longest / 2 && /[A-Za-z0-9\uD800-\uDBFF]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}
