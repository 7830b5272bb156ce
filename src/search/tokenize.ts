import { NO_DECIMAL } from '../base/no-decimal.ts';
import { type FoldedCharacter, foldCharacter } from './fold-character.ts';
import {
  CONTINUED,
  chooseLink,
  formatStart,
  isNumberToken,
  LINKS,
  NAMED,
  readSigns,
} from './number-tokens.ts';

/**
 * Search tokens, the same for the index and for the query (no Node, no DOM).
 *
 * Pagefind cuts Chinese with one dictionary when it indexes and with another when it is asked, so text that is
 * on the page is not found (CloudCannon/pagefind#987). Text that is already cut one token per character leaves
 * nothing to disagree on: an exact phrase over such tokens is what Ctrl+F finds.
 *
 * Punctuation and white space give no token: a token of punctuation would take a position of its own and break
 * phrases such as 放管服”改革. Between two digits they do, or 1.5 would be 15 (`number-tokens.ts`).
 */

/** A token and where it stands in the text it came from, in UTF-16 units, end exclusive. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

type CharacterKind = FoldedCharacter[number]['kind'];

/** Digits that follow each other. */
interface DigitRun {
  /** The token before the first digit, chosen when the whole number is known. */
  head: Token;
  /** The token between the digits before and these; absent if something else stands there. */
  link?: Token;
  /** Begins inside a word: 2 in PM2.5. */
  isNamed: boolean;
  digits: number;
  end: number;
}

/** The tokens of a text in order: one per Han character and per digit, Latin words whole, folded. */
export function collectTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const runs: DigitRun[] = [];
  let last: Token | undefined;
  /** What the last token is one of, if it is a digit. */
  let run: DigitRun | undefined;
  /** What the character before was part of. */
  let open: CharacterKind = 'gap';
  const add = ({ text: part, kind }: FoldedCharacter[number], start: number, end: number) => {
    const before = open;
    open = isNumberToken(part) ? 'gap' : kind;
    if (open === 'gap') return;
    if (open === 'word' && before === 'word' && last) {
      last.text += part;
      last.end = end;
      return;
    }
    if (open !== 'digit') run = undefined;
    else if (before !== 'digit') {
      const head = { text: '', start, end: start };
      const link = run && last && { text: chooseLink(text.slice(last.end, start)), start, end: start };
      run = { head, ...(link && { link }), isNamed: before === 'word', digits: 0, end: start };
      runs.push(run);
      tokens.push(...(link ? [link] : []), head);
    }
    last = { text: part, start, end };
    tokens.push(last);
    if (run) {
      run.digits += 1;
      run.end = end;
    }
  };
  let offset = 0;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    const folded = foldCharacter(character);
    // A combining mark belongs to the letter before it and must not be left outside of a highlighted hit.
    if (folded.length === 0 && last?.end === start) last.end = offset;
    for (const part of folded) add(part, start, offset);
  }
  nameStarts(text, runs);
  return tokens;
}

/** Signs looked at on either side of a number. */
const AROUND = 4;

function nameStarts(text: string, runs: readonly DigitRun[]): void {
  for (let at = 0; at < runs.length; ) {
    const first = runs[at] as DigitRun;
    let next = at + 1;
    let { digits, end } = first;
    const second = runs[next];
    if (second?.link && isItemNumber(first, second, text)) second.link.text = LINKS.other;
    for (let run = runs[next]; run && continues(runs, next, at); run = runs[next]) {
      run.head.text = CONTINUED;
      digits += run.digits;
      end = run.end;
      next += 1;
    }
    const { start } = first.head;
    const signs = readSigns(text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND));
    first.head.text = first.isNamed ? NAMED : formatStart({ digits, ...signs });
    at = next;
  }
}

const BEHIND_ITEM = new RegExp(`^${NO_DECIMAL}`, 'u');

/** Whether a point parts the number of an item from what the item begins with: `1.2023年主要工作`. */
const isItemNumber = (item: DigitRun, run: DigitRun, text: string): boolean =>
  run.link?.text === LINKS.point &&
  item.digits <= 3 &&
  !item.isNamed &&
  item.link?.text !== LINKS.point &&
  BEHIND_ITEM.test(text.slice(run.head.start, run.end + AROUND));

/** Whether digits belong to the number that began before: behind a decimal point, or three behind a comma or space. */
function continues(runs: readonly DigitRun[], at: number, first: number): boolean {
  const [run, before] = [runs[at], runs[at - 1]];
  if (run?.link?.text === LINKS.point) return true;
  if (run?.link?.text !== LINKS.group || run.digits !== 3 || !before) return false;
  return at - 1 === first ? before.digits <= 3 : before.link?.text === LINKS.group;
}
