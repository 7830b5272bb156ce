import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * A hash tree over lines, as RFC 6962, section 2.1 defines it: a leaf is SHA-256 of 00 and the line in UTF-8, a node
 * SHA-256 of 01 and its two children, so that no node can be taken for a leaf. The same code runs in builds and in
 * browsers, which bring their own SHA-256.
 */

export type HashBytes = (bytes: Uint8Array) => Uint8Array;

/** Says of a line, with the root, that it stands at `index` of `size`. Hashes are lower-case hexadecimal. */
export interface LinePath {
  readonly index: number;
  readonly size: number;
  /** From the leaf upwards, the hashes that it is joined with. */
  readonly hashes: readonly string[];
}

const LEAF = 0;
const NODE = 1;
const BYTES = 32;

/** @returns the root, lower-case hexadecimal; of no lines SHA-256 of nothing */
export const computeRoot = (lines: readonly string[], hash: HashBytes): string =>
  computePaths(lines, [], hash).root;

/** Paths of some of the lines. @param wanted their indices */
export function computePaths(
  lines: readonly string[],
  wanted: readonly number[],
  hash: HashBytes,
): { readonly root: string; readonly paths: readonly LinePath[] } {
  const leaves = lines.map((line) => hashLine(line, hash));
  const paths = wanted.map((index) => ({ index, size: leaves.length, hashes: [] as string[] }));
  /** Each node is made once, below the nodes above it: so its paths get their hashes from the leaf upwards. */
  const rootOf = (start: number, end: number, inside: typeof paths): Uint8Array => {
    if (end - start === 1) return leaves[start] as Uint8Array;
    const middle = start + splitAt(end - start);
    const [inLeft, inRight] = [
      inside.filter(({ index }) => index < middle),
      inside.filter(({ index }) => index >= middle),
    ];
    const [left, right] = [rootOf(start, middle, inLeft), rootOf(middle, end, inRight)];
    for (const { hashes } of inLeft) hashes.push(bytesToHex(right));
    for (const { hashes } of inRight) hashes.push(bytesToHex(left));
    return joinNodes(left, right, hash);
  };
  const root = leaves.length === 0 ? hash(new Uint8Array(0)) : rootOf(0, leaves.length, paths);
  return { root: bytesToHex(root), paths };
}

/** The root that a line and its path lead to; undefined if the path is none. */
export function followPath(
  line: string,
  { index, size, hashes }: LinePath,
  hash: HashBytes,
): string | undefined {
  const isPlace = Number.isInteger(index) && Number.isInteger(size) && index >= 0 && index < size;
  if (!isPlace) return undefined;
  const sides = listSides(index, size);
  if (sides.length !== hashes.length || hashes.some((text) => !/^[0-9a-f]{64}$/.test(text))) return undefined;
  let node = hashLine(line, hash);
  // The sides are told from the root down, the hashes from the leaf up.
  for (const [at, text] of hashes.entries()) {
    const other = hexToBytes(text);
    node =
      sides[sides.length - 1 - at] === 'left' ? joinNodes(node, other, hash) : joinNodes(other, node, hash);
  }
  return bytesToHex(node);
}

/** On which side of each node, from the root down, the line stands. */
function listSides(index: number, size: number): ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = [];
  let [at, left] = [index, size];
  while (left > 1) {
    const middle = splitAt(left);
    const isLeft = at < middle;
    sides.push(isLeft ? 'left' : 'right');
    [at, left] = isLeft ? [at, middle] : [at - middle, left - middle];
  }
  return sides;
}

const ENCODER = new TextEncoder();

function hashLine(line: string, hash: HashBytes): Uint8Array {
  const text = ENCODER.encode(line);
  const bytes = new Uint8Array(text.length + 1);
  bytes[0] = LEAF;
  bytes.set(text, 1);
  return hash(bytes);
}

function joinNodes(left: Uint8Array, right: Uint8Array, hash: HashBytes): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * BYTES);
  bytes[0] = NODE;
  bytes.set(left, 1);
  bytes.set(right, 1 + BYTES);
  return hash(bytes);
}

/** The largest power of two that is smaller than the number. */
function splitAt(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
