import { append } from '../base/long-lists.ts';
import { cleanPdfText } from './clean-pdf-text.ts';

/** Text between two places where a line may end: kept on one line, or left to the engine's own rules. */
export interface Piece {
  readonly text: string;
  readonly isWhole: boolean;
}

/** 连接号 and 间隔号: a line never begins with one (GB/T 15834-2011, 5.1.8, 5.1.10). */
const CONNECTOR = '—–―～〜~－·•‧・';
/** 分隔号: a line neither begins nor ends with one (GB/T 15834-2011, 5.1.11). */
const SLASH = '/／∕';

/** What the engine sets side by side without a place to break, such as a number or a Latin word. */
const WORD = '[\\p{Script=Latin}\\p{N}.,:%‰°℃′″#&@_+\\-\\p{M}]';
/** Marks that stay with what precedes or follows them. */
const OPENING = '[\\p{Ps}\\p{Pi}￥$£€№±]';
const CLOSING = '[\\p{Pe}\\p{Pf}、，。．；：！？:;!?%％‰℃°々ー]';
/** The last word, or the last character, before a mark, and the first one behind it. */
const BEFORE = `(?:${OPENING}*(?:${WORD}+|[^\\s]\\p{M}*)${CLOSING}*?)`;
const BEHIND = `(?:${OPENING}*(?:${WORD}+|[^\\s]\\p{M}*))`;
const BOUND = new RegExp(
  `${BEFORE}(?:[${CONNECTOR}]+(?=[^${SLASH}]|$)|(?:[${CONNECTOR}]*[${SLASH}]+[${CONNECTOR}]*${BEHIND})+(?:[${CONNECTOR}]+|${CLOSING}*))`,
  'gu',
);

const CHINESE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
/** Where a line may certainly end: behind a space, and before Chinese letters. */
const SURE_END = new RegExp(
  `(?<=[ \u3000])(?=[^ \u3000])|(?<=[${CHINESE}，。、；：！？）》〉】〕…])(?=[${CHINESE}])`,
  'gu',
);
/** Pieces longer than this without such a place may hold none: addresses, rows of marks. In characters. */
const LONG_PIECE = 24;
/** Longest piece that is kept on one line, in characters. */
const MAX_WHOLE = 20;
/** Longest piece of a long one, whatever stands at its ends. */
const MAX_PART = 12;
const KEEPS_PREVIOUS = new RegExp(`^[${CONNECTOR}${SLASH}\\-\\p{Pe}\\p{Pf}、，。．；：！？]`, 'u');
const KEEPS_NEXT = new RegExp(`[${CONNECTOR}${SLASH}\\-\\p{Ps}\\p{Pi}]$`, 'u');
const LETTERS = /^[\p{L}\p{N}]+$/u;

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** @param breaksAnywhere a line may end after each character */
export function listPieces(raw: string, { breaksAnywhere = false } = {}): Piece[] {
  const text = cleanPdfText(raw);
  if (text === '') return [];
  return breaksAnywhere ? [...listCharacters(text)].map(toPart) : splitRuns(text);
}

/** The pieces of a text that are kept on one line. */
export function listWholePieces(text: string): string[] {
  return listPieces(text).flatMap(({ text: piece, isWhole }) => (isWhole ? [piece] : []));
}

const toPlain = (text: string): Piece => ({ text, isWhole: false });

function splitRuns(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = '';
  for (const piece of text.split(SURE_END)) {
    if (piece.length < LONG_PIECE) {
      rest += piece;
      continue;
    }
    append(pieces, splitAtBounds(rest), splitLong(piece));
    rest = '';
  }
  return [...pieces, ...splitAtBounds(rest)];
}

function splitAtBounds(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: bound, index } of text.matchAll(BOUND)) {
    if (index > end) pieces.push(toPlain(text.slice(end, index)));
    append(pieces, bound.length > MAX_WHOLE ? splitLong(bound) : [{ text: bound, isWhole: true }]);
    end = index + bound.length;
  }
  if (end < text.length) pieces.push(toPlain(text.slice(end)));
  return pieces;
}

/** A line may end between any two characters but where marks forbid it, and after some marks even there. */
function splitLong(text: string): Piece[] {
  const parts: string[] = [];
  let part = '';
  for (const character of listCharacters(text)) {
    const isFree = !KEEPS_NEXT.test(part) && !KEEPS_PREVIOUS.test(character);
    if (part !== '' && (isFree || part.length >= MAX_PART)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  if (part !== '') parts.push(part);
  return parts.map(toPart);
}

/** Marks that end or begin no line do so even beside a gap; what is whole has a place to break on both sides. */
const toPart = (text: string): Piece => ({ text, isWhole: !LETTERS.test(text) });

/** UTF-16 units that are looked at at once: V8 takes the square of the time for a longer text. */
const WINDOW = 1000;

function* listCharacters(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const window = text.slice(start, start + WINDOW);
    const characters = Array.from(GRAPHEMES.segment(window), ({ segment }) => segment);
    // The last one may go on behind the window.
    if (start + WINDOW < text.length && characters.length > 1) characters.pop();
    yield* characters;
    start += characters.join('').length;
  }
}
