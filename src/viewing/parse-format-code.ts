import { getLocale, isValidFormat, type Token, tokenize } from 'numfmt';
import type { NumeralStyle } from './chinese-numerals.ts';

/** A format code (ECMA-376-1, 18.8.31), made ready for numfmt. */
export interface FormatCode {
  /** For numfmt, where `SHORT_DAY` and `LONG_DAY` stand for days of the week. */
  readonly pattern: string;
  /** Numbers are days since 1900 or 1904; `elapsed`: a length of time, which may be longer than a day. */
  readonly date?: 'calendar' | 'elapsed';
  readonly numerals?: NumeralStyle;
  /** `[DBNum2]General` spells numbers, `[DBNum2]0` spells digits. */
  readonly isGeneral: boolean;
  /** `# ?/?`, in any section. */
  readonly isFraction: boolean;
  /** Positive, negative and zero are not all shown alike. */
  readonly dependsOnSign: boolean;
  /** Texts are not shown as they are. */
  readonly changesTexts: boolean;
}

/** 二 and 星期二: without a locale a Chinese Excel writes `aaa` in Chinese, but `ddd` and `mmm` in English. */
export const SHORT_DAY = '\ue000';
export const LONG_DAY = '\ue001';

/** The longest code that Excel takes. */
const MAX_LENGTH = 255;

/**
 * What is not in every numfmt or Excel, in words that all know: `G/通用格式` and `上午/下午` of a Chinese Excel, its
 * names of colours, and `!`, which it takes for `\`. Texts, escaped signs and brackets are passed over.
 */
const WORDS =
  /\[(?:黑色|白色|红色|绿色|蓝色|黄色|洋红|青色|蓝绿色|颜色\s*\d+)\]|"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|G\/通用格式|上午\/下午|!./giu;

/**
 * @returns `undefined` for a code that is not understood to its last sign, or that numfmt shows otherwise than Excel:
 * its numbers are to be shown plain, never half formatted
 */
export function parseFormatCode(code: string): FormatCode | undefined {
  if (code.length > MAX_LENGTH || /[\ue000\ue001]/u.test(code)) return undefined;
  const plain = code.replace(WORDS, (word) => {
    if (/^G\//iu.test(word)) return 'General';
    if (word.startsWith('上午')) return '[$-804]AM/PM';
    if (word.startsWith('!')) return `\\${word.slice(1)}`;
    return /^\[[黑白红绿蓝黄洋青颜]/u.test(word) ? '' : word;
  });
  const sections: Section[] = [];
  for (const tokens of splitSections(tokenize(plain))) {
    const section = readSection(tokens);
    if (!section) return undefined;
    sections.push(section);
  }
  // The fourth is for texts, and so is the last one with an @ in it.
  const numeric = sections.filter(({ isText }, at) => at < 3 && !isText);
  const shown = numeric.filter(({ kind }) => kind !== 'literal');
  const [first] = shown;
  const [kinds, styles, locales] = [
    new Set(shown.map(({ kind }) => kind)),
    new Set(shown.map(({ numerals }) => numerals)),
    new Set(sections.flatMap(({ locale }) => locale ?? [])),
  ];
  // numfmt has one locale for all sections, and what is done here beside it is done to all of them.
  if (kinds.size > 1 || styles.size > 1 || locales.size > 1) return undefined;
  const numerals = first?.numerals;
  if (numerals !== undefined && [...locales].some((locale) => locale !== CHINESE)) return undefined;
  const hasDays = sections.some(({ pattern }) => /[\ue000\ue001]/u.test(pattern));
  if (hasDays && locales.size > 0) return undefined;
  const pattern = sections.map((section) => section.pattern).join(';');
  if (!isValidFormat(pattern)) return undefined;
  const kind = first?.kind;
  return {
    pattern,
    isGeneral: kind === 'general',
    isFraction: sections.some((section) => section.isFraction),
    dependsOnSign: numeric.length > 1,
    changesTexts: sections.length > numeric.length && plain !== '@',
    ...(kind === 'calendar' || kind === 'elapsed' ? { date: kind } : {}),
    ...(numerals === undefined ? {} : { numerals }),
  };
}

/** One of up to four parts of a code. */
interface Section {
  pattern: string;
  kind: 'literal' | 'general' | 'digits' | 'calendar' | 'elapsed';
  isText: boolean;
  isFraction: boolean;
  /** Of the names of months and days, as Windows numbers it. */
  locale?: number;
  numerals?: NumeralStyle;
}

const CHINESE = 0x804;

function splitSections(tokens: readonly Token[]): Token[][] {
  const sections: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === 'BREAK') sections.push([]);
    else sections.at(-1)?.push(token);
  }
  return sections;
}

/** Signs that Excel shows without quotes; it would have quoted letters, so those mean what is not known here. */
const BARE = /^[:^&'~{}<>=!]$|[^\u0020-\u007e]/u;
const DATE_LETTERS = /^(?:y|yy|yyyy|m{1,5}|d{1,4}|h{1,2}|s{1,2}|a{3,4}|e)$/iu;

/** What tokens make a section one, the first that fits. */
const KINDS: readonly (readonly [Section['kind'], readonly string[]])[] = [
  ['elapsed', ['DURATION']],
  ['calendar', ['DATETIME', 'AMPM']],
  ['general', ['GENERAL']],
  ['digits', ['HASH', 'ZERO', 'QMARK']],
];

/** The system's own formats, as a Chinese Windows has them. */
const SYSTEM = { date: 'yyyy"年"m"月"d"日"', time: 'h:mm:ss' } as const;

/** How a token stands in the pattern, if not as it is; `undefined`: it is not understood. */
const WRITTEN: Readonly<Record<string, (token: Token) => string | undefined>> = {
  COLOR: () => '',
  DBNUM: () => '',
  ERROR: () => undefined,
  MODIFIER: () => undefined,
  NATNUM: () => undefined,
  CALENDAR: () => undefined,
  CHAR: ({ raw }) => (BARE.test(raw) ? `\\${raw}` : undefined),
  LOCALE: ({ value }) => {
    const { currency } = partLocale(value);
    return currency === '' ? '' : `"${currency}"`;
  },
  DATETIME: ({ raw }) => {
    if (!DATE_LETTERS.test(raw)) return undefined;
    if (!/^a/iu.test(raw)) return raw;
    return raw.length === 3 ? SHORT_DAY : LONG_DAY;
  },
};

function readSection(tokens: readonly Token[]): Section | undefined {
  const has = (...types: string[]) => tokens.some(({ type }) => types.includes(type));
  const isDate = has('DATETIME', 'AMPM', 'DURATION');
  const parts = tokens.map((token) => (WRITTEN[token.type] ?? (({ raw }) => raw))(token));
  const styles = tokens.filter(({ type }) => type === 'DBNUM').map(readNumeralStyle);
  const locales = tokens
    .filter(({ type }) => type === 'LOCALE')
    .map(({ value }) => readLocale(partLocale(value).name));
  if ([parts, styles, locales].some((read) => read.includes(undefined))) return undefined;
  if (!scalesOnce(tokens, isDate) || !hasSmallerUnitsOnly(tokens)) return undefined;
  const numerals = styles.at(-1);
  if (numerals !== undefined && !canSpell(tokens, isDate, numerals)) return undefined;
  // In numbers a language changes neither point nor commas.
  const languages = new Set(isDate || numerals !== undefined ? locales.filter(isLanguage) : []);
  if (languages.size > 1) return undefined;
  const [locale] = languages;
  if (!ownsYears(locale) && tokens.some(({ type, raw }) => type === 'DATETIME' && /^e/iu.test(raw)))
    return undefined;
  const system = (['date', 'time'] as const).find((name) => locales.includes(name));
  const text = parts.join('');
  // A code of nothing but conditions and numerals is a general one.
  const bare = numerals !== undefined && text === '' ? 'general' : 'literal';
  const kind = KINDS.find(([, types]) => has(...types))?.[0] ?? bare;
  const plain = kind === 'general' && !has('GENERAL') ? 'General' : text;
  const pattern = system ? SYSTEM[system] : plain;
  return {
    pattern: locale === undefined || !isDate ? pattern : nameDays(pattern, locale),
    kind,
    isText: has('TEXT'),
    isFraction: has('SLASH') && !isDate,
    ...(locale === undefined || system ? {} : { locale }),
    ...(numerals === undefined ? {} : { numerals }),
  };
}

/** `[DBNum2]` */
function readNumeralStyle({ raw }: Token): NumeralStyle | undefined {
  const style = Number(/\d+$/u.exec(raw.slice(0, -1))?.[0]);
  return style === 1 || style === 2 || style === 3 ? style : undefined;
}

/** `[$￥-804]`: a sign of money, and the name of a language behind the first dash. */
function partLocale(value: unknown): { currency: string; name: string } {
  const [currency = '', ...rest] = String(value).split('-');
  return { currency, name: rest.join('-') };
}

/** `e` is a year as everywhere, but in Taiwan one of its Republic, in Japan one of an emperor. */
const ownsYears = (locale: number | undefined) =>
  locale === undefined || locale === CHINESE || locale === 0x409;

const isLanguage = (locale: ReturnType<typeof readLocale>): locale is number =>
  typeof locale === 'number' && locale !== 0;

/** numfmt scales once, and takes points for more than one. */
function scalesOnce(tokens: readonly Token[], isDate: boolean): boolean {
  const count = (type: string) => tokens.filter((token) => token.type === type).length;
  return (isDate || count('POINT') <= 1) && count('PERCENT') + count('SCALE') <= 1;
}

/** With a locale days are as it names them: [$-804]aaa is 周二. */
const nameDays = (pattern: string, locale: number) =>
  `[$-${locale.toString(16)}]${pattern.replaceAll(SHORT_DAY, 'ddd').replaceAll(LONG_DAY, 'dddd')}`;

/** Behind the hours that have passed, `[h]`, stand minutes and seconds alone. */
function hasSmallerUnitsOnly(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ type }) => type === 'DURATION');
  if (at < 0) return true;
  const units = { h: /^[ms]{1,2}$/iu, m: /^s{1,2}$/iu, s: /^$/u };
  const smaller = units[tokens[at]?.raw.charAt(1).toLowerCase() as 'h' | 'm' | 's'];
  return tokens.every(
    ({ type, raw }, index) =>
      index === at ||
      (type !== 'DURATION' && type !== 'AMPM' && (type !== 'DATETIME' || (index > at && smaller.test(raw)))),
  );
}

/**
 * `[$-804]`, `[$-F800]`, `[$-1030804]`: digits and calendar in the upper half, the language in the lower (MS-LCID).
 * @returns 0 for no language of its own; `undefined` if it is not known
 */
function readLocale(text: string): number | 'date' | 'time' | undefined {
  if (text === '') return 0;
  if (/^(?:F800|x-sysdate)$/iu.test(text)) return 'date';
  if (/^(?:F400|x-systime)$/iu.test(text)) return 'time';
  if (/^zh-(?:CN|Hans(?:-CN)?)$/iu.test(text)) return CHINESE;
  if (/^en-US$/iu.test(text)) return 0x409;
  if (!/^[0-9a-f]{1,8}$/iu.test(text)) return undefined;
  const code = Number.parseInt(text, 16);
  const [digits, calendar, language] = [code >>> 24, (code >>> 16) & 0xff, code & 0xffff];
  if (digits > 1 || calendar > 1) return undefined;
  // 0, 0x400 and 0x800 are the user's and the system's own; amounts in euros have a 1 or 2.
  if ([0, 1, 2, 0x400, 0x800].includes(language)) return 0;
  return getLocale(language) ? language : undefined;
}

/** Digits in a text would be spelt as well; years of two digits are read otherwise than months. */
function canSpell(tokens: readonly Token[], isDate: boolean, numerals: NumeralStyle): boolean {
  const hasDigits = tokens.some(
    ({ type, raw }) => /STRING|ESCAPED|DIGIT|LOCALE/u.test(type) && /\d/u.test(raw) && !/^\[\$-/u.test(raw),
  );
  if (hasDigits || tokens.some(({ type }) => type === 'EXP' || type === 'SLASH')) return false;
  if (!isDate) return true;
  return (
    numerals !== 3 &&
    !tokens.some(
      ({ type, raw }) =>
        /DURATION|POINT/u.test(type) || (type === 'DATETIME' && /^y{1,2}$|^m{3}/iu.test(raw)),
    )
  );
}
