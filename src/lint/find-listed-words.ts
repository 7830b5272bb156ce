import type { Term, WordList } from './word-list.ts';

export interface ListedWord {
  readonly term: Term;
  /** In UTF-16 units. */
  readonly index: number;
  readonly length: number;
}

/** A character as it is compared: width and case do not count, and what nobody sees is not there. */
interface FoldedCharacter {
  readonly text: string;
  /** Of what it was made of, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

function fold(text: string): FoldedCharacter[] {
  const folded: FoldedCharacter[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    if (!/\p{Cf}/u.test(character))
      for (const one of character.normalize('NFKC').toLowerCase()) folded.push({ text: one, start, end });
    start = end;
  }
  return folded;
}

const foldText = (text: string): string =>
  fold(text)
    .map((one) => one.text)
    .join('');

/** What the ways through the tree of characters lead to. */
interface Node {
  readonly next: Map<string, Node>;
  /** The word that ends here, if it is to be reported. */
  term?: Term;
  /** The list says that it is right. */
  isRight?: true;
}

const createNode = (): Node => ({ next: new Map() });

/** The last list that was asked for: all texts of a portal are held against one. */
let known: { readonly sha256: string; readonly root: Node } | undefined;

function compile({ sha256, terms }: WordList): Node {
  if (known?.sha256 === sha256) return known.root;
  const root = createNode();
  const add = (text: string): Node => {
    let node = root;
    for (const { text: character } of fold(text)) {
      const next = node.next.get(character) ?? createNode();
      node.next.set(character, next);
      node = next;
    }
    return node;
  };
  for (const term of terms) {
    const rights = term.level === 'kept' ? [term.written] : term.right;
    for (const right of rights) add(right).isRight = true;
    if (term.level === 'kept') continue;
    const node = add(term.written);
    node.term ??= term;
  }
  known = { sha256, root };
  return root;
}

/** Letters and digits, of which a word that is looked for must not be a part: IT in WITH. */
const isJoined = (a: FoldedCharacter | undefined, b: FoldedCharacter | undefined): boolean =>
  a !== undefined && b !== undefined && [a, b].every(({ text }) => /[\p{Script=Latin}\p{Nd}]/u.test(text));

interface Match {
  readonly from: number;
  /** The first character behind it. */
  readonly to: number;
}

/**
 * The words of the list in a text: of two that overlap the longer one, and none that is a part of a longer word that the
 * list says to be right.
 */
export function findListedWords(text: string, list: WordList): ListedWord[] {
  const root = compile(list);
  const characters = fold(text);
  const rights: Match[] = [];
  const wrongs: (Match & { readonly term: Term })[] = [];
  for (let from = 0; from < characters.length; from += 1) {
    let node: Node | undefined = root;
    for (let to = from; node; to += 1) {
      if (
        to > from &&
        !isJoined(characters[from - 1], characters[from]) &&
        !isJoined(characters[to - 1], characters[to])
      ) {
        if (node.isRight) rights.push({ from, to });
        if (node.term && isWritten(node.term, text, characters, from, to))
          wrongs.push({ from, to, term: node.term });
      }
      node = node.next.get(characters[to]?.text ?? '');
    }
  }
  // Both come in the order of their beginnings.
  const isCovered = createCover(rights);
  const free = wrongs.filter((wrong) => !isCovered(wrong));
  const taken = new Set<number>();
  return free
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .filter(({ from, to }) => {
      const places = Array.from({ length: to - from }, (_, offset) => from + offset);
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    })
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, term }) => {
      const index = characters[from]?.start ?? 0;
      return { term, index, length: (characters[to - 1]?.end ?? index) - index };
    });
}

/** Where the right word differs in width or case alone, width and case count. */
function isWritten(
  { written, right }: Term,
  text: string,
  characters: readonly FoldedCharacter[],
  from: number,
  to: number,
): boolean {
  const folded = foldText(written);
  if (!right.some((one) => foldText(one) === folded)) return true;
  return text.slice(characters[from]?.start, characters[to - 1]?.end) === written;
}

/** Whether a longer right word is around a wrong one. @param rights by where they begin */
function createCover(rights: readonly Match[]): (wrong: Match) => boolean {
  // For each beginning the furthest end of what begins there, and of what begins before it.
  const ends = new Map<number, number>();
  for (const { from, to } of rights) ends.set(from, Math.max(to, ends.get(from) ?? 0));
  const starts = [...ends.keys()];
  const reach: number[] = [];
  for (const from of starts) reach.push(Math.max(reach.at(-1) ?? 0, ends.get(from) ?? 0));
  let next = 0;
  return ({ from, to }) => {
    while (next < starts.length && (starts[next] ?? 0) < from) next += 1;
    return (reach[next - 1] ?? 0) >= to || (ends.get(from) ?? 0) > to;
  };
}
