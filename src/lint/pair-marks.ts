/** Opening marks with their closing ones (GB/T 15834-2011 4.8–4.15). Half-width brackets pair with full-width ones. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '〔': '〕',
  '【': '】',
  '「': '」',
  '『': '』',
};

const OPENERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSERS).map(([open, close]) => [close, open]),
);

const MARK = new RegExp(`[()${Object.entries(CLOSERS).flat().join('')}]`, 'gu');

/** `1）`, `a)`, `一）` begin an item of a list and close nothing. */
const ITEM_NUMBER = /(?:^|[\s；;。，,：:、])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/u;

export interface UnpairedMark {
  readonly index: number;
  /** As typed. */
  readonly mark: string;
  /** The mark that it lacks. */
  readonly wanted: string;
  /** `crossed`: both marks are there, but another pair begins inside and ends outside. */
  readonly kind: 'open' | 'close' | 'crossed';
}

const fold = (mark: string) => (mark === '(' ? '（' : mark === ')' ? '）' : mark);

/** The marks of one text that have no partner in it, in their order. */
export function findUnpaired(text: string): UnpairedMark[] {
  if (text.search(MARK) < 0) return [];
  const stack: Opener[] = [];
  /** Openers that were passed over by a closer of an outer pair; their own may still come. */
  const passed: Opener[] = [];
  const unpaired: UnpairedMark[] = [];
  for (const { 0: typed, index } of text.matchAll(MARK)) {
    const mark = fold(typed);
    if (isApostrophe(text, index, typed) && findOpener(stack, '‘') < 0) continue;
    if (mark in CLOSERS) {
      stack.push({ mark, index, typed });
      continue;
    }
    const opener = OPENERS[mark] as string;
    const found = findOpener(stack, opener);
    if (found >= 0) {
      passed.push(...stack.splice(found + 1));
      stack.pop();
      continue;
    }
    const crossing = findOpener(passed, opener);
    if (crossing >= 0) {
      passed.splice(crossing, 1);
      unpaired.push({ index, mark: typed, wanted: opener, kind: 'crossed' });
    } else if (mark !== '）' || !ITEM_NUMBER.test(text.slice(Math.max(0, index - 5), index))) {
      unpaired.push({ index, mark: typed, wanted: opener, kind: 'close' });
    }
  }
  for (const { mark, index, typed } of [...stack, ...passed]) {
    unpaired.push({ index, mark: typed, wanted: CLOSERS[mark] as string, kind: 'open' });
  }
  return unpaired.sort((a, b) => a.index - b.index);
}

interface Opener {
  /** Folded to full width. */
  readonly mark: string;
  readonly typed: string;
  readonly index: number;
}

/** Marks that nest deeper, or are passed over more often, are no text that anybody reads. */
const DEEPEST = 100;

function findOpener(openers: readonly Opener[], mark: string): number {
  for (let index = openers.length - 1; index >= Math.max(0, openers.length - DEEPEST); index -= 1) {
    if (openers[index]?.mark === mark) return index;
  }
  return -1;
}

/** `it’s`, `’21`: no quotation mark. */
function isApostrophe(text: string, index: number, mark: string): boolean {
  if (mark !== '’') return false;
  return (
    /[a-z\d]/i.test(text.charAt(index + 1)) ||
    /[a-z]s?’$/i.test(text.slice(Math.max(0, index - 2), index + 1))
  );
}
