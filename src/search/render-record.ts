import { SEPARATOR } from './number-tokens.ts';
import type { ReportFacets } from './search-answer.ts';
import { collectTokens } from './tokenize.ts';

/** What is searchable of one report. */
export interface SearchRecord {
  /** Relative to the portal's root and percent-encoded: `reports/2021/jiaoyuju.html`. */
  url: string;
  title: string;
  /** 发文字号, if it has one. */
  number?: string;
  /** `YYYY-MM-DD`. */
  date: string;
  facets: ReportFacets;
  /** Text before the first heading. */
  preamble: string;
  sections: readonly { id: string; title: string; text: string }[];
  /** Text of the notes at the end, a line each. */
  footnotes: string;
  /** Values of the metadata table, 落款 and the like, a line each. */
  extra: string;
  /** Attached files whose text is known. */
  attachments: readonly { name: string; text: string }[];
}

/** A report as Pagefind indexes it, and the places that ranking needs. */
export interface RenderedRecord {
  tokens: string[];
  /** Position of the first token after title, 发文字号 and headings. */
  bodyStart: number;
}

/**
 * The tokens of a report in the order of their weight: title, 发文字号, headings, then the body as one run from the first
 * paragraph to the last, then details. Whoever asks for a number wants the document that bears it before those that
 * name it, and it stands among the details once more, where it is shown. Pagefind tells the first place of a phrase in a report, so the first place
 * tells the best part it stands in. Headings stand in the body once more: a phrase may run from one into the text.
 * No phrase crosses a `SEPARATOR`, since no query holds one.
 */
export function renderRecord(record: SearchRecord): RenderedRecord {
  const tokens: string[] = [];
  const add = (text: string) => {
    for (const token of collectTokens(text)) tokens.push(token.text);
  };
  const addLine = (text: string) => {
    add(text);
    tokens.push(SEPARATOR);
  };
  addLine(record.title);
  if (record.number) addLine(record.number);
  for (const { title } of record.sections) addLine(title);
  const bodyStart = tokens.length;
  add(record.preamble);
  for (const { title, text } of record.sections) {
    add(title);
    add(text);
  }
  tokens.push(SEPARATOR);
  const lines = [record.date, record.footnotes, record.extra].join('\n').split('\n');
  for (const line of lines.filter(Boolean)) addLine(line);
  for (const { text } of record.attachments) addLine(text);
  return { tokens, bodyStart };
}
