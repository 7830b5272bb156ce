import { recallSingleStyles } from '../assets/bundle-assets-esbuild.ts';
import { describeMissingDuties } from '../audit/audit-duties.ts';
import type { Audit } from '../audit/audit-row.ts';
import { append } from '../base/long-lists.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { addFigures, type FoundFigures } from '../forms/make-figures-fs.ts';
import { type MadePage, makeForms } from '../forms/make-forms-fs.ts';
import { makePdfs } from '../forms/make-pdfs-fs.ts';
import { assemblePortal, type RankReports } from '../portal/assemble-portal.ts';
import { describeKnown } from '../portal/find-other-portal.ts';
import { createFixedPages } from '../portal/fixed-pages.ts';
import { addForms } from '../portal/offer-forms.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import { lineUp } from '../portal/portal-series.ts';
import type { BundleSettings, MadeReport, ReportBundle } from '../portal/report-bundle.ts';
import { type RunOptions, type SettledRun, settleRun } from '../portal/run-options.ts';
import { createIndexedTexts } from '../portal/search-records.ts';
import { groupByProfile, type Profiled } from '../profiles/format-profiled.ts';
import type { Site } from '../report/parse-site.ts';
import { type AuditRequest, auditContent, describeSettings } from './audit-content.ts';
import { beginRanking } from './begin-ranking-fs.ts';
import { describeCacheFault } from './describe-cache-fault.ts';
import type { ImaginedContent } from './imagine-content.ts';
import { type JudgedContent, judgeContent } from './judge-content-fs.ts';
import {
  addStandings,
  type ChangedPaths,
  createLoadMemory,
  imagineMemory,
  type ListedReport,
  type LoadMemory,
} from './load-stages-fs.ts';
import type { ListedPage } from './make-pages-fs.ts';
import { type Makers, openMakers } from './open-makers-fs.ts';
import { createPageMemory, type PageMemory } from './page-memory.ts';

export interface LoadedPortal {
  /** Absent if a diagnostic is an error, or if only the diagnostics were wanted. */
  portal?: Portal;
  /** Where its parts are kept, for what is made of it. */
  store: ProgramCache;
  diagnostics: Diagnostic[];
  /** Report files that were looked at. */
  checked: number;
  /** Which of them were checked against the form of their kind. */
  profiled: readonly Profiled[];
  /** All reports that are there. */
  listed: readonly ListedReport[];
  /** All fixed pages that are there. */
  listedPages: readonly ListedPage[];
  /** Reports among them that are not published in this run. */
  held: number;
  /** The moment of the run, see `RunOptions`. */
  at: string;
  /** Of a check: in one line what the settings still owe; empty if nothing. */
  missingDuties?: string;
  /** If it was asked for, and there is content. */
  audit?: Audit;
}

/** A run that may also go through the list of an inspection. */
export interface LoadOptions extends RunOptions {
  readonly audit?: AuditRequest;
}

interface Imagined {
  readonly loaded: LoadedPortal;
  /** As `PortalLoader.complete`, of its reports. */
  complete(report: PortalReport, styles: string): Promise<PortalReport>;
}

/** What is known from one load to the next. */
interface Known {
  readonly memory: LoadMemory;
  readonly pages: PageMemory;
  last?: { site: Site; settings: BundleSettings; made: readonly MadeReport[] };
}

/** What is known of a change. Without it, everything on the disk is looked at. */
interface PortalChange {
  readonly paths?: ChangedPaths;
  /** How 相关文章 are found; see `assemblePortal`. */
  readonly rank?: RankReports;
}

export interface PortalLoader {
  /** Reads what has changed since the last time. Throws only for failed I/O and bugs. */
  load(change?: PortalChange): Promise<LoadedPortal>;
  /** What was read last, as if some of it were another: this loader, and the disk, stay as they are. */
  imagine(imagined: ImaginedContent, rank?: RankReports): Promise<Imagined>;
  /** A report of the last portal, with the forms that a preview makes when its page is looked at. @param styles of single files */
  complete(report: PortalReport, styles: string): Promise<PortalReport>;
  /** Of a report of the last portal, as a build makes it, with what is wrong with it; nothing if there is no such report. */
  makePdf(id: string): Promise<{ file?: string; faults: readonly Diagnostic[] } | undefined>;
  /** Where the parts of its portals are kept. @throws Error if it cannot be told what the program is made of */
  store(): Promise<ProgramCache>;
  /** Absolute paths of the folders that a portal's files are copied from. */
  folders(): Promise<string[]>;
}

/**
 * Loads a content folder once (a check, a build, an archive) or again and again (a preview), with the same result.
 * What a report alone makes comes from the cache as long as the report, its files, the settings that it depends on and
 * the program stay the same; a preview has it in memory, too.
 */
export function createPortalLoader(told: LoadOptions): PortalLoader {
  const present: Known = { memory: createLoadMemory(), pages: createPageMemory() };
  const figures = new WeakMap<ReportBundle, FoundFigures>();
  const opened = openMakers(told);
  // Awaited where it is needed; if it fails before that, it must not end the process.
  opened.catch(() => {});

  const makeFormsOf = async (
    reports: readonly MadePage[],
    site: Site,
    settings: BundleSettings,
    styles: string,
  ) => makeForms(reports, { ...(await opened), options: told, site, settings, styles });

  const loadWith = async (
    makers: Makers,
    known: Known,
    { paths, rank }: PortalChange,
    imagined?: ImaginedContent,
  ): Promise<LoadedPortal> => {
    // Whoever loads again and again goes on over midnight.
    const options = { ...told, ...settleRun(told, new Date()) };
    const { cache, program } = makers;
    const { memory, pages } = known;
    const store = { cache, program };
    const content = await judgeContent(options, makers, memory, { paths, imagined });
    const { site, settings, marks, read, bundled, fixed, notes, diagnostics } = content;
    const outcome = {
      ...{ store, diagnostics, at: options.at },
      checked: memory.found.length,
      profiled: groupByProfile(bundled.made.map(({ source }) => source)),
      held: read.held.length,
      ...{ listed: content.listed, listedPages: fixed.listed },
    };
    if (options.mode === 'check') return { ...outcome, ...tellDuties(options, content) };
    if (hasErrors(diagnostics)) return outcome;
    const shown = options.mode === 'preview' ? bundled.drafts.map(({ made }) => made) : [];
    const published = bundled.made.map(({ source }) => source);
    // What a draft says of another report is said when it is published.
    const made = [
      ...addStandings(bundled.made, published),
      ...addStandings(shown, [...published, ...shown.map(({ source }) => source)]),
    ];
    const reports = made.map((one) => ({
      made: one,
      page: pages.create(one, site, notes.get(one.source.id)),
    }));
    const assemble = async (complete: readonly PortalReport[], rank?: RankReports) => {
      const lines = lineUp(complete);
      const withFigures = await addFigures(
        complete.map((page, index) => ({ made: made[index] as MadeReport, page })),
        lines,
        { ...makers, site, settings, known: figures },
      );
      const own = createFixedPages(fixed.pages, site);
      const portal = assemblePortal(withFigures, lines, own, site, marks, rank);
      return { portal, ...outcome };
    };
    if (options.mode === 'preview') {
      known.last = { site, settings, made };
      pages.forgetOthers(new Set(made.map(({ source }) => source.id)));
      return assemble(
        reports.map(({ page }) => page),
        rank,
      );
    }
    const coming = reports.map(({ page }) => describeKnown(page, site.url));
    if (options.isWanted?.({ name: site.name, url: site.url, reports: coming }) === false) return outcome;
    // First, since the pages wait for it.
    const ranking = await beginRanking(
      reports.flatMap(({ page }) => (page.fields.withdrawal ? [] : page)),
      store,
    );
    options.onSound?.(
      createIndexedTexts(
        reports.map(({ page }) => page),
        createFixedPages(fixed.pages, site),
      ),
      store,
    );
    const styles = await recallSingleStyles(options.project, store);
    const { forms, diagnostics: faults } = await makeFormsOf(reports, site, settings, styles);
    append(diagnostics, faults, describeCacheFault(cache.fault()));
    if (hasErrors(faults)) return outcome;
    const related = await ranking();
    return assemble(
      reports.map(({ page }) => addForms(page, forms.get(page.id) ?? [])),
      () => related,
    );
  };

  const completeOf = async ({ last }: Known, report: PortalReport, styles: string) => {
    const made = last?.made.find(({ source }) => source.id === report.id);
    if (!last || !made) throw new Error(`report ${report.id} is not loaded`);
    const { forms } = await makeFormsOf([{ made, page: report }], last.site, last.settings, styles);
    return addForms(report, forms.get(report.id) ?? []);
  };

  return {
    async load(change = {}) {
      const makers = await opened;
      try {
        return await loadWith(makers, present, change);
      } finally {
        await makers.threads?.close();
      }
    },
    async imagine(imagined, rank) {
      const { memory, pages } = present;
      const known: Known = { memory: imagineMemory(memory, imagined), pages: pages.fork() };
      const change = { paths: [], ...(rank ? { rank } : {}) };
      const loaded = await loadWith(await opened, known, change, imagined);
      return { loaded, complete: (report, styles) => completeOf(known, report, styles) };
    },
    async makePdf(id) {
      const { last } = present;
      const made = last?.made.find(({ source }) => source.id === id);
      if (!last || !made) return undefined;
      const { site, settings } = last;
      const { pdfs, faults } = await makePdfs([made], {
        ...(await opened),
        options: told,
        site,
        settings,
        styles: '',
      });
      const file = pdfs.get(id)?.path;
      return { ...(file === undefined ? {} : { file }), faults };
    },
    store: () => opened,
    folders: async () => [told.content, ...(await opened).cache.folders()],
    complete: (report, styles) => completeOf(present, report, styles),
  };
}

/** What a check tells beside the diagnostics: what the settings owe, and the list of an inspection if it was asked for. */
function tellDuties(
  options: SettledRun & LoadOptions,
  content: JudgedContent,
): Pick<LoadedPortal, 'missingDuties' | 'audit'> {
  const { loaded, read, bundled, fixed, diagnostics, folderFaults, listed } = content;
  const subject = describeSettings(
    loaded,
    fixed.pages.map(({ source }) => source),
  );
  const missingDuties = describeMissingDuties(subject);
  const isThere = diagnostics.every(({ rule }) => rule !== 'content-missing' && rule !== 'content-empty');
  if (!options.audit || !isThere) return { missingDuties };
  const made = addStandings(bundled.made, read.sources);
  const audited = { ...bundled, made, held: read.held, folderFaults, listed, fixed };
  return { missingDuties, audit: auditContent(options, audited, subject, diagnostics, options.audit) };
}

/** Loads a content folder once. Throws only for failed I/O and bugs. */
export const loadPortal = (options: LoadOptions): Promise<LoadedPortal> => createPortalLoader(options).load();
