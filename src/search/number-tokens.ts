/**
 * Tokens that no text has, which tell of numbers what their digits do not. Letters, because Pagefind strips signs; of
 * a script (Vai) that is used for one language of West Africa alone.
 *
 * A number is `start digit…`, and goes on behind a mark with `link start digit…`: 12,480 is ꔐ 1 2 link start 4 8 0.
 * Before the first digit there is always a start, and which one depends on what follows, so a phrase that was cut out
 * of a text leaves its place open. A link depends on the marks between two digits alone, and never on what follows.
 */

/** Stands between texts that do not follow each other; no query has it inside a phrase. */
export const SEPARATOR = '\uA500';

/** What stands between two digits. */
export const LINKS = { group: '\uA501', hyphen: '\uA502', point: '\uA503', other: '\uA504' } as const;

/** Before the digits behind a link that belong to the number before it: 480 in 12,480 and 5 in 2.5. */
export const CONTINUED = '\uA505';
/** Before a number that is part of a name: 2 in PM2.5. */
export const NAMED = '\uA506';

const FIRST_START = 0xa510;
/** Numbers of this many digits and more have one start. */
const MOST_DIGITS = 12;
/** Behind the starts of numbers that stand alone or before %, those of numbers before ‰. */
const FIRST_PER_MILLE = MOST_DIGITS * 4;
const COUNT = FIRST_PER_MILLE + MOST_DIGITS * 2;

export interface NumberStart {
  /** Digits of the whole number: 5 in 12,480, 2 in 2.5. */
  digits: number;
  /** 5‰ is half a per cent. */
  unit: '' | '%' | '‰';
  isNegative: boolean;
}

/** Before a number that stands by itself. */
export function formatStart({ digits, unit, isNegative }: NumberStart): string {
  const size = Math.min(digits, MOST_DIGITS) - 1;
  const sign = isNegative ? 1 : 0;
  const code =
    unit === '‰' ? FIRST_PER_MILLE + size * 2 + sign : size * 4 + (unit === '%' ? 1 : 0) + sign * 2;
  return String.fromCharCode(FIRST_START + code);
}

/** Undefined for a token that is no start of a number by itself. */
export function parseStart(token: string): NumberStart | undefined {
  const code = token.charCodeAt(0) - FIRST_START;
  const rest = code - FIRST_PER_MILLE;
  if (code < 0 || code >= COUNT) return undefined;
  return rest < 0
    ? { digits: (code >> 2) + 1, unit: code & 1 ? '%' : '', isNegative: (code & 2) > 0 }
    : { digits: (rest >> 1) + 1, unit: '‰', isNegative: (rest & 1) > 0 };
}

/** Every start of a number by itself. */
export const STARTS = Array.from({ length: COUNT }, (_, code) => String.fromCharCode(FIRST_START + code));

/** True for any token of ours; the same letters in a text give no token. */
export const isNumberToken = (token: string) => token >= SEPARATOR && token <= '\uA557';

const GROUP = /^(?:[,，]|[ \u00A0\u2009\u202F])$/;
const HYPHEN = /^\s?[-－−﹣‐‑–—]\s?$/;
const POINT = /^[.．]$/;
const INVISIBLE = /[\p{M}\p{Cf}]/gu;

/** @param marks what stands between two digits */
export function chooseLink(marks: string): string {
  const seen = marks.replace(INVISIBLE, '');
  if (POINT.test(seen)) return LINKS.point;
  if (GROUP.test(seen)) return LINKS.group;
  return HYPHEN.test(seen) ? LINKS.hyphen : LINKS.other;
}

const UNIT = /^\s?(?:[%％﹪]|(‰))/u;
const NEGATIVE = /(?:^|[^\p{L}\p{N}]|\p{Script=Han})[-－−﹣–]$/u;

/** @param before some characters before the number @param after some behind it */
export function readSigns(before: string, after: string): Pick<NumberStart, 'unit' | 'isNegative'> {
  const unit = UNIT.exec(after);
  return { unit: unit ? (unit[1] ? '‰' : '%') : '', isNegative: NEGATIVE.test(before) };
}
