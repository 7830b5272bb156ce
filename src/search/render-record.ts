import { tokenize } from './tokenize.ts';

/** What is searchable of one report. */
export interface SearchRecord {
  /** Relative to the portal's root and percent-encoded: `reports/2021/jiaoyuju.html`. */
  url: string;
  title: string;
  org: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** Text before the first heading. */
  preamble: string;
  sections: readonly { id: string; title: string; text: string }[];
  /** Values of the metadata table, 落款 and the like, a line each. */
  extra: string;
}

/**
 * A token that Pagefind strips to nothing but still gives a position: no phrase matches across it. It stands
 * between values that do not follow each other on the page.
 */
const SEPARATOR = '|';

/**
 * The page that Pagefind indexes in place of the report: the same words, tokenized. Headings keep their ids.
 * The body is one run of tokens from the first paragraph to the last, as it is when it is read.
 *
 * No value goes into Pagefind's metadata as it stands: Pagefind makes metadata searchable in its own way
 * (2022-02-14 would also be found as 20220214), which would find what is not on the page.
 */
export function renderRecord(record: SearchRecord): string {
  const details = [record.org, record.date, ...record.extra.split('\n')].map(tokenize).filter(Boolean);
  const sections = record.sections.map(
    ({ id, title, text }) =>
      `<h2 id="${escapeHtml(id)}">${escapeHtml(tokenize(title))}</h2>\n<p>${escapeHtml(tokenize(text))}</p>\n`,
  );
  // A page without a sort value would be missing from every sorted result.
  const sort = `date:${record.date || '0000-00-00'}`;
  return `<!doctype html>
<html><head><title>${escapeHtml(record.url)}</title></head>
<body data-pagefind-body data-pagefind-sort="${escapeHtml(sort)}">
<h1>${escapeHtml(tokenize(record.title))}</h1>
<p>${SEPARATOR}</p>
<p>${escapeHtml(tokenize(record.preamble))}</p>
${sections.join('')}<p>${escapeHtml([SEPARATOR, ...details].join(` ${SEPARATOR} `))}</p>
</body></html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Makes a text safe inside HTML elements and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
