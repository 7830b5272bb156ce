import { cutExcerpt, type ExcerptPiece, formatExcerpt, type TextRange } from './cut-excerpt.ts';
import type { SearchWord } from './parse-query.ts';
import { collectTokens, type Token } from './tokenize.ts';

/** The original text of a report as `reports/…/x.json` gives it. */
export interface ReportText {
  title: string;
  org: string;
  date: string;
  /** Text before the first heading. */
  preamble: string;
  sections: readonly { id: string; title: string; text: string }[];
}

/** A section that holds hits, ready to show. */
interface SectionHit {
  /** Absent for the text before the first heading, which has nothing to link to. */
  id?: string;
  title: ExcerptPiece[];
  excerpt: ExcerptPiece[];
}

export interface ReportHits {
  title: ExcerptPiece[];
  sections: SectionHit[];
  /** Sections with hits beyond those in `sections`. */
  otherSections: number;
}

/** Sections shown for a report; more would push the next report off the screen. */
const SHOWN_SECTIONS = 3;

/** Where in a report the words stand: title with marks, and the sections that hold most of the words. */
export function collectReportHits(report: ReportText, words: readonly SearchWord[]): ReportHits {
  const found = collectSections(report, words).filter((section) => section.wordCount > 0);
  const shown = [...found]
    .sort((a, b) => b.wordCount - a.wordCount || a.order - b.order)
    .slice(0, SHOWN_SECTIONS)
    .sort((a, b) => a.order - b.order);
  return {
    title: formatWhole(report.title, findWords(report.title, words).flat()),
    sections: shown.map((section) => section.hit),
    otherSections: found.length - shown.length,
  };
}

interface CountedSection {
  order: number;
  /** How many different words begin here. */
  wordCount: number;
  hit: SectionHit;
}

/**
 * Headings and text are one run in the index, as they are on the page, so that a hit may begin in a heading and
 * end in the text below: hits are searched for in the whole body and then handed to the section they begin in.
 */
function collectSections(report: ReportText, words: readonly SearchWord[]): CountedSection[] {
  const parts = [{ id: undefined, title: '', text: report.preamble }, ...report.sections];
  const body = parts.map((part) => `${part.title}\n${part.text}\n`).join('');
  const hits = findWords(body, words);
  let offset = 0;
  return parts.map((part, order) => {
    const titleStart = offset;
    const textStart = titleStart + part.title.length + 1;
    offset = textStart + part.text.length + 1;
    const end = offset;
    const beginsHere = (range: TextRange) => range.start >= titleStart && range.start < end;
    const all = hits.flat().filter((range) => range.end > titleStart && range.start < end);
    const inText = shiftRanges(all, -textStart).filter((range) => range.end > 0);
    const first = inText.reduce((low, range) => Math.min(low, range.start), Number.POSITIVE_INFINITY);
    const focus = inText.find((range) => range.start === first);
    return {
      order,
      wordCount: hits.filter((ranges) => ranges.some(beginsHere)).length,
      hit: {
        ...(part.id === undefined ? {} : { id: part.id }),
        title: formatWhole(part.title, shiftRanges(all, -titleStart)),
        excerpt: formatAround(part.text, focus, inText),
      },
    };
  });
}

/** For each word the places where its tokens follow each other. */
function findWords(text: string, words: readonly SearchWord[]): TextRange[][] {
  const tokens = collectTokens(text);
  return words.map((word) => findPhrase(tokens, word));
}

function findPhrase(tokens: readonly Token[], phrase: SearchWord): TextRange[] {
  const ranges: TextRange[] = [];
  let at = 0;
  while (at + phrase.length <= tokens.length) {
    const matches = phrase.every((text, index) => tokens[at + index]?.text === text);
    const first = tokens[at];
    const last = tokens[at + phrase.length - 1];
    if (matches && first && last) ranges.push({ start: first.start, end: last.end });
    at += matches ? phrase.length : 1;
  }
  return ranges;
}

function formatWhole(text: string, hits: readonly TextRange[]): ExcerptPiece[] {
  return formatExcerpt(text, { start: 0, end: text.length, cutBefore: false, cutAfter: false }, hits);
}

function formatAround(
  text: string,
  focus: TextRange | undefined,
  hits: readonly TextRange[],
): ExcerptPiece[] {
  const start = Math.max(focus?.start ?? 0, 0);
  const end = Math.min(focus?.end ?? 0, text.length);
  return formatExcerpt(text, cutExcerpt(text, { start, end: Math.max(start, end) }), hits);
}

function shiftRanges(ranges: readonly TextRange[], by: number): TextRange[] {
  return ranges.map(({ start, end }) => ({ start: start + by, end: end + by }));
}
