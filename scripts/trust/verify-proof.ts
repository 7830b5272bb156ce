import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { parseRecord } from '../../src/base/json.ts';
import { hashBytes } from '../../src/base/sha256.ts';
import type { CommandOption } from '../../src/command/command.ts';
import { formatProof } from '../../src/quote/format-proof.ts';
import { checkProof, parseProof } from '../../src/quote/proof.ts';
import { parseRoot } from '../../src/quote/proof-lists.ts';

export const PROOF_OPTIONS: readonly CommandOption[] = [
  {
    name: 'root',
    value: '总指纹或文件',
    help: '引文的证明：照这个总指纹核对，写 64 位的数，或者 proofs/root.txt 的位置',
  },
];

/** What 证明这句话 saved. */
export const isProofFile = (word: string): boolean => /\.json$/i.test(word);

/** A quotation has 100,000 characters, and each paragraph of it twenty hashes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** @throws when I/O fails */
export async function verifyProof(
  word: string,
  wanted: string | undefined,
): Promise<{ readonly text: string; readonly isSound: boolean }> {
  const state = await stat(word);
  // A folder has no such text, and whoever opens a pipe waits for somebody to write into it.
  const value =
    !state.isFile() || state.size > MOST_BYTES ? undefined : parseRecord(await readFile(word, 'utf8'));
  const proof = parseProof(value);
  if (!proof) {
    const remedy = '改法：要用“证明这句话”网页上“保存证明”存下来的文件';
    return { text: `${word}：不是引文的证明，或者没有存完整\n  ${remedy}`, isSound: false };
  }
  if (wanted === undefined) return formatProof(word, proof, checkProof(proof, hashBytes), undefined);
  const root = parseRoot(existsSync(wanted) ? await readFile(wanted, 'utf8') : wanted.toLowerCase());
  return root === undefined
    ? {
        text: `--root 写的“${wanted}”不是总指纹，也不是 root.txt\n  改法：写 64 位的数（0–9、a–f），或者网站 proofs/root.txt 存下来的位置`,
        isSound: false,
      }
    : formatProof(word, proof, checkProof(proof, hashBytes), root);
}
