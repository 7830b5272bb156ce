import { append } from '../base/long-lists.ts';
import { describeFontFaults } from '../forms/foresee-pdf-faults-fs.ts';
import { findFontFaults } from '../pdf/resolve-pdf-fonts-fs.ts';
import { planColumns } from '../portal/columns.ts';
import type { MadeFixedPage } from '../portal/fixed-pages.ts';
import { type ColumnContent, judgeColumns } from '../portal/judge-columns.ts';
import { judgeAgainstFormer } from '../portal/judge-former.ts';
import { findToday, type SettledRun } from '../portal/run-options.ts';
import { findLatest } from '../report/calendar-date.ts';
import type { Site } from '../report/parse-site.ts';
import { type AuditRequest, addAuditedRules } from './audit-content.ts';
import { describeHeld } from './hold-reports.ts';
import type { ImaginedContent } from './imagine-content.ts';
import { judgePages } from './judge-pages.ts';
import { loadMarks } from './load-marks-fs.ts';
import { loadSite } from './load-site-fs.ts';
import {
  type BundledReports,
  type ChangedPaths,
  findReports,
  judgeReports,
  type LoadMemory,
  listReports,
  makeReports,
  readReports,
  selectIds,
  selectSettings,
  settleReports,
} from './load-stages-fs.ts';
import { judgeSettingWords, loadWords } from './load-words-fs.ts';
import { makePages } from './make-pages-fs.ts';
import type { Makers } from './open-makers-fs.ts';

/** A content folder as it was read, and all that is wrong with it. */
export type JudgedContent = Awaited<ReturnType<typeof judgeContent>>;

/**
 * The first four steps of the way of a report: finds, reads, makes and judges.
 * @param change.paths what has changed since the last time; without it everything on the disk is looked at
 */
export async function judgeContent(
  options: SettledRun & { readonly audit?: AuditRequest },
  makers: Makers,
  memory: LoadMemory,
  { paths, imagined }: { paths: ChangedPaths; imagined: ImaginedContent | undefined },
) {
  const loaded = await loadSite(options);
  const { diagnostics, locate } = loaded;
  const site = options.audit ? addAuditedRules(loaded.site) : loaded.site;
  const { words, ...ofWords } = await loadWords(options);
  const settings = selectSettings(site, words);
  append(diagnostics, ofWords.diagnostics, words ? judgeSettingWords(site, words, locate) : []);
  const marks = await loadMarks(options, site, locate);
  append(diagnostics, marks.diagnostics);
  // A preview tells when it is asked for a PDF: its pages need no font.
  if (site.pdf && options.mode !== 'preview') {
    const faults = await findFontFaults(site.pdfFonts, options.content);
    append(
      diagnostics,
      describeFontFaults(faults, (face) => locate('pdfFonts', face)),
    );
  }

  const folderFaults = (imagined ? memory.folderFaults : await findReports(options, memory, paths)) ?? [];
  append(diagnostics, folderFaults);
  const read = await readReports(options, site, memory, makers);
  const bundled = await makeReports(options, settings, read, makers, memory, paths);
  const ids = selectIds(memory, read.held);
  const fixed = await makePages(options, site, words, imagined);
  // A portal's own genres that cannot be read: each report that has one would be told to take another.
  const areGenresKnown = loaded.faults.get('genres')?.level !== 'error';
  const judged = [
    ...read.diagnostics.filter(({ rule }) => areGenresKnown || rule !== 'genre-unknown'),
    ...(await judgeReports(options, site, bundled, ids, fixed)),
    ...judgeColumns(describeColumns(options, site, bundled, fixed.pages), locate),
  ];
  append(diagnostics, settleReports(judged, bundled.made, site));
  append(diagnostics, fixed.diagnostics, judgePages(fixed, bundled, ids, site, locate));
  const { notes, ...ofHeld } = describeHeld(read.held, bundled.drafts, ids, site);
  append(diagnostics, ofHeld.diagnostics);
  if (options.former)
    append(
      diagnostics,
      judgeAgainstFormer(options.former, {
        ...{ site, label: options.label, at: options.at, pages: fixed.pages },
        // Reports with errors are there as well.
        made: [...bundled.made, ...bundled.unsound],
        held: new Map(read.held.map((one) => [one.source.id, one])),
        ids: { reports: ids.ids, pages: fixed.ids },
        faulty: new Set(diagnostics.flatMap(({ level, file }) => (level === 'error' ? file : []))),
      }),
    );
  return {
    ...{ loaded, settings, marks: marks.marks, diagnostics },
    ...{ folderFaults, read, bundled, fixed, listed: listReports(memory, read) },
    /** With the rules on that the run asks for. */
    site,
    /** What the pages of reports that are held back say of it. */
    notes,
  };
}

/**
 * What the columns are judged by. A build counts from what was published last: it tells the same on every day.
 * An unsound report counts as well, or its column would seem empty.
 */
function describeColumns(
  options: SettledRun,
  { columns: settings }: Site,
  { made, unsound }: BundledReports,
  pages: readonly MadeFixedPage[],
): ColumnContent {
  const reports = [...made, ...unsound]
    .map(({ source }) => source)
    .filter(({ fields }) => !fields.withdrawal);
  const newest = findLatest(reports.map(({ fields }) => fields.date));
  const plan = planColumns(settings);
  return {
    settings,
    reports,
    pages: pages.flatMap(({ source: { fields } }) => {
      const column = fields.column === undefined ? undefined : plan.findNamed(fields.column);
      return column ? [{ column }] : [];
    }),
    day: findToday(options) ?? newest,
  };
}
