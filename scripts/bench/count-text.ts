interface Distribution {
  readonly different: number;
  /** Shannon entropy in bits. */
  readonly entropy: number;
}

const MILLION = 1_000_000;

/** Counts Han characters and pairs of neighbours (nothing stands between them) over many texts. */
export function createTextCounter() {
  const singles = new Map<string, number>();
  const pairs = new Map<string, number>();
  let [characters, han, pairsOfMillion] = [0, 0, 0];
  return {
    add(text: string): void {
      characters += text.replace(/\s/gu, '').length;
      for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
        let former = '';
        for (const character of run) {
          singles.set(character, (singles.get(character) ?? 0) + 1);
          if (former) pairs.set(former + character, (pairs.get(former + character) ?? 0) + 1);
          former = character;
          han += 1;
        }
      }
      if (han <= MILLION) pairsOfMillion = pairs.size;
    },
    /** `pairsOfMillion`: different ones in the first million characters, as their number grows with the text. */
    read: () => ({ characters, han, singles: summarize(singles), pairs: summarize(pairs), pairsOfMillion }),
  };
}

function summarize(counts: ReadonlyMap<string, number>): Distribution {
  let all = 0;
  for (const count of counts.values()) all += count;
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / all) * Math.log2(count / all);
  return { different: counts.size, entropy };
}
