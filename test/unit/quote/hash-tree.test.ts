import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/base/sha256.ts';
import { computePaths, computeRoot, followPath } from '../../../src/quote/hash-tree.ts';

const digest = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leaf = (text: string) => digest(Buffer.from([0]), text);
const node = (left: Buffer, right: Buffer) => digest(Buffer.from([1]), left, right);

const listLines = (count: number) => Array.from({ length: count }, (_, at) => `第 ${at} 段`);

describe('computeRoot', () => {
  it('is the tree of RFC 6962: leaves and nodes are told apart, the left side is a power of two', () => {
    expect(computeRoot([], hashBytes)).toBe(createHash('sha256').digest('hex'));
    expect(computeRoot(['甲'], hashBytes)).toBe(leaf('甲').toString('hex'));
    expect(computeRoot(['甲', '乙', '丙'], hashBytes)).toBe(
      node(node(leaf('甲'), leaf('乙')), leaf('丙')).toString('hex'),
    );
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(leaf) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    expect(computeRoot(['a', 'b', 'c', 'd', 'e'], hashBytes)).toBe(
      node(node(node(a, b), node(c, d)), e).toString('hex'),
    );
  });

  it('is the same with the SHA-256 that browsers bring', () => {
    const lines = [...listLines(33), '', '😀𠀀'];
    expect(computeRoot(lines, sha256)).toBe(computeRoot(lines, hashBytes));
  });
});

describe('computePaths and followPath', () => {
  it('lead from each line to the root, for trees of every shape', () => {
    for (let size = 1; size <= 20; size += 1) {
      const lines = listLines(size);
      const { root, paths } = computePaths(
        lines,
        lines.map((_, at) => at),
        hashBytes,
      );
      expect(root).toBe(computeRoot(lines, hashBytes));
      for (const [at, line] of lines.entries()) {
        expect(followPath(line, paths[at] as never, hashBytes)).toBe(root);
        expect(followPath(`${line} `, paths[at] as never, hashBytes)).not.toBe(root);
      }
    }
  });

  it('refuse what is no path: another place, other hashes, too many of them', () => {
    const { root, paths } = computePaths(listLines(7), [2], hashBytes);
    const [path] = paths;
    if (!path) throw new Error('no path');
    const follow = (changed: Partial<typeof path>) =>
      followPath('第 2 段', { ...path, ...changed }, hashBytes);
    expect(follow({})).toBe(root);
    expect(follow({ index: 3 })).not.toBe(root);
    for (const index of [-1, 7, 1.5, Number.NaN]) expect(follow({ index })).toBeUndefined();
    expect(follow({ hashes: [...path.hashes, path.hashes[0] as string] })).toBeUndefined();
    expect(follow({ hashes: path.hashes.map(() => 'zz') })).toBeUndefined();
    expect(follow({ size: 2 ** 40 })).toBeUndefined();
  });
});
