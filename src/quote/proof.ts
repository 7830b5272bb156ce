import { isRecord } from '../base/json.ts';
import { followPath, type HashBytes, type LinePath } from './hash-tree.ts';
import { formatProofLine } from './proof-lists.ts';

/**
 * A proof that somebody can keep and hand on: the lines that hold a quotation, and for each of the three trees the path
 * to the root. It says that the text stood in the portal whose root it is, and nothing of who published that: a
 * signature over the root does.
 */
export interface QuotationProof {
  readonly kind: typeof PROOF_KIND;
  readonly quotation: string;
  /** The page with the text, below the portal's root and percent-encoded. */
  readonly url: string;
  readonly title: string;
  /** Lines of the text that hold the quotation, in order. */
  readonly lines: readonly (LinePath & { readonly text: string })[];
  /** The text's line in its list, and the list's in the index. */
  readonly list: LinePath & { readonly name: string };
  readonly index: LinePath;
  readonly root: string;
}

export const PROOF_KIND = 'gongbao-quotation-proof-1';

export type ProofFault = 'lines' | 'list' | 'index' | 'gap' | 'quotation';

/** What does not hold of a proof by itself; nothing if it is right. */
export function checkProof(proof: QuotationProof, hash: HashBytes): ProofFault | undefined {
  const roots = proof.lines.map((line) => followPath(line.text, line, hash));
  const [textRoot] = roots;
  if (textRoot === undefined || roots.some((root) => root !== textRoot)) return 'lines';
  const [first] = proof.lines;
  if (proof.lines.some(({ index }, at) => index !== (first?.index ?? 0) + at)) return 'gap';
  const listRoot = followPath(formatProofLine(textRoot, proof.url), proof.list, hash);
  if (listRoot === undefined) return 'list';
  const listLine = formatProofLine(listRoot, proof.list.name);
  if (followPath(listLine, proof.index, hash) !== proof.root) return 'index';
  return proof.lines
    .map(({ text }) => text)
    .join('\n')
    .includes(proof.quotation)
    ? undefined
    : 'quotation';
}

/** @returns undefined if it is not the content of a proof file */
export function parseProof(value: unknown): QuotationProof | undefined {
  if (!isRecord(value) || value.kind !== PROOF_KIND || !Array.isArray(value.lines)) return undefined;
  const texts = [value.quotation, value.url, value.title, value.root];
  const isWhole =
    texts.every((text) => typeof text === 'string') &&
    value.lines.length > 0 &&
    value.lines.every((line) => isPath(line) && typeof line.text === 'string') &&
    isPath(value.list) &&
    typeof value.list.name === 'string' &&
    isPath(value.index);
  return isWhole ? (value as unknown as QuotationProof) : undefined;
}

const isPath = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  typeof value.index === 'number' &&
  typeof value.size === 'number' &&
  Array.isArray(value.hashes) &&
  value.hashes.every((hash) => typeof hash === 'string');
