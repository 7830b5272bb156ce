import {
  formatHanDigits,
  formatHanNumber,
  HAN_DIGIT,
  parseDigits,
  parseHanNumber,
  parseNumber,
} from '../base/han-number.ts';
import { splitWords } from './parse-query.ts';

/**
 * Other ways of writing the numbers and dates of a query: what is written so is not what was typed, and is counted by
 * itself.
 */

/** A query that asks for the same, written otherwise. */
export interface OtherQuery {
  /** The words that are written otherwise. */
  text: string;
  /** To be searched for: numbers in it are whole. */
  query: string;
}

/** Each is a search of its own. */
const MOST_QUERIES = 12;
const MOST_OF_WORD = 8;

const HAN = '[〇○零一二两三四五六七八九十百千万亿]';
const YEAR = `(\\d{4}|${HAN_DIGIT}{4})`;
const DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
/** What is counted by a single Han digit: 一般 and 统一 count nothing. */
const COUNTED = '[个条项款章节编篇名人户家所次年月日号批届期季周天倍吨元亩米]';

/** Ways of writing what a pattern finds, what was typed among them. Tried in this order at each place. */
const SPELLINGS: readonly { pattern: string; spell(groups: readonly string[]): string[] }[] = [
  { pattern: `${YEAR}年${DAY}月${DAY}日`, spell: spellDate },
  {
    pattern: String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)`,
    spell: ([year, , ...rest]) => spellDate([year ?? '', ...rest]),
  },
  { pattern: `${YEAR}年${DAY}月`, spell: spellMonth },
  { pattern: `${YEAR}年`, spell: ([year = '']) => spellYear(year).map((text) => `${text}年`) },
  {
    pattern: `${DAY}月${DAY}日`,
    spell: ([month = '', day = '']) => pairUp(month, day, (left, right) => `${left}月${right}日`),
  },
  // 1.5万 is a number of its own; 12,480吨 is one that is written out.
  {
    pattern: String.raw`(\d{1,3}(?:,\d{3})+)(?![\d.,])`,
    spell: ([number = '']) => spellNumber(number.replace(/,/g, '')),
  },
  { pattern: String.raw`\d+(?:[.,]\d+)+|\d{10,}`, spell: () => [] },
  { pattern: `百分之(${HAN}+)`, spell: ([number = '']) => spellPercent(parseHanNumber(number)) },
  { pattern: String.raw`(\d+)%`, spell: ([number = '']) => spellPercent(Number(number)) },
  {
    pattern: `第(\\d{1,6}|${HAN}+)`,
    spell: ([number = '']) => spellNumber(number).map((text) => `第${text}`),
  },
  { pattern: `(\\d{1,9})(?=\\p{Script=Han})`, spell: ([number = '']) => spellNumber(number) },
  { pattern: `(${HAN}{2,})`, spell: ([number = '']) => spellNumber(number) },
  { pattern: `(${HAN})(?=${COUNTED})`, spell: ([number = '']) => spellNumber(number) },
];
const ANY = new RegExp(SPELLINGS.map(({ pattern }, at) => `(?<p${at}>${unname(pattern)})`).join('|'), 'gu');

/** Groups of one pattern would have other numbers among all. */
function unname(pattern: string): string {
  return pattern.replace(/\((?!\?)/g, '(?:').replace(/\\2/g, '[-/.]');
}

/** The other ways of writing what was typed; none if there is no number in it. */
export function listOtherQueries(input: string): OtherQuery[] {
  const words = splitWords(input.normalize('NFKC'));
  let variants: { changed: string[]; query: string[] }[] = [{ changed: [], query: [] }];
  for (const { typed, text, isExcluded } of words) {
    const others = isExcluded ? [] : listOtherSpellings(text);
    variants = variants
      .flatMap(({ changed, query }) => [
        { changed, query: [...query, typed] },
        ...others.map((other) => ({ changed: [...changed, other], query: [...query, `“${other}”`] })),
      ])
      .slice(0, MOST_QUERIES + 1);
  }
  return variants
    .filter(({ changed }) => changed.length > 0)
    .map(({ changed, query }) => ({ text: changed.join(' '), query: query.join(' ') }));
}

function listOtherSpellings(text: string): string[] {
  let spellings = [''];
  let end = 0;
  for (const match of text.matchAll(ANY)) {
    const between = text.slice(end, match.index);
    const found = SPELLINGS.findIndex((_, at) => match.groups?.[`p${at}`] !== undefined);
    const spelling = SPELLINGS[found];
    const groups = new RegExp(spelling?.pattern ?? '', 'u').exec(text.slice(match.index)) ?? [];
    const ways = new Set([match[0], ...(spelling?.spell(groups.slice(1)) ?? [])]);
    spellings = spellings
      .flatMap((before) => [...ways].map((way) => `${before}${between}${way}`))
      .slice(0, MOST_OF_WORD + 1);
    end = match.index + match[0].length;
  }
  return spellings.map((spelling) => spelling + text.slice(end)).filter((spelling) => spelling !== text);
}

/** 2021, 二〇二一, 二零二一. */
function spellYear(year: string): string[] {
  const digits = parseDigits(year);
  if (digits === undefined) return [];
  const han = formatHanDigits(digits);
  return [digits, han, han.replace(/〇/gu, '零')];
}

function spellDate([year = '', month = '', day = '']: readonly string[]): string[] {
  const digits = parseDigits(year);
  const [m, d] = [parseNumber(month), parseNumber(day)];
  if (digits === undefined || !m || !d || m > 12 || d > 31) return [];
  const pad = (value: number) => String(value).padStart(2, '0');
  const plain = [`${digits}年${m}月${d}日`, `${digits}年${pad(m)}月${pad(d)}日`];
  const dashed = ['-', '.'].flatMap((mark) => [
    [digits, m, d].join(mark),
    [digits, pad(m), pad(d)].join(mark),
  ]);
  const han = spellYear(year)
    .slice(1)
    .map((text) => `${text}年${formatHanNumber(m)}月${formatHanNumber(d)}日`);
  return [...plain, ...han, ...dashed];
}

function spellMonth([year = '', month = '']: readonly string[]): string[] {
  const [digits, ...han] = spellYear(year);
  const m = parseNumber(month);
  if (digits === undefined || !m || m > 12) return [];
  return [`${digits}年${m}月`, ...han.map((text) => `${text}年${formatHanNumber(m)}月`)];
}

function pairUp(left: string, right: string, join: (left: string, right: string) => string): string[] {
  const [a, b] = [parseNumber(left), parseNumber(right)];
  if (!a || !b) return [];
  return [join(String(a), String(b)), join(formatHanNumber(a), formatHanNumber(b))];
}

const spellPercent = (value: number | undefined): string[] =>
  value === undefined || value > 100 ? [] : [`${value}%`, `百分之${formatHanNumber(value)}`];

/** 200, 二百, 两百; 30000, 3万, 三万; 105, 一百零五, 一百〇五. */
function spellNumber(number: string): string[] {
  const value = parseNumber(number);
  if (value === undefined || value === 0 || number.startsWith('0')) return [];
  const han = formatHanNumber(value);
  const short = value >= 10_000 && value % 10_000 === 0 ? [`${value / 10_000}万`] : [];
  return [String(value), ...short, han, han.replace(/二(?=[百千万亿])/gu, '两'), han.replace(/零/gu, '〇')];
}
