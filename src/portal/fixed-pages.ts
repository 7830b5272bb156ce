import { join } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { formatKey } from '../base/sha256.ts';
import type { PageSource } from '../report/parse-page.ts';
import type { Site } from '../report/parse-site.ts';
import { summarize } from '../report/summarize.ts';
import { formatUrl } from '../report/urls.ts';
import { planColumns } from './columns.ts';
import type { FixedPage } from './portal.ts';
import type { ReportBody, ReportBundle } from './report-bundle.ts';
import { formatJsonPath } from './report-forms.ts';
import { computeTextRoot } from './text-root.ts';

/** 固定页面: pages of a portal that are no reports. */

/** A page with all that it makes by itself. */
export interface MadeFixedPage
  extends Readonly<Pick<ReportBundle, 'lead' | 'crossLinks' | 'outsideLinks' | 'diagnostics'>> {
  readonly source: PageSource;
  readonly body: ReportBody;
  /** What its text refers to. */
  readonly files: readonly PageFile[];
}

interface PageFile {
  /** Below `pages/`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly typeLabel: string;
  readonly isImage: boolean;
}

/** The pages in their order: by 顺序, those without one behind them, then by file name. */
export function createFixedPages(made: readonly MadeFixedPage[], site: Site): FixedPage[] {
  const orderOf = ({ source }: MadeFixedPage) => source.fields.order ?? Number.MAX_SAFE_INTEGER;
  return [...made]
    .sort((a, b) => orderOf(a) - orderOf(b) || compareCodeUnits(a.source.id, b.source.id))
    .map((one) => createFixedPage(one, site));
}

function createFixedPage({ source, body, lead, files }: MadeFixedPage, site: Site): FixedPage {
  const { id, file, folder, fields, sha256 } = source;
  const path = `pages/${id}.html`;
  const url = formatUrl(path);
  const column = fields.column === undefined ? undefined : planColumns(site.columns).findNamed(fields.column);
  const page: FixedPage = {
    id,
    key: formatKey(fields, body, files),
    file,
    title: fields.title,
    path,
    url,
    ...(column ? { column } : {}),
    ...(fields.columnType ? { columnType: fields.columnType } : {}),
    place: fields.place,
    formerAddresses: fields.formerAddresses,
    ...(fields.updated ? { updated: fields.updated } : {}),
    summary: fields.summary ?? summarize(lead),
    sections: body.sections.map(({ text: _text, ...head }) => head),
    body: () => body,
    textRoot: computeTextRoot(fields, body),
    downloads: files.flatMap(({ path: local, bytes, typeLabel, isImage }) =>
      isImage
        ? []
        : [{ url: formatUrl(`pages/${local}`), name: local.replace(/^.*\//, ''), bytes, typeLabel }],
    ),
    ...(site.url ? { canonical: site.url + url } : {}),
    files: [
      ...files.map((local) => ({
        path: `pages/${local.path}`,
        copyFrom: local.absolutePath,
        sha256: local.sha256,
      })),
      { path: formatJsonPath(path), produce: async () => formatPageJson(page) },
    ],
    source: { path: `pages/${id}.md`, copyFrom: join(folder, file.replace(/^.*\//, '')), sha256 },
  };
  return page;
}

/** Fields and text of a page, as those of a report: the search and the list of changes read both. */
export function formatPageJson({ url, title, updated, column, summary, body }: FixedPage): string {
  const { preamble, sections, footnotes } = body();
  const value = {
    url,
    title,
    ...(updated ? { updated } : {}),
    ...(column ? { column: column.label } : {}),
    summary,
    preamble,
    sections: sections.map(({ id, title: heading, level, text }) => ({ id, title: heading, level, text })),
    ...(footnotes ? { footnotes } : {}),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
