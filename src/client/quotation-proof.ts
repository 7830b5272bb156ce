import { sha256 } from '@noble/hashes/sha2.js';
import { computePaths, type LinePath } from '../quote/hash-tree.ts';
import { checkProof, PROOF_KIND, type QuotationProof } from '../quote/proof.ts';
import {
  findList,
  formatProofLine,
  PROOF_INDEX,
  PROOF_ROOT,
  parseProofList,
  parseRoot,
} from '../quote/proof-lists.ts';
import { loadText } from './load-file.ts';
import type { ReadText } from './quotation-finder.ts';
import type { SearchTransport } from './search-transport.ts';

// Browsers have SHA-256 of their own only on pages that come by HTTPS, and some none on `file:`.

/** `missing`: a file of the proof cannot be had; `changed`: the text is not the one that was proved. */
export type ProofAnswer = QuotationProof | 'missing' | 'changed';

export type Prove = (text: ReadText, wanted: readonly number[], quotation: string) => Promise<ProofAnswer>;

/** Proves lines of a text by what the portal publishes of it, and checks the proof as anyone else would. */
export function createProver(transport: SearchTransport): Prove {
  const attempt = async (
    { entry, lines }: ReadText,
    wanted: readonly number[],
    quotation: string,
    cache?: RequestCache,
  ): Promise<ProofAnswer> => {
    const load = async (path: string) => loadText(transport, path, cache);
    try {
      const [index, root] = await Promise.all([
        load(PROOF_INDEX).then(parseProofList),
        load(PROOF_ROOT).then(parseRoot),
      ]);
      const name = index && findList(index, entry.url, sha256);
      const list = name && parseProofList(await load(name));
      if (!index || !root || !name || !list) return 'missing';
      const texts = lines.map(({ text }) => text);
      const text = computePaths(texts, wanted, sha256);
      const inList = findPath(list, formatProofLine(text.root, entry.url));
      if (!inList) return 'changed';
      const inIndex = findPath(index, formatProofLine(inList.root, name));
      if (!inIndex || inIndex.root !== root) return 'changed';
      const proof: QuotationProof = {
        kind: PROOF_KIND,
        quotation,
        url: entry.url,
        title: entry.title,
        lines: text.paths.map((path) => ({ text: texts[path.index] ?? '', ...path })),
        list: { name, ...inList.path },
        index: inIndex.path,
        root,
      };
      return checkProof(proof, sha256) ? 'changed' : proof;
    } catch {
      return 'missing';
    }
  };
  return async (text, wanted, quotation) => {
    const answer = await attempt(text, wanted, quotation);
    // The portal may have been published anew, or a cache kept an old file.
    return typeof answer === 'string' ? attempt(text, wanted, quotation, 'reload') : answer;
  };
}

function findPath(lines: readonly string[], line: string): { root: string; path: LinePath } | undefined {
  const at = lines.indexOf(line);
  if (at < 0) return undefined;
  const { root, paths } = computePaths(lines, [at], sha256);
  return { root, path: paths[0] as LinePath };
}
