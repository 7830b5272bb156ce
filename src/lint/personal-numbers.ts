/** Numbers that belong to one person (《个人信息保护法》第四条、第二十八条). */

export type PersonalNumberKind = 'identity-number' | 'bank-card' | 'mobile-number';

export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** In UTF-16 units. */
  readonly index: number;
  readonly length: number;
}

/** A run of digits, with what people put between its groups; full width counts as half. */
const RUN = /\d(?:[ \u00a0-]?\d){9,80}[Xx]?/gu;
const NOT_BEFORE = /[\dA-Za-z_.．/=&?#:@〕]$|\d[-—–]$|(?:^|\D)\d{1,3},$|[¥￥$]\s?$/u;
const NOT_BEHIND = /^(?:[\dA-Za-z_/=&@]|[.．]\d|,\d{3}(?!\d)|[-—–]\d)/u;
/** What is counted or measured is no telephone number. */
const UNIT =
  /^\s*(?:[元万亿吨个人户件家次篇项%％‰度年月日号]|千|百|公[斤里顷]|平方|立方|[米亩台套株头只辆张册])/u;
/** Inside an address of the web no digits are looked at. */
const URL = /(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；）]+/giu;

/** GB/T 2260: the first two digits of a region. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

/** Prefixes of cards that banks on the mainland have issued, and the lengths of their numbers. */
const CARDS: readonly RegExp[] = [
  /^62\d{14,17}$/, // UnionPay (GB/T 15694.1)
  /^(?:9558\d{2}|436742|456351|601382|95595|95599|955880|621\d{3})\d{10,13}$/,
  /^4\d{15}$/, // Visa
  /^5[1-5]\d{14}$/, // Mastercard
  /^35(?:2[89]|[3-8]\d)\d{12}$/, // JCB
];

/** Most texts have none. What `RUN` finds once full width has become half. */
const ANY_RUN = /[\d０-９](?:[ \u00a0　－-]?[\d０-９]){9}/u;

/** Finds numbers of identity cards, bank cards and mobile telephones. Nothing else that is long and has digits is one. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  if (!ANY_RUN.test(text)) return [];
  const plain = text.replace(/[０-９Ｘｘ－　]/gu, (char) =>
    char === '　' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  const urls = [...plain.matchAll(URL)].map(({ 0: url, index }) => [index, index + url.length] as const);
  const found: PersonalNumber[] = [];
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    if (urls.some(([start, end]) => index >= start && index < end)) continue;
    let end = 0;
    for (const { text: piece, offset } of listPieces(run)) {
      const start = index + offset;
      const kind =
        start < end ? undefined : judge(piece, plain.slice(0, start), plain.slice(start + piece.length));
      if (!kind) continue;
      found.push({ kind, index: start, length: piece.length });
      end = start + piece.length;
    }
  }
  return found;
}

/** Most groups that one number is written in: a bank card in fours. */
const MOST_GROUPS = 5;

/** The parts of a run that may be one number: groups that spaces part, the most at once first. */
function listPieces(run: string): { text: string; offset: number }[] {
  const groups = [...run.matchAll(/[^ \u00a0]+/gu)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  return groups.flatMap(({ start }, first) =>
    groups
      .slice(first, first + MOST_GROUPS)
      .reverse()
      .map(({ end }) => ({ text: run.slice(start, end), offset: start })),
  );
}

function judge(written: string, before: string, behind: string): PersonalNumberKind | undefined {
  if (NOT_BEFORE.test(before.replace(/(?:\+|00)?86[ -]?$/u, '')) || NOT_BEHIND.test(behind)) return undefined;
  const digits = written.replace(/[ \u00a0-]/gu, '').toUpperCase();
  const groups = written.split(/[ \u00a0-]/u).map((group) => group.length);
  if (isIdentityNumber(digits)) return 'identity-number';
  if (isCardNumber(digits) && isGrouped(groups)) return 'bank-card';
  return isMobileNumber(digits, groups) && !UNIT.test(behind) ? 'mobile-number' : undefined;
}

/** GB 11643-1999: region, day of birth, sequence, check digit by ISO 7064 MOD 11-2. */
function isIdentityNumber(digits: string): boolean {
  const [, province = '', year = '', month = '', day = ''] =
    /^(\d{2})\d{4}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(digits) ?? [];
  if (!PROVINCES.has(province)) return false;
  const birth = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (birth.getUTCMonth() !== Number(month) - 1 || birth.getUTCDate() !== Number(day)) return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * 2 ** (17 - index),
    0,
  );
  return sum % 11 === 1;
}

/** ISO/IEC 7812-1, annex B: the formula of Luhn. */
function isCardNumber(digits: string): boolean {
  if (!CARDS.some((pattern) => pattern.test(digits)) || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Eleven digits, with the country's code or without, written whole or as 3-4-4. */
function isMobileNumber(digits: string, groups: readonly number[]): boolean {
  const isWritten = /^(?:(?:2|4),)?(?:11|13|15|3,4,4)$/.test(groups.join());
  return isWritten && /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits);
}

/** Written whole, or in groups of four or six with a shorter last one. */
function isGrouped(groups: readonly number[]): boolean {
  return (
    groups.length === 1 ||
    [4, 6].some((size) => groups.slice(0, -1).every((group) => group === size)) ||
    groups.join() === '6,13'
  );
}

const SHOWN: Readonly<Record<PersonalNumberKind, readonly [number, number]>> = {
  'identity-number': [6, 2],
  'bank-card': [6, 4],
  'mobile-number': [3, 4],
};

/** The text with the middle of every personal number as stars, of the same length: fit for messages and logs. */
export function maskPersonalNumbers(text: string): string {
  let masked = text;
  for (const { kind, index, length } of findPersonalNumbers(text)) {
    const [head, tail] = SHOWN[kind];
    const number = text.slice(index, index + length);
    const hidden = number.slice(head, length - tail).replace(/[^ \u00a0-]/gu, '*');
    masked = `${masked.slice(0, index)}${number.slice(0, head)}${hidden}${number.slice(length - tail)}${masked.slice(index + length)}`;
  }
  return masked;
}
