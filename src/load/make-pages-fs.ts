import { realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import { listUnused } from '../attachments/list-unused-fs.ts';
import { quoteName } from '../attachments/publishable-name.ts';
import { digestFile } from '../base/digest-file-fs.ts';
import { append } from '../base/long-lists.ts';
import { START } from '../base/text-position.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { collectPages, type FoundPage } from '../find/collect-pages-fs.ts';
import { TEXT_RULES } from '../lint/lint-rules.ts';
import { lintReport } from '../lint/run-rules.ts';
import { settleExceptions } from '../lint/settle-exceptions.ts';
import type { WordList } from '../lint/word-list.ts';
import { parseBody } from '../markdown/render-body.ts';
import type { MadeFixedPage } from '../portal/fixed-pages.ts';
import type { SettledRun } from '../portal/run-options.ts';
import { EMPTY_FIELDS } from '../report/parse-fields.ts';
import { type PageSource, parsePage } from '../report/parse-page.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { judgeDays } from './hold-reports.ts';
import { type ImaginedContent, imaginePages } from './imagine-content.ts';
import { chooseLead, createBody } from './make-bundle.ts';
import { resolveTargets } from './resolve-targets-fs.ts';

/** A page that is there, whatever became of it. */
export interface ListedPage extends Pick<FoundPage, 'id' | 'file' | 'folder'> {
  /** What could be read of one that is sound. */
  readonly source?: PageSource;
}

export interface FixedPages {
  /** Those that are sound. */
  readonly pages: readonly MadeFixedPage[];
  /** All that are there, sound or not. */
  readonly listed: readonly ListedPage[];
  readonly ids: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and makes the fixed pages: they are few, so that none is kept. */
export async function makePages(
  { content, label, mode, at }: SettledRun,
  site: Site,
  words?: WordList,
  imagined?: ImaginedContent,
): Promise<FixedPages> {
  const { found: there, diagnostics } = await collectPages(content, label);
  const found = imagined ? imaginePages(there, imagined) : there;
  const pages: MadeFixedPage[] = [];
  const listed: ListedPage[] = [];
  for (const one of found) {
    const { page, problems } = parsePage(one.text);
    append(diagnostics, locateProblems(one.file, problems));
    const { id, file, folder } = one;
    const source = page && { ...one, ...page };
    if (source) append(diagnostics, judgeDays(source, at, mode));
    listed.push({ id, file, folder, ...(source ? { source } : {}) });
    if (source) pages.push(await makePage(source, site, words));
  }
  return {
    pages,
    listed,
    ids: new Set(found.map(({ id }) => id)),
    diagnostics: [
      ...diagnostics,
      ...pages.flatMap((page) => page.diagnostics),
      ...(pages.length === found.length ? await findUnusedFiles(pages) : []),
    ],
  };
}

async function makePage(source: PageSource, site: Site, words: WordList | undefined): Promise<MadeFixedPage> {
  const place = { folder: source.folder, path: 'pages', page: `pages/${source.id}.html`, files: '' };
  const parsed = parseBody(source.body, source.bodyLine);
  const maxBytes = Math.floor(site.attachmentMaxMegabytes * 1024 * 1024);
  const targets = await resolveTargets(place, parsed.targets, maxBytes);
  const { rendered, locate } = parsed.finish(targets.answer);
  const { sections, blocks, problems, outsideLinks } = rendered;
  const { localFiles, crossLinks } = targets.used();
  const report = describeAsReport(source);
  const input = {
    source: report,
    blocks,
    sections,
    links: outsideLinks,
    files: [],
    attachments: [],
    locate,
    ...(words ? { words } : {}),
  };
  const findings = lintReport(input, site.checks, TEXT_RULES);
  return {
    source,
    lead: chooseLead(blocks),
    body: createBody(rendered),
    files: await Promise.all(
      localFiles.map(async ({ path, absolutePath, bytes, type }) => ({
        path,
        absolutePath,
        bytes,
        sha256: (await digestFile(absolutePath)).sha256,
        typeLabel: type.label,
        isImage: type.view === 'image',
      })),
    ),
    crossLinks,
    outsideLinks,
    diagnostics: settleExceptions(
      [...locateProblems(source.file, problems), ...findings],
      [report],
      site.checks,
      TEXT_RULES,
    ),
  };
}

/**
 * Files that no page leads to, but for what a portal writes there: `data/` of an archive is content as well. Of a
 * page that cannot be read nobody knows what it leads to.
 */
async function findUnusedFiles(pages: readonly MadeFixedPage[]): Promise<Diagnostic[]> {
  const [page] = pages;
  if (!page) return [];
  const used = pages.flatMap(({ files }) => files.map(({ absolutePath }) => absolutePath));
  const { folder, file } = page.source;
  const unused = await listUnused(await realpath(folder), used);
  return unused
    .filter((name) => !/\.(?:md|html|js)$/i.test(name))
    .map((name) => ({
      level: 'warning',
      rule: 'file-unused',
      file: posix.join(posix.dirname(file), name),
      ...START,
      message: `${quoteName(name)}不会发布：没有一个网页链接到它`,
      remedy: '要给读者下载的，在网页的正文里写上链接；不公开的，移到别处',
    }));
}

/** What the rules of the content check look at: title, summary and text. */
function describeAsReport({ fields, ...source }: PageSource): ReportSource {
  const { title, summary, exceptions } = fields;
  const own = { title, exceptions: [...exceptions], ...(summary === undefined ? {} : { summary }) };
  return { ...source, fields: { ...EMPTY_FIELDS, ...own } };
}
