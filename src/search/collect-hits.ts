import { cutExcerpt, type ExcerptPiece, formatExcerpt } from './cut-excerpt.ts';
import { findWordsInTokens } from './find-words.ts';
import type { TextRange } from './merge-ranges.ts';
import type { SearchRecord } from './render-record.ts';
import { type SearchResult, type SectionHit, SHOWN_SECTIONS } from './search-answer.ts';
import { listLevels, type SearchWord } from './search-word.ts';
import { collectTokens, type Token } from './tokenize.ts';

/** The original text of a report as `reports/…/x.json` gives it. */
export interface ReportText extends Pick<SearchRecord, 'title' | 'preamble' | 'footnotes'> {
  sections: readonly TextSection[];
  /** Attached files whose text is known. */
  attachments: readonly TextSection[];
}

interface TextSection {
  /** Anchor on the report's page; absent if there is nothing to link to. */
  id?: string;
  /** Another page that shows it, relative to the portal's root and percent-encoded. */
  page?: string;
  title: string;
  text: string;
}

type ReportHits = Pick<SearchResult, 'title' | 'sections' | 'otherSections'>;

/** A text cut into tokens once, for every letter typed after that. */
interface TokenizedText {
  text: string;
  tokens: readonly Token[];
}

/** A report's text made ready to be searched more than once. */
export interface PreparedReport {
  title: TokenizedText;
  /** The body, the footnotes, and each attached file, as one run. */
  runs: readonly { parts: readonly TextSection[]; whole: TokenizedText }[];
}

/** Anchor of the first footnote (`markdown/footnote.ts`). */
const FIRST_NOTE = 'fn-1';

export function prepareReport(report: ReportText): PreparedReport {
  const runs = [
    [{ title: '', text: report.preamble }, ...report.sections],
    [{ id: FIRST_NOTE, title: '脚注', text: report.footnotes }],
    ...report.attachments.map((file) => [file]),
  ];
  return {
    title: tokenizeText(report.title),
    runs: runs.map((parts) => ({
      parts,
      whole: tokenizeText(parts.map(({ title, text }) => `${title}\n${text}\n`).join('')),
    })),
  };
}

/** A report of whose text nothing but the title is known. */
export function prepareTitle(title: string): PreparedReport {
  return { title: tokenizeText(title), runs: [] };
}

function tokenizeText(text: string): TokenizedText {
  return { text, tokens: collectTokens(text) };
}

/** Where in a report the words stand: title with marks, and the sections that answer best. */
export function collectReportHits(
  { title, runs }: PreparedReport,
  searched: readonly SearchWord[],
): ReportHits {
  const texts = [title, ...runs.map(({ whole }) => whole)];
  const holds = (word: SearchWord) =>
    texts.some(({ tokens }) => (findWordsInTokens(tokens, [word])[0] ?? []).length > 0);
  const words = searched.map((word) =>
    word.levels.length < 2 ? word : (listLevels(word).find(holds) ?? word),
  );
  const found = runs.flatMap(({ parts, whole }) =>
    collectSections(parts, findWordsInTokens(whole.tokens, words)),
  );
  // A stable sort: sections that answer equally well stay in the order of the document.
  found.sort((a, b) => b.words - a.words || b.heading - a.heading || b.hits - a.hits);
  const shown = found.slice(0, SHOWN_SECTIONS);
  return {
    title: formatWhole(title.text, findWordsInTokens(title.tokens, words).flat()),
    sections: shown.map((section) => section.format()),
    otherSections: found.length - shown.length,
  };
}

interface FoundSection {
  /** How many different words begin here. */
  words: number;
  /** Share of the heading that the words cover. */
  heading: number;
  hits: number;
  format(): SectionHit;
}

/**
 * Headings and text are one run in the index, as they are on the page, so that a hit may begin in a heading and
 * end in the text below: hits are searched for in the whole body and then handed to the section they begin in.
 */
function collectSections(parts: readonly TextSection[], hits: readonly TextRange[][]): FoundSection[] {
  const all = hits.flat();
  const sections: FoundSection[] = [];
  let offset = 0;
  for (const part of parts) {
    const titleStart = offset;
    const textStart = titleStart + part.title.length + 1;
    const end = textStart + part.text.length + 1;
    offset = end;
    const begin = hits.map((ranges) => ranges.filter(({ start }) => start >= titleStart && start < end));
    const begun = begin.flat();
    if (begun.length === 0) continue;
    const inTitle = begun.filter((range) => range.end < textStart);
    const covered = inTitle.reduce((sum, range) => sum + range.end - range.start, 0);
    sections.push({
      words: begin.filter((ranges) => ranges.length > 0).length,
      heading: part.title === '' ? 0 : covered / part.title.length,
      hits: begun.length,
      format: () => {
        const here = all.filter((range) => range.end > titleStart && range.start < end);
        const inText = shiftRanges(here, -textStart).filter((range) => range.end > 0);
        return {
          ...(part.id === undefined ? {} : { id: part.id }),
          ...(part.page === undefined ? {} : { page: part.page }),
          title: formatWhole(part.title, shiftRanges(here, -titleStart)),
          excerpt: formatAround(part.text, chooseFocus(inText, part.text), inText),
        };
      },
    });
  }
  return sections;
}

/** Distance in UTF-16 units within which hits are shown together: about an excerpt's length. */
const TOGETHER = 80;

/** The first of the hits that have most others behind them: an excerpt there shows most of the words. */
function chooseFocus(ranges: readonly TextRange[], text: string): TextRange | undefined {
  const inOrder = ranges.filter(({ start }) => start < text.length).sort((a, b) => a.start - b.start);
  let best: TextRange | undefined;
  let bestCount = 0;
  let last = 0;
  for (const [first, range] of inOrder.entries()) {
    while (last < inOrder.length && (inOrder[last]?.start ?? 0) <= range.start + TOGETHER) last += 1;
    if (last - first > bestCount) {
      best = range;
      bestCount = last - first;
    }
  }
  return best;
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
