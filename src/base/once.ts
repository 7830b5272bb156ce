/** What is worked out when it is first asked for, and kept. */
export function once<Found>(compute: () => Found): () => Found {
  let kept: { readonly found: Found } | undefined;
  return () => {
    kept ??= { found: compute() };
    return kept.found;
  };
}
