import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { settleExceptions } from '../lint/settle-exceptions.ts';
import type { HeldNote } from '../portal/portal.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import type { Mode } from '../report/mode.ts';
import type { Site } from '../report/parse-site.ts';
import { type DatedFields, findFutureDays, type Hold } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';
import { findDeadCrossLinks, findUnknownReferences, type KnownIds } from './find-dead-references.ts';
import { judgeFormerAddresses, listHolders } from './judge-former-addresses.ts';
import { judgeRelations } from './judge-relations.ts';
import { placeDiagnostics } from './place-diagnostics.ts';

/** A report that is not published in this run. */
export interface HeldReport {
  readonly source: ReportSource;
  /** Whether its fields and text could be read without errors. */
  readonly isSound: boolean;
  readonly hold: Hold;
  /** What is wrong with its fields and text. */
  readonly problems: readonly Diagnostic[];
}

/** One that is made all the same, for whoever works on it. */
export interface MadeDraft extends HeldReport {
  readonly made: MadeReport;
}

/** Days of a report or a page that have not come. A preview shows what will be right when they do. */
export function judgeDays(
  { file, places, fields }: Pick<ReportSource, 'file' | 'places'> & { fields: DatedFields },
  at: string,
  mode: Mode,
): Diagnostic[] {
  const level = mode === 'preview' ? 'warning' : 'error';
  return Array.from(findFutureDays(fields, at), ({ key, fault }) => ({
    level,
    file,
    ...(places.get(key) ?? START),
    ...fault,
  }));
}

/**
 * What is to be said of reports that are held back: that they are, how much is wrong with them, and, where somebody works
 * on them, what. None of it is an error.
 * @param drafts of a check or a preview; others make nothing of them, and know what is wrong with fields and text only
 * @returns also what the pages of a preview say of them, by the reports' ids
 */
export function describeHeld(
  held: readonly HeldReport[],
  drafts: readonly MadeDraft[],
  known: KnownIds,
  site: Site,
): { diagnostics: Diagnostic[]; notes: ReadonlyMap<string, HeldNote> } {
  const made = new Map(drafts.map((draft) => [draft.source.id, draft]));
  // Drafts may speak of each other: they may be published together.
  const all: KnownIds = { ids: new Set([...known.ids, ...known.held.keys()]), held: new Map() };
  const notes = new Map<string, HeldNote>();
  const diagnostics = held.flatMap((one) => {
    const draft = made.get(one.source.id);
    const faults = draft ? judgeDraft(draft, all, site) : one.problems;
    const errors = faults.filter(({ level }) => level === 'error');
    const { source, hold } = one;
    notes.set(source.id, {
      state: hold.state,
      notice: hold.notice,
      faults: errors.map(({ message }) => message),
    });
    const told: Diagnostic = {
      level: 'warning',
      rule: 'report-held',
      file: source.file,
      ...(source.places.get(hold.key) ?? START),
      message: `${hold.clause}，不放进网站${errors.length > 0 ? `；${draft ? '' : '至少'}有 ${errors.length} 处要改，不影响别的报告` : ''}`,
      remedy: hold.remedy,
      ...(hold.form === undefined ? {} : { form: hold.form }),
    };
    return [told, ...(draft ? faults : []).map((fault) => demote(fault, hold))];
  });
  return { diagnostics, notes };
}

/**
 * Everything that would be said of a report if it was published.
 * @param all what it may lead to, as if all reports were published
 */
function judgeDraft({ source, isSound, problems, made }: MadeDraft, all: KnownIds, site: Site): Diagnostic[] {
  const findings = isSound ? placeDiagnostics(source.file, made.bundle.findings) : [];
  const told = [
    ...problems,
    ...placeDiagnostics(source.file, made.bundle.diagnostics),
    ...findUnknownReferences([source], all),
    ...findDeadCrossLinks([made], all, 'check'),
    ...judgeRelations([source], all, site.url),
    ...judgeFormerAddresses(
      listHolders('reports', [{ source }]),
      { reports: all.ids, pages: new Set() },
      site.url,
    ),
    ...findings,
  ];
  return settleExceptions(told, isSound ? [source] : [], site.checks);
}

/** In what is said of a draft: it stops nothing now, and no exception keeps it when it is published. */
export const TO_MEND = '，发布前要改';

const demote = (fault: Diagnostic, { state }: Hold): Diagnostic => ({
  ...fault,
  level: 'warning',
  message: `（${state}${fault.level === 'error' ? TO_MEND : ''}）${fault.message}`,
});

/** @param label the content folder as the editor typed it */
export function explainNothingPublished(label: string, held: readonly HeldReport[]): Diagnostic {
  const counts = new Map<string, number>();
  for (const { hold } of held) counts.set(hold.state, (counts.get(hold.state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${state} ${count} 篇`).join('、');
  return {
    level: 'error',
    rule: 'content-empty',
    file: label === '/' ? '/reports' : `${label}/reports`,
    ...START,
    message: `没有可以发布的报告：${states}`,
    remedy: '至少发布一篇；只想看看样子，用 npm start',
    form: '打开写好、审完的一篇，在“手续”里改成“发布”',
  };
}
