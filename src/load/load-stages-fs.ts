import path from 'node:path';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { groupBy } from '../base/group-by.ts';
import { append } from '../base/long-lists.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { retainKeys } from '../base/retain-keys.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  collectReports,
  type FoundReport,
  type KnownReports,
  readReportAgain,
} from '../find/collect-reports-fs.ts';
import { stampFolder } from '../find/stamp-folder-fs.ts';
import { foreseePdfFaults } from '../forms/foresee-pdf-faults-fs.ts';
import { LINT_RULES, RULES_OF_EVERY_TEXT } from '../lint/lint-rules.ts';
import { lintPortal } from '../lint/run-rules.ts';
import { settleExceptions, UNUSED_EXCEPTION } from '../lint/settle-exceptions.ts';
import type { WordList } from '../lint/word-list.ts';
import { describeStandings } from '../portal/document-standing.ts';
import type { Bundler, BundleSettings, MadeReport, ReportThreads } from '../portal/report-bundle.ts';
import { findToday, type RunOptions, type SettledRun } from '../portal/run-options.ts';
import { judgeReportCode } from '../qr/report-code.ts';
import { listFormerIds } from '../report/locate-former-address.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import type { Site } from '../report/parse-site.ts';
import { findHold, type Hold } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';
import { formatVersionId } from '../report/version-names.ts';
import { describeForSeries } from '../series/collect-series.ts';
import { judgeSeries } from '../series/judge-series.ts';
import { createReportReader, formatRules, type ReportReader } from './create-report-reader.ts';
import { findDeadCrossLinks, findUnknownReferences, type KnownIds } from './find-dead-references.ts';
import { findUrlClashes } from './find-url-clashes.ts';
import { explainNothingPublished, type HeldReport, judgeDays, type MadeDraft } from './hold-reports.ts';
import { type ImaginedContent, imagineReports } from './imagine-content.ts';
import { judgeFormerAddresses, listHolders } from './judge-former-addresses.ts';
import { judgeRelations } from './judge-relations.ts';
import { openKeptSources } from './kept-sources.ts';
import { loadFieldRules } from './load-field-rules-fs.ts';
import { loadProfiles } from './load-profiles-fs.ts';
import type { FixedPages } from './make-pages-fs.ts';
import { placeDiagnostics } from './place-diagnostics.ts';

/** Paths of the files that were saved, added or removed, absolute; `undefined`: any could have been. */
export type ChangedPaths = readonly string[] | undefined;

/** What a preview remembers from one load to the next. A build has it, too, and uses it once. */
export interface LoadMemory {
  readonly files: KnownReports;
  found: readonly FoundReport[];
  /** What was wrong with the folders, once they have been looked at. */
  folderFaults?: readonly Diagnostic[];
  readonly reader: ReportReader;
  hasRead: boolean;
  readonly made: Map<string, { settings: string; stamp: string; report: MadeReport }>;
}

export const createLoadMemory = (): LoadMemory => ({
  files: new Map(),
  found: [],
  reader: createReportReader(),
  hasRead: false,
  made: new Map(),
});

/** Knows what the other knows, as if some texts were others. */
export const imagineMemory = (memory: LoadMemory, imagined: ImaginedContent): LoadMemory => ({
  ...memory,
  found: imagineReports(memory.found, imagined),
  reader: memory.reader.fork(),
  made: new Map(memory.made),
});

/** Every setting that a report's bundle depends on: it gets no other. */
export const selectSettings = (
  { checks, attachmentMaxMegabytes, publishReviewers }: Site,
  words: WordList | undefined,
): BundleSettings => ({ checks, attachmentMaxMegabytes, publishReviewers, ...(words ? { words } : {}) });

/** What references between reports may lead to. */
export const selectIds = ({ found }: LoadMemory, held: readonly HeldReport[]): KnownIds => {
  const holds = new Map(held.map(({ source, hold }) => [source.id, hold]));
  return { ids: new Set(found.map(({ id }) => id).filter((id) => !holds.has(id))), held: holds };
};

/** A report that is there, whatever became of it. */
export interface ListedReport extends Pick<FoundReport, 'id' | 'file' | 'folder'> {
  /** What could be read of it. */
  readonly source?: ReportSource;
  /** Why it is not published. */
  readonly hold?: Hold;
  /** When its text was saved, in milliseconds since 1970. */
  readonly saved?: number;
}

/** All reports of the content folder, readable or not, published or not. */
export function listReports(
  { found, files }: LoadMemory,
  { sources, unsound, held }: ReadReports,
): ListedReport[] {
  const readable = new Map(
    [...sources, ...unsound, ...held.map(({ source }) => source)].map((one) => [one.id, one]),
  );
  const holds = new Map(held.map(({ source, hold }) => [source.id, hold]));
  return found.map(({ id, file, folder }) => {
    const [source, hold] = [readable.get(id), holds.get(id)];
    const saved = files.get(path.join(folder, 'index.md'))?.saved;
    return {
      id,
      file,
      folder,
      ...(source ? { source } : {}),
      ...(hold ? { hold } : {}),
      ...(saved === undefined ? {} : { saved }),
    };
  });
}

/** Finds the reports, and takes in the text of those that have changed. */
export async function findReports(
  { content, label }: RunOptions,
  memory: LoadMemory,
  paths: ChangedPaths,
): Promise<readonly Diagnostic[]> {
  for (const changed of paths ?? []) memory.files.delete(changed);
  const again = memory.folderFaults?.length === 0 ? await findAgain(memory, paths) : undefined;
  if (again) memory.found = again;
  else {
    const { found, diagnostics } = await collectReports(content, label, memory.files);
    memory.found = found;
    memory.folderFaults = diagnostics;
  }
  const ids = new Set(memory.found.map(({ id }) => id));
  retainKeys(memory.files, new Set(memory.found.map(({ folder }) => path.join(folder, 'index.md'))));
  memory.reader.forgetOthers(ids);
  retainKeys(memory.made, new Set(memory.found.flatMap(listMadeIds)));
  return memory.folderFaults ?? [];
}

export interface ReadReports {
  /** What is published in this run. */
  readonly sources: readonly ReportSource[];
  /** What could be read of reports that have errors. */
  readonly unsound: readonly ReportSource[];
  /** Taken out before anything of them is made or judged: nothing that is wrong with them concerns the others. */
  readonly held: readonly HeldReport[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads fields and text, and parts what is published from what is not yet. */
export async function readReports(
  { project, label, mode, at, shared }: SettledRun,
  site: Site,
  memory: LoadMemory,
  store: ProgramCache,
): Promise<ReadReports> {
  const { found, reader } = memory;
  const { profiles, diagnostics } = await loadProfiles(project);
  const rules = { ...(await loadFieldRules(project, site)), profiles };
  // Whoever reads again has it in memory. Fields that are not published, such as who has read it, stay on this machine.
  const isKept = !memory.hasRead && !shared;
  const kept = isKept ? await openKeptSources(found, formatRules(rules), store) : undefined;
  const sources: ReportSource[] = [];
  const unsound: ReportSource[] = [];
  const held: HeldReport[] = [];
  const published: FoundReport[] = [];
  for (const file of found) {
    const { source, draft, diagnostics: problems, sound } = reader.readSource(file, rules, kept);
    const read = source ?? draft;
    const hold = read && findHold(read.fields, at, site);
    if (read && hold) {
      held.push({ source: read, isSound: source !== undefined, hold, problems });
      continue;
    }
    published.push(file);
    if (sound && !sound.fields.withdrawal) kept?.note(file, sound);
    append(diagnostics, problems, read ? judgeDays(read, at, mode) : []);
    if (source) sources.push(source);
    if (draft) unsound.push(draft);
  }
  if (mode !== 'check') await kept?.close();
  memory.hasRead = true;
  append(diagnostics, findUrlClashes(published));
  // Publishing an empty portal over a full one would lose it.
  if (published.length === 0 && held.length > 0 && mode !== 'preview')
    diagnostics.push(explainNothingPublished(label, held));
  return { sources, unsound, held, diagnostics };
}

export interface BundledReports {
  readonly made: MadeReport[];
  readonly unsound: MadeReport[];
  /** Of reports that are held back: for whoever works on them, in a check and a preview. */
  readonly drafts: readonly MadeDraft[];
}

/** Makes what each report makes by itself, or takes what was made before. */
export async function makeReports(
  { mode, onProgress }: RunOptions,
  settings: BundleSettings,
  { sources, unsound: faulty, held }: Omit<ReadReports, 'diagnostics'>,
  { bundler, threads }: { bundler: Bundler; threads?: ReportThreads | undefined },
  memory: LoadMemory,
  paths: ChangedPaths,
): Promise<BundledReports> {
  const settingsKey = JSON.stringify(settings);
  const make = async (source: ReportSource): Promise<MadeReport> => {
    if (mode !== 'preview') return bundler.bundle(source, settings);
    const before = memory.made.get(source.id);
    const isSame = before?.report.source === source && before.settings === settingsKey;
    const isTouched = paths?.some((changed) => isInside(changed, source.folder)) ?? true;
    if (isSame && !isTouched) return before.report;
    // Taken before the files are read: what is saved meanwhile makes another stamp.
    const stamp = stampFolder(source.folder);
    if (isSame && before.stamp === stamp) return before.report;
    const report = await bundler.bundle(source, settings);
    memory.made.set(source.id, { settings: settingsKey, stamp, report });
    return report;
  };
  const made: MadeReport[] = [];
  const unsound: MadeReport[] = [];
  const all = sources.flatMap((source) => [source, ...(source.versions ?? [])]);
  const drafts: MadeDraft[] = [];
  let done = 0;
  try {
    await forEachBounded(
      all.entries(),
      async ([index, source]) => {
        made[index] = await make(source);
        done += 1;
        onProgress?.(done, all.length);
      },
      threads?.atOnce ?? 1,
    );
    // What else is wrong with them is told at once.
    for (const source of faulty) unsound.push(await bundler.bundle(source, settings));
    if (mode === 'check' || mode === 'preview')
      for (const one of held) drafts.push({ ...one, made: await make(one.source) });
  } finally {
    await bundler.close();
  }
  return { made: joinVersions(made), unsound, drafts };
}

/** Each report with its former texts, which were made right behind it. */
function joinVersions(made: readonly MadeReport[]): MadeReport[] {
  const versions = groupBy(
    made.filter(({ source }) => source.former),
    ({ source }) => source.former?.of,
  );
  return made.flatMap((report) => {
    if (report.source.former) return [];
    const former = versions.get(report.source.id);
    return [former ? { ...report, versions: former } : report];
  });
}

/**
 * Gives each report what other reports say of it.
 * @param sources of all reports, also those that are made elsewhere
 */
export function addStandings(made: readonly MadeReport[], sources: readonly ReportSource[]): MadeReport[] {
  const standings = describeStandings(sources);
  return made.map((report) => {
    const standing = standings.get(report.source.id);
    return standing ? { ...report, standing } : report;
  });
}

/**
 * Judges what could only be judged when all reports are known, and collects what each has to tell, for
 * `settleReports`.
 */
export async function judgeReports(
  options: SettledRun,
  site: Site,
  { made, unsound }: Pick<BundledReports, 'made' | 'unsound'>,
  known: KnownIds,
  fixed: FixedPages,
): Promise<Diagnostic[]> {
  const all = [...made, ...unsound];
  const sources = all.map(({ source }) => source);
  const references = { ...known, moved: collectMoved(all, site.url) };
  // Nobody is to mend what was taken back.
  const valid = made.filter(({ source }) => !source.fields.withdrawal);
  const looked = valid.map(({ source, bundle: { carried } }) => (carried ? { ...source, carried } : source));
  // The content check of a report waits until its fields are right.
  const findings = made.flatMap(({ source, bundle, versions = [] }) => {
    const own = source.fields.withdrawal
      ? bundle.findings.filter(({ rule }) => OF_EVERY_TEXT.has(rule))
      : bundle.findings;
    const former = versions.flatMap((version) =>
      placeDiagnostics(version.source.file, version.bundle.findings),
    );
    return [...placeDiagnostics(source.file, own), ...former];
  });
  return [
    ...all.flatMap(({ source, bundle }) => placeDiagnostics(source.file, bundle.diagnostics)),
    ...findUnknownReferences(sources, references),
    ...findDeadCrossLinks(all, references, options.mode),
    ...judgeRelations(sources, known, site.url),
    ...judgeFormerAddresses(
      [...listHolders('reports', all), ...listHolders('pages', fixed.pages)],
      { reports: known.ids, pages: fixed.ids },
      site.url,
    ),
    ...findings,
    ...lintPortal(looked, site.checks, LINT_RULES, findToday(options)),
    ...made.flatMap(({ source }) => judgeReportCode(source, site.url)),
    ...findSeriesFaults(looked),
    ...(options.mode === 'check' && site.pdf ? await foreseePdfFaults(made, site.pdfFonts, options) : []),
  ];
}

const OF_EVERY_TEXT: ReadonlySet<string> = new Set(RULES_OF_EVERY_TEXT.map(({ code }) => code));

/** Leaves out what the reports' 检查例外 keep, when all is there that is said of them. */
export function settleReports(diagnostics: readonly Diagnostic[], made: readonly MadeReport[], site: Site) {
  const sources = made.flatMap(({ source, versions = [] }) => [
    source,
    ...versions.map((version) => version.source),
  ]);
  // Nobody is to mend what was taken back, or what was said before.
  const settled = new Set(
    sources.flatMap(({ file, former, fields }) => (former || fields.withdrawal ? [file] : [])),
  );
  return settleExceptions(diagnostics, sources, site.checks).filter(
    ({ rule, file }) => rule !== UNUSED_EXCEPTION || !settled.has(file),
  );
}

/** Where reports are now, by the ids that they had before. */
function collectMoved(all: readonly MadeReport[], siteUrl: string): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap(({ source: { id, fields } }) =>
      listFormerIds(fields.formerAddresses, siteUrl).map((former) => [former, id] as const),
    ),
  );
}

/** Reports that do not find their place among those of other years. */
function findSeriesFaults(sources: readonly ReportSource[]): Diagnostic[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return judgeSeries(sources.map(describeForSeries)).flatMap(({ id, fields, message, remedy }) => {
    const source = byId.get(id);
    const place = fields.flatMap((key) => source?.places.get(key) ?? [])[0] ?? START;
    return source
      ? [{ level: 'warning' as const, rule: 'series-year', file: source.file, ...place, message, remedy }]
      : [];
  });
}

/** Of a report and of its former texts. */
const listMadeIds = ({ id, versions = [] }: FoundReport): string[] => [
  id,
  ...versions.map(({ day }) => formatVersionId(id, day)),
];

const isInside = (file: string, folder: string) => file.startsWith(folder + path.sep);

/** Looks at the named files alone. @returns nothing if one is neither a known report nor an attachment of one */
async function findAgain(
  { found, files }: LoadMemory,
  paths: ChangedPaths,
): Promise<FoundReport[] | undefined> {
  if (!paths) return undefined;
  const saved = new Map<FoundReport, FoundReport>();
  for (const changed of paths) {
    const owner = found.find(({ folder }) => isInside(changed, folder));
    if (!owner) {
      // Settings and templates are read anew by whom they concern.
      if (/[\\/]reports(?:[\\/]|$)/.test(changed)) return undefined;
      continue;
    }
    if (isInside(changed, path.join(owner.folder, ATTACHMENT_FOLDER))) continue;
    if (changed !== path.join(owner.folder, 'index.md')) return undefined;
    const report = await readReportAgain(owner, files);
    if (!report) return undefined;
    saved.set(owner, report);
  }
  return found.map((report) => saved.get(report) ?? report);
}
