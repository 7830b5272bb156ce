import { type EditBudget, findHunks } from '../base/find-hunks.ts';
import { append } from '../base/long-lists.ts';

/** A run of text that both texts have, or only one of them. Never empty. */
export interface TextPiece {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What was replaced by what; one of them may be empty. */
interface Replacement {
  removed: string;
  added: string;
}

/** Texts and replacements in turn: `same[0] changes[0] same[1] …`, always ending with a text, which may be empty. */
interface Marked {
  readonly same: string[];
  readonly changes: Replacement[];
}

/**
 * What nobody would mark a part of: a number, figures or Han, a word of letters, a character with what is combined with
 * it. Not by a dictionary: the system's changes with each version of Node, and then the same texts would get other marks.
 */
const UNITS = /\d+(?:[.,．]\d+)*[%％‰]?|[〇零一二三四五六七八九十百千万亿]+|[A-Za-z]+|.(?:\p{M}|\u200d)*/gsu;

/** A sentence or a clause with the mark that ends it: long texts are held against each other by them first. */
const CLAUSES = /[^。；！？，\n]*[。；！？，\n]|[^。；！？，\n]+$/gu;

/** Characters from which on a text is looked at by clauses. */
const LONG = 300;

/** Share of the shorter text below which nothing is left of it that a reader would follow. */
const LEAST_KEPT = 0.2;

const PUNCTUATION = /[\p{P}\s]/u;

/** Marks in the text what was taken out and what was put in. */
export function markChanges(before: string, after: string, budget: EditBudget): TextPiece[] {
  if (before === after) return listPieces({ same: [before], changes: [] });
  if (before === '' || after === '') return listPieces(replaceWhole(before, after));
  const [oldCells, newCells] = [before.split('\t'), after.split('\t')];
  if (oldCells.length === newCells.length && oldCells.length > 1)
    return oldCells.flatMap((cell, index) => [
      ...(index > 0 ? [{ change: 'same', text: '\t' } as const] : []),
      ...markChanges(cell, newCells[index] as string, budget),
    ]);
  const marked = widen(compareCharacters(before, after, budget));
  const kept = marked.same.join('').replace(/[\p{P}\s]/gu, '').length;
  const isReplaced = kept < LEAST_KEPT * Math.min(before.length, after.length);
  return listPieces(isReplaced ? replaceWhole(before, after) : slideToBounds(marked));
}

const replaceWhole = (removed: string, added: string): Marked => ({
  same: ['', ''],
  changes: [{ removed, added }],
});

function compareCharacters(before: string, after: string, budget: EditBudget): Marked {
  if (before.length + after.length < LONG) return compareUnits(before, after, UNITS, budget);
  const rough = compareUnits(before, after, CLAUSES, budget);
  const fine: Marked = { same: [rough.same[0] as string], changes: [] };
  rough.changes.forEach(({ removed, added }, index) => {
    const isBoth = removed !== '' && added !== '';
    join(fine, isBoth ? compareUnits(removed, added, UNITS, budget) : replaceWhole(removed, added));
    join(fine, { same: [rough.same[index + 1] as string], changes: [] });
  });
  return fine;
}

/** Appends what follows. */
function join(marked: Marked, { same: [first = '', ...rest], changes }: Marked): void {
  marked.same[marked.same.length - 1] += first;
  append(marked.same, rest);
  append(marked.changes, changes);
}

function compareUnits(before: string, after: string, units: RegExp, budget: EditBudget): Marked {
  const [old, now] = [before.match(units) ?? [], after.match(units) ?? []];
  const marked: Marked = { same: [], changes: [] };
  let at = 0;
  for (const hunk of findHunks(old, now, budget)) {
    marked.same.push(old.slice(at, hunk.before[0]).join(''));
    marked.changes.push({
      removed: old.slice(...hunk.before).join(''),
      added: now.slice(...hunk.after).join(''),
    });
    at = hunk.before[1];
  }
  marked.same.push(old.slice(at).join(''));
  return marked;
}

/**
 * Takes what happens to be equal between two changes into them, where it is short beside them: 落实 → 实施 is one change,
 * not three. Punctuation stays: it is where a reader looks for the next change.
 */
function widen({ same, changes }: Marked): Marked {
  const wide: Marked = { same: [same[0] as string], changes: [] };
  changes.forEach((change, index) => {
    const former = wide.changes.at(-1);
    const between = wide.same.at(-1) as string;
    if (former && isNegligible(between, former, change)) {
      former.removed += between + change.removed;
      former.added += between + change.added;
      wide.same[wide.same.length - 1] = same[index + 1] as string;
    } else {
      wide.changes.push({ ...change });
      wide.same.push(same[index + 1] as string);
    }
  });
  return wide;
}

function isNegligible(between: string, former: Replacement, next: Replacement): boolean {
  if (between === '') return true;
  if (PUNCTUATION.test(between)) return false;
  const size = ({ removed, added }: Replacement) => Math.max(removed.length, added.length);
  return between.length === 1 || between.length * 2 <= Math.min(size(former), size(next));
}

/** Steps that a mark is moved at most. */
const MAX_SLIDE = 200;

/**
 * Moves what was only put in, or only taken out, to the bounds of a clause, where the text allows it: of
 * 一、甲，乙 → 一、甲，丙，乙 the mark is 丙， and not ，丙.
 */
function slideToBounds({ same, changes }: Marked): Marked {
  changes.forEach((change, index) => {
    const key = change.removed === '' ? 'added' : change.added === '' ? 'removed' : undefined;
    if (!key) return;
    const text = [...change[key]];
    const [left, right] = [[...(same[index] as string)], [...(same[index + 1] as string)]];
    let back = 0;
    while (
      back < Math.min(left.length, MAX_SLIDE) &&
      left[left.length - 1 - back] === cyclic(text, -1 - back)
    )
      back += 1;
    let forth = 0;
    while (forth < Math.min(right.length, MAX_SLIDE) && right[forth] === cyclic(text, forth)) forth += 1;
    if (back + forth === 0) return;
    const row = [...left.slice(left.length - back), ...text, ...right.slice(0, forth)];
    const outer = [left[left.length - back - 1], right[forth]] as const;
    const charAt = (at: number) => (at < 0 ? outer[0] : at < row.length ? row[at] : outer[1]);
    let best = { start: back, score: -1 };
    for (let start = 0; start <= back + forth; start += 1) {
      const end = start + text.length;
      const score = rateBound(charAt(start - 1), charAt(start)) + rateBound(charAt(end - 1), charAt(end));
      if (score > best.score) best = { start, score };
    }
    same[index] = [...left.slice(0, left.length - back), ...row.slice(0, best.start)].join('');
    change[key] = row.slice(best.start, best.start + text.length).join('');
    same[index + 1] = [...row.slice(best.start + text.length), ...right.slice(forth)].join('');
  });
  return { same, changes };
}

const cyclic = (text: readonly string[], at: number) =>
  text[((at % text.length) + text.length) % text.length];

/** How well a mark may begin or end between two characters. */
function rateBound(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined || /\s/u.test(left)) return 4;
  if (/[。；！？]/u.test(left)) return 4;
  if (/[，：]/u.test(left)) return 3;
  if (/[、）》”]/u.test(left) || /[（《“]/u.test(right)) return 2;
  return PUNCTUATION.test(right) ? 1 : 0;
}

function listPieces({ same, changes }: Marked): TextPiece[] {
  const pieces: TextPiece[] = [];
  const add = (change: TextPiece['change'], text: string | undefined) => {
    if (text) pieces.push({ change, text });
  };
  same.forEach((text, index) => {
    add('same', text);
    add('removed', changes[index]?.removed);
    add('added', changes[index]?.added);
  });
  return pieces;
}
