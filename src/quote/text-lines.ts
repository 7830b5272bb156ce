import { isRecord, readList, readStrings, readText } from '../base/json.ts';
import { parseReportJson, type ReportJson } from '../report/parse-report-json.ts';

/**
 * The text of a report line by line, as quotations are looked up in it and as its hash tree is made of it: builds take
 * it from the report, browsers from the report's `.json`, and both get the same lines.
 */

export interface QuotedText extends ReportJson {
  readonly headNote?: string;
  /** 落款. */
  readonly signature: readonly string[];
}

/** Where on the page a line stands. */
export interface LinePlace {
  readonly part: 'title' | 'text' | 'footnotes' | 'signature' | 'attachment';
  /** Heading that it stands below, or the attached file's name. */
  readonly heading?: string;
  readonly anchor?: string;
  readonly page?: string;
}

export interface TextLine extends LinePlace {
  readonly text: string;
}

/** In the order of the page. */
export function listTextLines(text: QuotedText): TextLine[] {
  const { title, headNote = '', preamble, sections, footnotes, signature, attachments } = text;
  const place = (lines: readonly string[], at: LinePlace) => lines.map((line) => ({ ...at, text: line }));
  return [
    ...place([title, ...splitLines(headNote)], { part: 'title' }),
    ...place(splitLines(preamble), { part: 'text' }),
    ...sections.flatMap((section) =>
      place([section.title, ...splitLines(section.text)], {
        part: 'text',
        heading: section.title,
        anchor: section.id,
      }),
    ),
    ...place(splitLines(footnotes), { part: 'footnotes', anchor: FIRST_NOTE }),
    ...place(signature, { part: 'signature' }),
    ...attachments.flatMap(({ name, text: file, ...where }) =>
      place(splitLines(file), { part: 'attachment', heading: name, ...where }),
    ),
  ];
}

/** `markdown/footnote.ts` gives it. */
const FIRST_NOTE = 'fn-1';

const splitLines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** A line with its place in the whole. */
export interface NumberedLine extends TextLine {
  readonly index: number;
}

/** Lines that a part of the whole touches. @param start in UTF-16 units of the lines joined by line feeds */
export function listLines(
  lines: readonly TextLine[],
  { start, end }: { readonly start: number; readonly end: number },
): NumberedLine[] {
  const touched: NumberedLine[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const lineEnd = offset + line.text.length;
    if (lineEnd > start && offset < end) touched.push({ ...line, index });
    offset = lineEnd + 1;
  }
  return touched;
}

/** Lines that follow each other, as people count them: 第 3 段, 第 3 至 5 段. */
export function formatLineNumbers(lines: readonly { readonly index: number }[]): string {
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last) return '';
  return first.index === last.index
    ? `第 ${first.index + 1} 段`
    : `第 ${first.index + 1} 至 ${last.index + 1} 段`;
}

/** What a report's JSON says besides its text. */
export interface QuotedReport {
  readonly text: QuotedText;
  readonly org: string;
  /** Of a text that was published before: the days on which it was. */
  readonly former?: { readonly from: string; readonly until?: string };
  /** 有效性. */
  readonly validity?: string;
  /** Day of the 撤回. */
  readonly withdrawn?: string;
  /** Day of the newest 修订. */
  readonly corrected?: string;
}

/** Reads a report's JSON, or a fixed page's. Undefined if it is neither. */
export function parseQuotedReport(value: unknown): QuotedReport | undefined {
  const text = parseReportJson(value);
  if (!text || !isRecord(value)) return undefined;
  const former = isRecord(value.former) ? value.former : undefined;
  // What a former text said of itself then does not tell what holds today.
  const present = former ?? value;
  const withdrawal = isRecord(present.withdrawal) ? present.withdrawal : undefined;
  const [correction] = readList(value, 'corrections');
  const until = former ? readText(former, 'until') : '';
  const corrected = correction ? readText(correction, 'date') : '';
  const validity = readText(present, 'validity');
  const headNote = readText(value, 'headNote');
  return {
    text: { ...text, ...(headNote ? { headNote } : {}), signature: readStrings(value.signature) },
    org: readText(value, 'org'),
    ...(former ? { former: { from: readText(former, 'from'), ...(until ? { until } : {}) } } : {}),
    ...(validity ? { validity } : {}),
    ...(withdrawal ? { withdrawn: readText(withdrawal, 'date') } : {}),
    ...(corrected ? { corrected } : {}),
  };
}
