import { findHunks, limitEdits } from '../base/find-hunks.ts';
import type { LeftBehind } from '../import/document.ts';
import { bareText } from '../import/document-text.ts';
import type { LostPiece, ShownBlock, ShownInline } from './import-api.ts';

const readInlines = (inlines: readonly ShownInline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : 'picture' in inline ? '\ufffc' : '')).join('');

/** What a block says, without white space: what the two sides are held against each other by. */
const readBare = ({ inlines, rows = [] }: ShownBlock): string =>
  bareText(
    readInlines(inlines) + rows.flatMap((row) => row.map((cell) => readInlines(cell.inlines))).join(''),
  );

/** Shorter pieces stand in other texts by chance. */
const LONG_ENOUGH = 4;

/**
 * Finds what a report does not have in both: where it stood in the original, and where it would stand in the report.
 * @param witness paragraphs of the original from a second reading, which has what the first may have lost
 */
export function placeLost(
  pieces: readonly LeftBehind[],
  source: readonly ShownBlock[],
  result: readonly ShownBlock[],
  witness: readonly string[],
): LostPiece[] {
  const texts = source.map(readBare);
  const partners = findPartners(texts, result.map(readBare));
  const paragraphs = witness.map(bareText);
  const taken = new Set<number>();
  const find = (wanted: string): { at: number; isWhole: boolean } | undefined => {
    if (wanted === '') return undefined;
    const whole = texts.findIndex(
      (text, index) => text === wanted && partners[index] === undefined && !taken.has(index),
    );
    if (whole >= 0) {
      taken.add(whole);
      return { at: whole, isWhole: true };
    }
    if (wanted.length < LONG_ENOUGH) return undefined;
    const inside = texts.findIndex((text) => text.includes(wanted));
    if (inside >= 0) return { at: inside, isWhole: false };
    // Only the second reading has it: then it stood behind what that has in front of it.
    const line = paragraphs.findIndex((text) => text.includes(wanted));
    for (let above = line - 1; above >= 0; above -= 1) {
      const at = texts.lastIndexOf(paragraphs[above] || '\0');
      if (at >= 0) return { at: Math.min(at + 1, texts.length - 1), isWhole: false };
    }
    return undefined;
  };
  return pieces.map(({ what, reason, text, isBody, at }) => {
    const found =
      at === undefined ? find(bareText(text)) : { at: Math.min(at, texts.length - 1), isWhole: false };
    return {
      ...{ what, reason, text, isBody: isBody === true, isWhole: found?.isWhole ?? false },
      ...(found ? { source: found.at, result: findAbove(partners, found.at) } : {}),
    };
  });
}

/** A moment's work, also for a yearbook of which most blocks became others. */
const MOST_EDITS = 2000;

/** Of each text of the original the index of the same in the report, in order. */
function findPartners(source: readonly string[], result: readonly string[]): (number | undefined)[] {
  const partners: (number | undefined)[] = [];
  const end = { before: [source.length, source.length], after: [result.length, result.length] } as const;
  let at = 0;
  for (const { before, after } of [...findHunks(source, result, limitEdits(MOST_EDITS)), end]) {
    for (; partners.length < before[0]; at += 1) partners.push(at);
    while (partners.length < before[1]) partners.push(undefined);
    at = after[1];
  }
  return partners;
}

/** The block of the report that the nearest block of the original at or above this place has become; -1 if none has. */
function findAbove(partners: readonly (number | undefined)[], from: number): number {
  for (let at = from; at >= 0; at -= 1) {
    const partner = partners[at];
    if (partner !== undefined) return partner;
  }
  return -1;
}
