import { compareCodeUnits } from '../base/compare-code-units.ts';
import { groupBy } from '../base/group-by.ts';
import { once } from '../base/once.ts';
import { computeRoot, type HashBytes } from './hash-tree.ts';

/**
 * The proof of a portal's texts, as files: lists of `<root>  <address>`, one line for each text, parted by a hash of the
 * address, so that a new report changes one list; a list of the lists; and the one root over all. Each list is itself
 * the lines of a tree. So a text's root, a list's and the portal's are all computed in the same way.
 */

const PROOF_FOLDER = 'proofs';
export const PROOF_INDEX = `${PROOF_FOLDER}/index.txt`;
/** The root over everything: what a signature has to cover. */
export const PROOF_ROOT = `${PROOF_FOLDER}/root.txt`;

export const isProof = (path: string): boolean => path.startsWith(`${PROOF_FOLDER}/`);

/** A text with the root of the tree over its lines. */
export interface ProvenText {
  /** Its page, below the portal's root and percent-encoded. */
  readonly url: string;
  readonly textRoot: string;
}

/** Texts that are in one list, on an average, at the most. */
const IN_A_LIST = 128;

export interface ProofFile {
  readonly path: string;
  /** Made when it is read: a preview hardly ever does. */
  format(): string;
}

/** @param texts of all pages that have one, in any order */
export function createProofFiles(texts: readonly ProvenText[], hash: HashBytes): ProofFile[] {
  let digits = 0;
  while (texts.length > IN_A_LIST * 16 ** digits) digits += 1;
  const inOrder = [...texts].sort((a, b) => compareCodeUnits(a.url, b.url));
  const files = [...groupBy(inOrder, ({ url }) => nameList(url, digits, hash))]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([path, list]) => [path, list.map(({ url, textRoot }) => formatProofLine(textRoot, url))] as const);
  const readIndex = once(() => files.map(([path, lines]) => formatProofLine(computeRoot(lines, hash), path)));
  return [
    ...files.map(([path, lines]) => ({ path, format: () => formatList(lines) })),
    { path: PROOF_INDEX, format: () => formatList(readIndex()) },
    { path: PROOF_ROOT, format: () => `${computeRoot(readIndex(), hash)}\n` },
  ];
}

/** What says in a list of which text, and in the index of which list, a root is. */
export const formatProofLine = (root: string, name: string): string => `${root}  ${name}`;
const formatList = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** As `sha256sum` names files; all in one list where there are few. */
function nameList(url: string, digits: number, hash: HashBytes): string {
  const name = digits === 0 ? 'all' : computeRoot([url], hash).slice(0, digits);
  return `${PROOF_FOLDER}/${name}.txt`;
}

/** The lines of a list; undefined if it is none, such as a page that a host sends in place of what it does not have. */
export function parseProofList(text: string): string[] | undefined {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.some((line) => !/^[0-9a-f]{64} {2}\S+$/.test(line))) return undefined;
  return lines;
}

/** Which of the lists that the index names has a text. */
export function findList(index: readonly string[], url: string, hash: HashBytes): string | undefined {
  const names = index.map((line) => line.slice(66));
  const [first = ''] = names;
  const digits = first === `${PROOF_FOLDER}/all.txt` ? 0 : first.length - `${PROOF_FOLDER}/.txt`.length;
  const wanted = nameList(url, digits, hash);
  return names.includes(wanted) ? wanted : undefined;
}

export const parseRoot = (text: string): string | undefined => /^([0-9a-f]{64})\s*$/.exec(text)?.[1];
