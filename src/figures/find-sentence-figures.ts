import type { Figure } from './figure.ts';
import {
  ADVERBIAL,
  AIM,
  CHANGE,
  CHANGE_END,
  cleanLabel,
  hasOtherYear,
  isSoundLabel,
  LISTED_AIMS,
  NEW,
  NO_OBJECT_START,
  readObject,
  VERB_START,
  VERBS_ALONE,
} from './figure-label.ts';
import { OTHER_PERIOD, OWN_PERIOD, YEARS_START } from './other-times.ts';
import { foldWidth, isExact, NUMBER, readNumber } from './sentence-number.ts';

/** A number of a running text. */
export interface SentenceFigure extends Readonly<Pick<Figure, 'label' | 'text' | 'value'>> {
  readonly unit: string;
  /** Where `text` begins, in UTF-16 units. */
  readonly index: number;
  readonly sentence: string;
}

/** Where a clause ends behind a number. */
const END = /^\s*(?:$|[，。；：、！？）)”’」』】,;:!?（([\n—…]|和|与|及|以及|并)/u;

/** 建议、提案12件、15件: each is of something else, and not all of them of what stands before the first. */
const BESIDE = /^\s*[、和及与]\s*$/u;

const PAIRS: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '”': '“',
  '》': '《',
  '’': '‘',
  '】': '【',
};
const OPENING = new Set(Object.values(PAIRS));
const SEPARATORS = new Set('，：；。！？,;:!?—…\n');

/** A number with a unit, taken or not: what follows may speak of it. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly unit: string;
  readonly isChange: boolean;
  figure?: SentenceFigure | undefined;
}

/** Who writes a longer sentence has not parted it; each number is held against all that stands before it. */
const LONGEST = 2000;

/**
 * The numbers of a text whose subject the text names: 办理12项, 共接听电话1.2万个, 同比增长83.7%. What is not certain is not
 * taken: about and more than, ranges, dates, ranks, changes of nobody knows what.
 * @param year that the report speaks of
 */
export function findSentenceFigures(block: string, year: number): SentenceFigure[] {
  const text = foldWidth(block);
  const figures: SentenceFigure[] = [];
  let start = 0;
  const isOfYears = YEARS_START.test(text);
  /** What was said before a semicolon may hold behind it. */
  let isOtherTime = isOfYears;
  for (const sentence of text.split(/(?<=[。！？；\n])/u)) {
    const original = block.slice(start, start + sentence.length);
    if (sentence.length <= LONGEST && (!isOtherTime || OWN_PERIOD.test(sentence)))
      figures.push(...readSentence(original, sentence, start, year));
    isOtherTime =
      isOfYears ||
      (sentence.endsWith('；') && (isOtherTime || LISTED_AIMS.test(sentence) || OTHER_PERIOD.test(sentence)));
    start += sentence.length;
  }
  return figures;
}

function readSentence(original: string, sentence: string, at: number, year: number): SentenceFigure[] {
  const matches: Match[] = [];
  for (const found of sentence.matchAll(NUMBER)) {
    const start = found.index;
    const end = start + found[0].length;
    const number = readNumber(found);
    const last = matches.at(-1);
    const clause = findClause(sentence, start, last?.end ?? 0);
    const before = sentence.slice(clause.start, start);
    const match: Match = {
      start,
      end,
      unit: number?.unit ?? '',
      isChange: CHANGE.test(before.trim()),
    };
    matches.push(match);
    if (last && match.unit === last.unit && BESIDE.test(sentence.slice(last.end, start)))
      last.figure = undefined;
    if (!number || clause.isQuoted) continue;
    if (!isExact(before, sentence.slice(end))) continue;
    const label = nameFigure({ sentence, original, clause, match, matches, year });
    if (label === undefined) continue;
    match.figure = {
      label,
      text: original.slice(start, end),
      value: number.value,
      unit: number.unit,
      index: at + start,
      sentence: original.trim(),
    };
  }
  return matches.flatMap(({ figure }) => figure ?? []);
}

interface Clause {
  readonly start: number;
  /** What stands before the clause: a sign, or nothing where it begins at the number before. */
  readonly sign: string;
  readonly isQuoted: boolean;
}

/** The clause that a number ends: back to a comma, over brackets that are closed, or to the number before. */
function findClause(sentence: string, end: number, least: number): Clause {
  let index = end;
  const open: string[] = [];
  // 甲、乙都减少2%: a list of subjects is one, unless one of them has had its number.
  while (index > least) {
    const sign = sentence[index - 1] as string;
    const opening = PAIRS[sign];
    if (opening) open.push(opening);
    else if (OPENING.has(sign)) {
      if (open.length === 0) return { start: index, sign, isQuoted: '“《‘【'.includes(sign) };
      if (open.at(-1) === sign) open.pop();
    } else if (open.length === 0 && SEPARATORS.has(sign))
      return { start: index, sign, isQuoted: isInside(sentence, index) };
    index -= 1;
  }
  const listed = /^\s*、/u.exec(sentence.slice(index, end))?.[0].length ?? 0;
  const sign = listed > 0 ? '、' : index === 0 ? '^' : '';
  return { start: index + listed, sign, isQuoted: open.length > 0 };
}

/** In quotation marks or in a title that are still open. */
function isInside(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index);
  return ['“”', '《》', '【】'].some(
    (pair) => before.lastIndexOf(pair[0] as string) > before.lastIndexOf(pair[1] as string),
  );
}

/** Where a number stands, with what its sentence has said so far. */
interface FigurePlace {
  /** In narrow signs. */
  readonly sentence: string;
  readonly original: string;
  readonly clause: Clause;
  /** The last of `matches`. */
  readonly match: Match;
  readonly matches: readonly Match[];
  /** That the report speaks of. */
  readonly year: number;
}

function nameFigure(place: FigurePlace): string | undefined {
  const { sentence, original, clause, match } = place;
  const before = original.slice(clause.start, match.start);
  const isEnd = END.test(sentence.slice(match.end));
  if (match.isChange)
    return isEnd && !isPartOf(sentence, clause.start) ? nameChange(place, before) : undefined;
  if (before.trim() === '') return isEnd ? nameSecondUnit(place) : undefined;
  return nameCounted(place, before);
}

/** @param before what the clause says before the number */
function nameCounted(place: FigurePlace, before: string): string | undefined {
  const { sentence, original, clause, match, matches, year } = place;
  const last = matches.at(-2);
  const isPart = isPartOf(sentence, clause.start);
  // Only a sign tells that something else is counted, and in a bracket behind a number only 其中 whether it is a part.
  if (clause.sign === '' || (!isPart && last && /^\s*[（(]$/u.test(sentence.slice(last.end, clause.start))))
    return undefined;
  const own = cleanLabel(before.replace(PART_START, ''), year);
  const earlier = sentence.slice(0, clause.start);
  if (!isSoundLabel(own, year) || hasOtherYear(earlier, year) || AIM.test(earlier)) return undefined;
  if (OTHER_PERIOD.test(earlier) && !OWN_PERIOD.test(before)) return undefined;
  const after = sentence.slice(match.end);
  const object = END.test(after) ? '' : readObject(after);
  if (object === undefined) return undefined;
  const isFirst = ADVERBIAL.test(original.slice(0, clause.start));
  // 利润增长 and 试点 are said of what an earlier clause is about, and so is 去年利润增长.
  const stem = own.replace(/^去年/u, '');
  if (!isFirst && !isPart && [...stem.replace(CHANGE_END, '')].length < 3 && CHANGE_END.test(stem))
    return undefined;
  let label: string | undefined = own;
  if (object !== '') {
    if (NO_OBJECT_START.test(own) || (!isFirst && [...object].length < 3)) return undefined;
    label = `${own}…${object}`;
  } else if (!isPart && (VERBS_ALONE.test(stem) || ([...stem].length === 2 && clause.sign !== '、')))
    label = addTopic(own, place, isFirst);
  if (label === undefined) return undefined;
  return isPart ? addWhole(label, place) : settleLabel(label, object === '', clause, last);
}

/** 受理 alone says nothing but of a topic, or at the beginning of a sentence with no other number before it. */
function addTopic(own: string, place: FigurePlace, isFirst: boolean) {
  if (place.matches.length > 1) return undefined;
  const topic = readTopic(place);
  if (topic !== undefined) return `${topic}：${own}`;
  return isFirst ? own : undefined;
}

/** 常住人口80万人，其中…，城镇化率63.7%: a rate is no part. */
function addWhole(own: string, { matches, sentence, clause }: FigurePlace): string | undefined {
  const whole = findWhole(matches, sentence, clause.start);
  return whole === undefined || /率$/u.test(own) ? undefined : whole + own;
}

/** @param endsClause nothing follows the number that it counts */
function settleLabel(
  label: string,
  endsClause: boolean,
  clause: Clause,
  last: Match | undefined,
): string | undefined {
  if (clause.sign === '、') return label.endsWith('占') ? undefined : carryVerb(label, last);
  const isNoun =
    endsClause && !VERB_START.test(label) && !/[率度占比]$/u.test(label) && !CHANGE_END.test(label);
  return isNoun && NEW.test(last?.figure?.label ?? '') ? undefined : label;
}

/** What says that a part follows; up to the end of the sentence, everything is one. */
const PART = /其中|包括|包含/u;
const PART_START = /^\s*(?:其中|包括|包含)[：:]?/u;

/** What stands before, without what a bracket has closed: its 其中 ends with it. Places stay. */
const readOpen = (sentence: string, end: number) =>
  sentence.slice(0, end).replace(/[（(][^（()）]*[)）]/gu, (closed) => ' '.repeat(closed.length));

const isPartOf = (sentence: string, start: number) =>
  PART.test(readOpen(sentence, start)) || PART_START.test(sentence.slice(start));

/** What 其中 refers to, with that word: the one number before it, or what the sentence before has said. */
function findWhole(matches: readonly Match[], sentence: string, start: number): string | undefined {
  const place = PART_START.test(sentence.slice(start)) ? start : readOpen(sentence, start).search(PART);
  const [word = ''] = PART.exec(sentence.slice(place)) ?? [];
  const earlier = matches.slice(0, -1).filter(({ end }) => end <= place);
  if (earlier.length === 0) return /^[\s，（(]*$/u.test(sentence.slice(0, place)) ? word : undefined;
  const whole = earlier.filter(({ isChange }) => !isChange);
  const [only] = whole;
  return whole.length === 1 && only?.figure ? `${only.figure.label}，${word}` : undefined;
}

/** 同比增长 after the only number that it can speak of: each number before that one has a change of its own. */
function nameChange({ sentence, clause, matches }: FigurePlace, before: string): string | undefined {
  const earlier = matches.slice(0, -1);
  const subject = earlier.at(-1);
  if (!subject?.figure || subject.isChange || clause.sign === '、' || clause.sign === '') return undefined;
  if (!/^\s*[，,（(]\s*$/u.test(sentence.slice(subject.end, clause.start))) return undefined;
  const others = earlier.slice(0, -1);
  const isRegular = others.every((other, index) => other.isChange || others[index + 1]?.isChange === true);
  return isRegular ? `${subject.figure.label}，${before.trim()}` : undefined;
}

/** 接待35批、120人次: the same, counted otherwise. */
function nameSecondUnit({ sentence, clause, match, matches }: FigurePlace): string | undefined {
  const last = matches.at(-2);
  if (!last?.figure || last.isChange || last.unit === match.unit) return undefined;
  const between = sentence.slice(last.end, match.start);
  return /^[\s、]*$/u.test(between) && (clause.sign === '、' || clause.sign === '')
    ? last.figure.label
    : undefined;
}

/** 行政复议方面，受理12件; 行政复议：受理12件. */
function readTopic({ original, clause, year }: FigurePlace): string | undefined {
  const found = /^(?:(.{2,20})(?:方面|工作)[，,]|(.{2,20})[：:])$/u.exec(
    original.slice(0, clause.start).trim(),
  );
  const topic = cleanLabel(found?.[1] ?? found?.[2] ?? '', year);
  return topic !== '' && !/[，。、\d]/u.test(topic) ? topic : undefined;
}

/** 新建学校3所、医院2所: the second is built as well. */
function carryVerb(own: string, last: Match | undefined): string | undefined {
  if (VERB_START.test(own)) return own;
  const verb = VERB_START.exec(last?.figure?.label ?? '')?.[0];
  if (verb !== undefined) return verb + own;
  return [...own].length >= 4 ? own : undefined;
}
