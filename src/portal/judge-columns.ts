import { compareCodeUnits } from '../base/compare-code-units.ts';
import { groupBy } from '../base/group-by.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addDays, countDays } from '../report/calendar-date.ts';
import { type ColumnSetting, listRules } from '../report/column-settings.ts';
import type { ReportSource } from '../report/report.ts';
import {
  type ColumnHead,
  collectColumns,
  describePlace,
  listColumns,
  type PlannedColumn,
  type PortalColumn,
  planColumns,
  type ReportColumns,
} from './columns.ts';

/** What is wrong with columns in the light of the content: empty ones, ones that are not kept up, reports in none. */

/** What the columns are judged by. */
export interface ColumnContent {
  readonly settings: readonly ColumnSetting[];
  /** What is published. */
  readonly reports: readonly Pick<ReportSource, 'id' | 'file' | 'fields' | 'places'>[];
  /** Columns of fixed pages. */
  readonly pages: readonly { readonly column?: ColumnHead }[];
  /** The day to count from, `YYYY-MM-DD`. */
  readonly day: string;
}

type Locate = (...at: (string | number)[]) => Pick<Diagnostic, 'file' | 'line' | 'column'>;

/** How long a column may be without anything new. */
interface Period {
  /** In words. */
  readonly label: string;
  /** The last day on which it is kept up, of one whose newest report is of that day. */
  end(newest: string): string;
  /** What inspections call such columns, and from how many overdue ones on they are a veto. */
  readonly veto?: { readonly of: string; readonly from: number };
}

/** 31 August and six months is the last of February. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * Periods of 《政府网站与政务新媒体检查指标》 (国办秘函〔2019〕19号), by what a column is called. A column of another name has
 * none unless the settings say so.
 */
const PERIODS: readonly { readonly names: RegExp; readonly period: Period }[] = [
  {
    names: /(?:动态|要闻|新闻)$/,
    period: { label: '两周', end: (newest) => addDays(newest, 14), veto: { of: '动态、要闻类', from: 5 } },
  },
  {
    names: /^(?:通知公告|政策文件)$/,
    period: { label: '六个月', end: (newest) => addMonths(newest, 6) },
  },
];

/** Empty columns from which on an inspection is failed. */
const EMPTY_VETO = 5;

const MOST_TOLD = 20;

/** How long the column may be without anything new; nothing where it is not asked. */
export function findPeriod({
  name,
  type,
  updateDays,
}: Pick<ColumnSetting, 'name' | 'type' | 'updateDays'>): Period | undefined {
  if (updateDays === 0) return undefined;
  if (updateDays !== undefined)
    return { label: ` ${updateDays} 天`, end: (newest) => addDays(newest, updateDays) };
  return PERIODS.find(({ names }) => names.test(type ?? '') || names.test(name))?.period;
}

export function judgeColumns(content: ColumnContent, locate: Locate): Diagnostic[] {
  const { settings, reports } = content;
  const plan = planColumns(settings);
  const placed = [...reports]
    .sort((a, b) => compareCodeUnits(b.fields.date, a.fields.date) || compareCodeUnits(a.id, b.id))
    .map((report) => ({ ...report, columns: plan.find(describePlace(report)) }));
  const columns = listColumns(collectColumns(placed, content.pages, settings));
  const planned = listColumns(plan.roots);
  const byPath = new Map(planned.map((one) => [one.head.path, one]));
  const find = (column: ColumnHead) => {
    const own = byPath.get(column.path);
    return {
      setting: own?.setting ?? { name: column.name },
      locate: () => locate('columns', ...(own?.at ?? []), ...(own ? ['name'] : [])),
    };
  };
  return [
    ...findOverlaps(planned, locate),
    ...findEmpty(columns, find),
    ...findStale(columns, content.day, find),
    ...(planned.length > 0 ? findUnplaced(placed, planned) : []),
  ];
}

type Placed = ColumnContent['reports'][number] & { readonly columns: ReportColumns };
type Column = PortalColumn<Placed, unknown>;
/** Places are looked up only where they are told: of thousands that takes its time. */
type Find = (column: ColumnHead) => { setting: ColumnSetting; locate: () => ReturnType<Locate> };

/** Tells the first, and of the rest how many there are. */
function tell<T>(found: readonly T[], describe: (one: T) => Diagnostic): Diagnostic[] {
  const rest = found.length - MOST_TOLD;
  return found.slice(0, MOST_TOLD).map((one, at) => {
    const told = describe(one);
    const isLast = rest > 0 && at === MOST_TOLD - 1;
    return isLast ? { ...told, message: `${told.message}（这样的还有 ${rest} 个，没有列出）` } : told;
  });
}

const isEmpty = ({ reports, pages, children }: Column): boolean =>
  reports.length + pages.length === 0 && children.every(isEmpty);

function findEmpty(columns: readonly Column[], find: Find): Diagnostic[] {
  const empty = columns.filter(isEmpty);
  const found = tell(empty, (column) => ({
    level: 'warning',
    rule: 'column-empty',
    ...find(column).locate(),
    message: `栏目“${column.label}”是空的：没有一篇报告、一个网页属于它`,
    remedy: '在 "reports" 里写明收哪些报告；还没有内容的栏目，先从 columns 里删去',
    form: '在报告的“所属类目”里写上它，或者在“设置”的“栏目”里改它按什么收；还没有内容的，先删去',
  }));
  const [first] = empty;
  if (!first || empty.length < EMPTY_VETO) return found;
  return [
    ...found,
    {
      level: 'warning',
      rule: 'column-empty',
      ...find(first).locate(),
      message: `空白栏目一共有 ${empty.length} 个：检查时有 ${EMPTY_VETO} 个以上就单项否决`,
      remedy: '先补上内容，或者删去空白的栏目',
    },
  ];
}

function findStale(columns: readonly Column[], day: string, find: Find): Diagnostic[] {
  const overdue = columns.flatMap((column) => {
    const newest = column.reports[0]?.fields.date;
    const { setting, locate } = find(column);
    const period = findPeriod(setting);
    if (!newest || !period || period.end(newest) >= day) return [];
    return [{ column, newest, period, locate }];
  });
  const found = tell(overdue, ({ column, newest, period, locate }) => ({
    level: 'warning',
    rule: 'column-stale',
    ...locate(),
    message: `栏目“${column.label}”没有按期更新：最新一篇是 ${newest}，到 ${day} 有 ${countDays(newest, day)} 天，期限是${period.label}`,
    remedy: '发布新的内容；不是按期更新的栏目，在它后面写 "updateDays": 0',
    form: '发布新的内容；不是按期更新的，在“设置”的“栏目”里把它的“多少天不更新就提醒”写成 0',
  }));
  const vetoes = PERIODS.flatMap(({ period }): Diagnostic[] => {
    const all = overdue.filter((one) => one.period === period);
    const [first] = all;
    if (!first || !period.veto || all.length < period.veto.from) return [];
    return [
      {
        level: 'warning',
        rule: 'column-stale',
        ...first.locate(),
        message: `${period.veto.of}栏目超过${period.label}没有更新的有 ${all.length} 个：检查时有 ${period.veto.from} 个以上就单项否决`,
        remedy: '先更新这些栏目',
      },
    ];
  });
  return [...found, ...vetoes];
}

/** Reports that stand in no column, and 所属类目 that no column takes: each told once, at the newest report. */
function findUnplaced(placed: readonly Placed[], planned: readonly PlannedColumn[]): Diagnostic[] {
  const taken = new Set(
    planned.flatMap(({ setting }) => listRules(setting).flatMap(({ 所属类目 = [] }) => 所属类目)),
  );
  const isUnknown = ({ fields: { category } }: Placed) =>
    Boolean(category) && taken.size > 0 && !taken.has(category ?? '');
  const unknown = groupBy(placed.filter(isUnknown), ({ fields }) => fields.category ?? '');
  const none = placed.filter((report) => !isUnknown(report) && report.columns.all.length === 0);
  const describe = (reports: readonly Placed[]) =>
    reports.length > 1 ? `（这样的有 ${reports.length} 篇）` : '';
  const placeOf = ({ file, places }: Placed) => ({ file, ...(places.get('所属类目') ?? START) });
  const names = [...taken].map((name) => `“${name}”`);
  const choices = `${names.slice(0, 12).join(' ')}${names.length > 12 ? ' ……' : ''}`;
  return [
    ...tell([...unknown], ([category, reports]) => ({
      level: 'warning',
      rule: 'column-unknown',
      ...placeOf(reports[0] as Placed),
      message: `所属类目“${category}”，网站设置的栏目里没有一个收它${describe(reports)}`,
      remedy: `写栏目收的所属类目，可选：${choices}；或者在 site.json 的 columns 里加上它`,
      form: `写栏目收的所属类目，可选：${choices}；或者在“设置”的“栏目”里加上它`,
    })),
    ...none.slice(0, 1).map(
      (report): Diagnostic => ({
        level: 'warning',
        rule: 'column-none',
        ...placeOf(report),
        message: `这篇报告不属于任何一个栏目${describe(none)}`,
        remedy:
          taken.size > 0
            ? `写上“所属类目”，可选：${choices}；或者在 site.json 的 columns 里写明收它`
            : '在 site.json 的 columns 里写明哪个栏目收它',
        form:
          taken.size > 0
            ? `写上“所属类目”，可选：${choices}；或者在“设置”的“栏目”里写明收它`
            : '在“设置”的“栏目”里写明哪个栏目收它',
      }),
    ),
  ];
}

/** The same condition in two columns of which none is in the other: the second is never a report's main column by it. */
function findOverlaps(planned: readonly PlannedColumn[], locate: Locate): Diagnostic[] {
  const first = new Map<string, PlannedColumn>();
  const found: { name: string; value: string; other: PlannedColumn; column: PlannedColumn }[] = [];
  for (const column of planned)
    for (const rule of listRules(column.setting)) {
      const conditions = Object.entries(rule);
      const [[name, values = []] = ['', []]] = conditions;
      if (conditions.length !== 1) continue;
      for (const value of values) {
        const key = `${name}\n${value}`;
        const other = first.get(key);
        if (!other) first.set(key, column);
        else if (other !== column && !isAround(other, column)) found.push({ name, value, other, column });
      }
    }
  return tell(found, ({ name, value, other, column }) => ({
    level: 'warning',
    rule: 'column-overlap',
    ...locate('columns', ...column.at, 'reports'),
    message: `栏目“${other.head.label}”和“${column.head.label}”都收${name}“${value}”：报告的网页上写的是前一个`,
    remedy: '两个都要列出就不用改；不要的，从其中一个里删去这个值',
  }));
}

const isAround = ({ at }: PlannedColumn, inner: PlannedColumn): boolean =>
  at.every((step, depth) => inner.at[depth] === step);
