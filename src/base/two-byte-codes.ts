/** Which characters of two bytes a text has: nearly all bytes of one Chinese code are valid in the other. */

interface TwoByteCode {
  /** First bytes of punctuation, numbers and letters. */
  readonly marks: readonly [number, number];
  /** First bytes of the characters that texts are made of, and the least second byte behind them. */
  readonly frequent: readonly [number, number];
  readonly second: number;
}
/** GB 2312, level 1: 3755 characters. */
const GB2312: TwoByteCode = { marks: [0xa1, 0xa9], frequent: [0xb0, 0xd7], second: 0xa1 };
/** Big5, level 1: 5401 characters. */
const BIG5: TwoByteCode = { marks: [0xa1, 0xa3], frequent: [0xa4, 0xc6], second: 0x40 };

/** How many characters of two bytes a text has in a code, but for punctuation, and how many of them are frequent ones. */
function countFrequent(bytes: Uint8Array, { marks, frequent: rows, second: least }: TwoByteCode) {
  let [pairs, frequent] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (first < 0x81) continue;
    at += 1;
    if (first >= marks[0] && first <= marks[1] && second >= least) continue;
    pairs += 1;
    if (first >= rows[0] && first <= rows[1] && second >= least) frequent += 1;
  }
  return { pairs, frequent };
}

/** Of Chinese in GB2312 nearly all characters are among the frequent ones; of Big5 read as such, not half. */
export function isMostlyGb2312(bytes: Uint8Array): boolean {
  const { pairs, frequent } = countFrequent(bytes, GB2312);
  return frequent >= Math.max(1, pairs * 0.8);
}

/** Whether a text that is valid in both codes has the characters of texts in Big5 alone. A few words prove nothing. */
export function isBig5(bytes: Uint8Array): boolean {
  const [gb, big5] = [countFrequent(bytes, GB2312), countFrequent(bytes, BIG5)];
  return big5.pairs >= 20 && big5.frequent >= big5.pairs * 0.9 && gb.frequent < gb.pairs * 0.5;
}
