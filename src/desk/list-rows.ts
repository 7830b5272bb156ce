import { compareCodeUnits } from '../base/compare-code-units.ts';
import { formatLocalMoment } from '../base/format-local-day.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { DeskRow, DeskState, PublishedState } from './desk-api.ts';

/** The list of reports, newest first; one that cannot be read is among them by its folder's name. */
export function listRows(
  reports: readonly ListedReport[],
  diagnostics: readonly Diagnostic[],
  publishedState: (id: string) => PublishedState,
): { rows: DeskRow[]; others: Diagnostic[] } {
  const byFolder = new Map(reports.map((report) => [folderOf(report.file), report]));
  const counts = new Map<string, { errors: number; warnings: number }>();
  const others: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const owner = findOwner(byFolder, diagnostic.file);
    if (!owner) {
      others.push(diagnostic);
      continue;
    }
    const count = counts.get(owner.id) ?? { errors: 0, warnings: 0 };
    counts.set(owner.id, count);
    if (diagnostic.level === 'error') count.errors += 1;
    else count.warnings += 1;
  }
  const rows = reports.map((report): DeskRow => {
    const { errors, warnings } = counts.get(report.id) ?? { errors: 0, warnings: 0 };
    const published = publishedState(report.id);
    const { title = '', org = '', date = '', year } = report.source?.fields ?? {};
    return {
      id: report.id,
      title: title || report.id,
      org,
      year: year ? String(year) : '',
      date,
      state: chooseState(report, errors > 0, published),
      published,
      errors,
      warnings,
      saved: report.saved === undefined ? '' : formatSaved(new Date(report.saved)),
    };
  });
  return { rows: rows.sort(compareRows), others };
}

const STATES = {
  new: '待发布',
  changed: '有改动',
  same: '已发布',
  unknown: '没有比较',
  comparing: '正在比较',
} as const satisfies Record<PublishedState, DeskState>;

/** What has become of a report, in one word. */
export function chooseState(
  { source, hold }: Pick<ListedReport, 'source' | 'hold'>,
  isFaulty: boolean,
  state: PublishedState,
): DeskState {
  if (hold) return hold.state as DeskState;
  if (isFaulty) return '有错误';
  if (source?.fields.withdrawal) return '已撤回';
  return STATES[state];
}

/** Those that somebody works on come first, then by 发布日期. */
const compareRows = (a: DeskRow, b: DeskRow): number =>
  Number(isOpen(b)) - Number(isOpen(a)) || compareCodeUnits(b.date, a.date) || compareCodeUnits(a.id, b.id);

const isOpen = ({ state }: DeskRow) => !['已发布', '已撤回', '没有比较', '正在比较'].includes(state);

const formatSaved = (time: Date): string => formatLocalMoment(time).slice(0, 'YYYY-MM-DD HH:mm'.length);

const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));

/** A report's files, those of former texts and attachments included, lie below its folder. */
function findOwner<T>(byFolder: ReadonlyMap<string, T>, file: string): T | undefined {
  for (let folder = folderOf(`${file}/`); folder !== ''; folder = folderOf(folder)) {
    const owner = byFolder.get(folder);
    if (owner !== undefined || !folder.includes('/')) return owner;
  }
  return undefined;
}
