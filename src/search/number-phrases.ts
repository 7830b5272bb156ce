import { CONTINUED, formatStart, LINKS, NAMED, parseStart, STARTS } from './number-tokens.ts';
import type { Phrase, Slot } from './search-word.ts';

/**
 * What is looked for when numbers are typed: the number as a part of any, as a whole one, and in the other ways that
 * the same digits are grouped. 12480.5 is written 12,480.5 and 12 480.5, 02156601234 is written 021-5660 1234.
 */

/** Phrases for one word: each is a search of its own. */
const MOST_PHRASES = 8;
const ANY_LINK: Slot = Object.values(LINKS);

/** How the digits of a number are parted. */
interface Layout {
  sizes: readonly number[];
  /** The links that may stand between the parts. */
  links: Slot;
  /** Whether the parts are one number, as in 12,480, or several, as in 021-5660 1234. */
  isOne: boolean;
}

/** Telephone numbers by how many digits they have: local, 400, mobile and with the area's code. */
const TELEPHONE: Readonly<Record<number, readonly (readonly number[])[]>> = {
  7: [[3, 4]],
  8: [[4, 4]],
  10: [
    [3, 3, 4],
    [3, 4, 3],
  ],
  11: [
    [3, 4, 4],
    [3, 8],
    [4, 7],
    [4, 3, 4],
  ],
  12: [
    [4, 8],
    [4, 4, 4],
  ],
};
const TELEPHONE_LINKS: Slot = [LINKS.group, LINKS.hyphen, LINKS.other];

function listLayouts(digits: string): Layout[] {
  const { length } = digits;
  const layouts: Layout[] = [{ sizes: [length], links: [], isOne: true }];
  if (length > 3 && !digits.startsWith('0')) {
    const rest = Math.floor((length - 1) / 3);
    const sizes = [length - rest * 3, ...Array.from({ length: rest }, () => 3)];
    layouts.push({ sizes, links: [LINKS.group], isOne: true });
  }
  for (const sizes of TELEPHONE[length] ?? []) layouts.push({ sizes, links: TELEPHONE_LINKS, isOne: false });
  return layouts;
}

/** How exactly a number is to be met; `begun`: the phrase may have been cut off inside it. */
type Way = 'exact' | 'whole' | 'begun' | 'part';
type Item = Slot | { head: string } | { link: string };

/** One number, or several with nothing but marks between them. */
interface NumberPart {
  runs: readonly { head: string; digits: string }[];
  links: readonly string[];
}

/**
 * The phrases of a word by how well they answer, best first; the last ones find all that holds the word.
 * @param tokens of the word, as `collectTokens` gives them
 * @param isQuoted whether numbers must be whole
 */
export function createPhrases(tokens: readonly string[], isQuoted: boolean): Phrase[][] {
  const parts = splitNumbers(tokens);
  /** For each spelling of the word its items, part by part. */
  let spellings: Item[][][] = [[]];
  for (const [at, part] of parts.entries()) {
    const options: Item[][] =
      typeof part === 'string' ? [[[part]]] : spellNumber(part, isYear(part, parts[at + 1]));
    const [only, ...others] = options;
    // Added and not copied, or a long text would take the square of the time.
    if (only && others.length === 0) {
      for (const spelling of spellings) spelling.push(only);
      continue;
    }
    spellings = spellings.flatMap((spelling) => options.map((option) => [...spelling, option]));
    spellings = spellings.slice(0, MOST_PHRASES);
  }
  // Between two other tokens a number is whole of itself, and a year may be taken for one.
  const isOpen = (at: number) =>
    (at === 0 && !isYear(parts[0], parts[1])) || (at === parts.length - 1 && parts.length > 1);
  const fill = (choose: (at: number) => Way): Phrase[] =>
    spellings.map((spelling) =>
      trimStart(spelling.flatMap((items, at) => items.map((item) => fillSlot(item, choose(at))))),
    );
  const levels = (['exact', 'whole'] as const).map((way) => fill((at) => (isOpen(at) ? way : 'part')));
  // What was cut out of a text may end inside a number; one that stands alone was typed as it is meant.
  const isCut = (at: number) => at === parts.length - 1 && !isSingle(parts);
  const widest = fill((at) => (isQuoted ? (isCut(at) ? 'begun' : 'whole') : 'part'));
  const seen = new Set<string>();
  return [...levels, widest].filter((phrases) => {
    const key = JSON.stringify(phrases);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function isSingle([part, ...others]: readonly (string | NumberPart)[]): boolean {
  return others.length === 0 && typeof part === 'object' && part.runs.length === 1;
}

function splitNumbers(tokens: readonly string[]): (string | NumberPart)[] {
  const parts: (string | NumberPart)[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? '';
    if (isHead(token)) {
      const { part, end } = readNumber(tokens, at);
      parts.push(part);
      at = end;
    } else {
      parts.push(token);
      at += 1;
    }
  }
  return parts;
}

const isHead = (token: string) => token === CONTINUED || token === NAMED || parseStart(token) !== undefined;

function readNumber(tokens: readonly string[], start: number): { part: NumberPart; end: number } {
  const runs: { head: string; digits: string }[] = [];
  const links: string[] = [];
  let at = start;
  for (;;) {
    const head = tokens[at] ?? '';
    let end = at + 1;
    while (/^\p{Nd}$/u.test(tokens[end] ?? '')) end += 1;
    runs.push({ head, digits: tokens.slice(at + 1, end).join('') });
    const link = tokens[end] ?? '';
    if (!ANY_LINK.includes(link)) return { part: { runs, links }, end };
    links.push(link);
    at = end + 1;
  }
}

/** A year is no quantity: nobody writes 2,021年. */
function isYear(part: string | NumberPart | undefined, next: string | NumberPart | undefined): boolean {
  if (typeof part !== 'object' || next !== '年') return false;
  return part.runs.length === 1 && part.runs[0]?.digits.length === 4;
}

/** As typed first, then in the other layouts of the same digits. @param isPlain if it is never parted */
function spellNumber({ runs, links }: NumberPart, isPlain: boolean): Item[][] {
  const head = runs[0]?.head ?? '';
  const typed = runs.map((run, at): Item[] => [
    ...(at === 0 ? [] : [{ link: links[at - 1] ?? '' }]),
    { head: run.head },
    ...Array.from(run.digits, (digit) => [digit]),
  ]);
  // Decimals are never grouped, and a number with decimals is no telephone's.
  const isDecimal = links[links.length - 1] === LINKS.point;
  const whole = isDecimal ? runs.slice(0, -1) : runs;
  const decimals = typed.slice(whole.length).flat();
  const inside = links.slice(0, whole.length - 1);
  const sizes = whole.map((run) => run.digits.length).join();
  const layouts = listLayouts(joinDigits(whole)).filter(({ isOne }) => isOne || !isDecimal);
  const isKnown = layouts.some(
    (layout) => layout.sizes.join() === sizes && inside.every((link) => layout.links.includes(link)),
  );
  const others =
    isKnown && !isPlain && head !== NAMED ? layouts.filter((layout) => layout.sizes.join() !== sizes) : [];
  const digits = joinDigits(runs);
  return [
    typed.flat(),
    ...others.map((layout) => [...layOut(digits, head, layout), ...decimals]),
    ...listItemLayouts(runs, links).map((layout) => layOut(digits, head, layout)),
  ];
}

const joinDigits = (runs: NumberPart['runs']): string => runs.map((run) => run.digits).join('');

/** `1.2023` may be cut out of `1.2023年`, where 1 is the number of an item (`tokenize.ts`). */
function listItemLayouts([item, year]: NumberPart['runs'], links: NumberPart['links']): Layout[] {
  const isItem = links.length === 1 && links[0] === LINKS.point && (item?.digits.length ?? 0) <= 3;
  if (!item || !year || !isItem || !/^(?:19|20)\d\d$/u.test(year.digits)) return [];
  return [{ sizes: [item.digits.length, year.digits.length], links: [LINKS.other], isOne: false }];
}

/** @param digits of the whole number, of which a layout may leave the decimals */
function layOut(digits: string, typedHead: string, { sizes, links, isOne }: Layout): Item[] {
  const headOf = (count: number) => {
    const typed = parseStart(typedHead);
    return typed ? formatStart({ ...typed, digits: count }) : typedHead;
  };
  let at = 0;
  return sizes.flatMap((size, index): Item[] => {
    const part = Array.from(digits.slice(at, at + size), (digit) => [digit]);
    at += size;
    if (index === 0) return [{ head: headOf(isOne ? digits.length : size) }, ...part];
    return [links, { head: isOne ? CONTINUED : headOf(size) }, ...part];
  });
}

function fillSlot(item: Item, way: Way): Slot {
  if ('link' in item) return fillLink(item.link, way);
  return 'head' in item ? fillHead(item.head, way) : item;
}

/** Marks between digits are as good as each other, but that 2.5 is one number. */
function fillLink(link: string, way: Way): Slot {
  if (way === 'part' || way === 'begun') return ANY_LINK;
  return link === LINKS.point ? [link] : ANY_LINK.filter((other) => other !== LINKS.point);
}

/** @returns nothing for what may be any start: between another token and a digit there is always one */
function fillHead(head: string, way: Way): Slot {
  if (way === 'part') return [];
  const typed = parseStart(head);
  if (!typed) return way === 'begun' ? [head, ...STARTS] : [head];
  const starts = STARTS.filter((start) => {
    const { digits, unit, isNegative } = parseStart(start) ?? typed;
    if (way === 'begun') return digits >= typed.digits;
    if (digits !== typed.digits) return false;
    return way === 'whole' || ((typed.unit === '' || typed.unit === unit) && isNegative === typed.isNegative);
  });
  return way === 'begun' ? [...starts, NAMED, CONTINUED] : starts;
}

/** What may be anything before the first token says nothing. */
const trimStart = (phrase: Phrase): Phrase => (phrase[0]?.length === 0 ? phrase.slice(1) : phrase);
