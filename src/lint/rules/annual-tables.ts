import { clip } from '../../base/clip.ts';
import { groupBy } from '../../base/group-by.ts';
import { formatHanNumber } from '../../base/han-number.ts';
import { findReportYear } from '../../report/find-profile.ts';
import {
  listLeaves,
  type Profile,
  type ProfileLeaf,
  type ProfileLine,
  type ProfileSum,
  type ProfileTable,
} from '../../report/profile.ts';
import type { ReportFields } from '../../report/report.ts';
import type { TypedCell, TypedTable } from '../../report/typed-table.ts';
import { changeForm, showForm } from '../annual-example.ts';
import { findHeading, findPart, KEEP, listTexts } from '../annual-parts.ts';
import type {
  Finding,
  LintReport,
  LintRule,
  PortalFinding,
  PortalLintReport,
  PortalRule,
  ReportRule,
} from '../lint-rule.ts';

/** The statutory tables of reports that repeat each year: whole, adding up, going on from one year to the next. */

const REMEDY = `哪一格填错了，要对照原始台账或原件来定，改正那一格；${KEEP}`;

/** Beginnings of rows in the examples. */
const NEW = '| 一、本年新收政府信息公开申请数量 | < | < | ';
const CARRIED = '| 二、上年结转政府信息公开申请数量 | < | < | ';
const LEFT = '| 四、结转下年度继续办理 | < | < | ';

const annualTableRule: ReportRule = {
  code: 'annual-table',
  title: '年度报告的法定表格缺行缺列，或者有读不成数的格子',
  basis: '各种年度报告的格式（_data/profiles）所列的表格',
  wrong: changeForm({ '| 行政处罚 | 40 |': '| 行政处罚 | 四十余 |' }),
  right: showForm('| 行政处罚 | 40 |'),
  *check(report) {
    const { profile } = report.source;
    if (!profile || !report.tables) return;
    for (const table of profile.tables) {
      const typed = report.tables.find(({ id }) => id === table.id);
      if (typed) yield* checkTable(table, typed);
      else yield* tellMissing(report, profile, table);
    }
  },
};

/** Where the part itself is missing, that has been told. */
function* tellMissing(report: LintReport, { name, parts }: Profile, table: ProfileTable): Generator<Finding> {
  const part = parts.find(({ number }) => number === table.part);
  const heading = findHeading(report, part && findPart(report.sections, part));
  if (!heading) return;
  yield {
    at: { text: heading, index: 0 },
    message: `${name}的第${formatHanNumber(table.part)}部分里没有读出“${table.name}”这张表`,
    remedy: `照格式补上这张表，行和列的名称照格式写（npm run new -- --profile 能做出空表）；原件没有这张表，写进“检查例外”并说明原因`,
    form: '照格式补上这张表，行和列的名称照格式写；原件没有这张表，写进“检查例外”并说明原因',
  };
}

function* checkTable(table: ProfileTable, typed: TypedTable): Generator<Finding> {
  const cells = typed.rows.flatMap((row) => row.cells);
  const first = cells.find((cell) => cell !== null);
  if (!first) return;
  const [rows, columns] = [listLeaves(table.rows), listLeaves(table.columns)];
  const isAbsent = (_: unknown, at: number) => typed.rows.every((row) => !row.cells[at]);
  const missing = [
    ...columns.filter(isAbsent).map((leaf) => `“${nameOf(leaf, columns)}”这一列`),
    ...rows
      .filter(({ id }) => typed.rows.every((row) => row.id !== id))
      .map((leaf) => `“${nameOf(leaf, rows)}”这一行`),
  ];
  if (missing.length > 0)
    yield {
      at: place(first),
      message: `“${table.name}”表里没有${missing.join('、')}`,
      remedy: '照格式补上；名称写得不一样的，照格式改；原件没有，写进“检查例外”并说明原因',
    };
  const { other } = typed;
  if (other) {
    const told = findCell(typed, other.row, typed.columns[other.column]?.id ?? '');
    yield {
      at: place(other.cell),
      message: `${describeCell(table, other.row, other.column)}第 ${told?.line} 行已经写了，是“${clip(told?.text ?? '')}”，这里又写了“${clip(other.cell.text)}”，核对的是前面的`,
      remedy: `哪一处填错了，要对照原始台账或原件来定，改正那一处；这一张是别的表（如往年的），写进“检查例外”并说明原因`,
    };
  }
  for (const row of typed.rows) {
    for (const [at, cell] of row.cells.entries()) {
      if (!cell || cell.value === null) continue;
      const isWhole = table.decimals || cell.value === undefined || Number.isInteger(cell.value);
      if (cell.value !== undefined && isWhole) continue;
      const fault = isWhole ? '读不成一个数，有关的合计没有核对' : `不是整数（单位：${table.unit}）`;
      yield {
        at: place(cell),
        message: `${describeCell(table, row.id, at)}写的是“${clip(cell.text)}”，${fault}`,
        remedy: `这一格只写一个数；是 0 的写 0 或留空，几格合并的分开写；${KEEP}`,
      };
    }
  }
}

const place = ({ line, column }: TypedCell) => ({ line, column });

/** A label without its number, as a sentence has it. */
const bare = ({ label }: ProfileLine) =>
  label.replace(/^(?:[一二三四五六七八九十]+、|（[^）]{1,3}）|\d+\.)/u, '');

/** A row or column, with the label above it where its own says too little or is another's as well. */
function nameOf(leaf: ProfileLeaf | undefined, all: readonly ProfileLeaf[]): string {
  const line = leaf?.path.at(-1);
  const above = leaf?.path.at(-2);
  if (!line) return '';
  const name = bare(line);
  const isShared = all.filter(({ path }) => path.at(-1)?.label === line.label).length > 1;
  return above && (isShared || name.length <= 2) ? `${bare(above)}—${name}` : name;
}

function describeCell(table: ProfileTable, row: string, column: number): string {
  const [rows, columns] = [listLeaves(table.rows), listLeaves(table.columns)];
  const head = `“${nameOf(columns[column], columns)}”`;
  const name = nameOf(
    rows.find(({ id }) => id === row),
    rows,
  );
  return name === '' ? head : `“${name}”的${head}`;
}

const annualSumRule: ReportRule = {
  code: 'annual-sum',
  title: '年度报告的法定表格里，应当相等的两边不相等',
  basis: '国办公开办函〔2021〕30号所附格式：第一项加第二项之和，等于第三项加第四项之和；总计是各项之和',
  wrong: changeForm({ [`${NEW}11 | 1 |`]: `${NEW}10 | 2 |` }),
  right: showForm(`${NEW}11 | 1 |`),
  *check({ source: { profile }, tables }) {
    for (const table of profile?.tables ?? []) {
      const typed = tables?.find(({ id }) => id === table.id);
      if (!typed) continue;
      for (const sum of table.sums) yield* checkSum(table, typed, sum);
    }
  },
};

/** A number of a sum with what messages call it. */
interface Term {
  readonly name: string;
  readonly cell: TypedCell;
  readonly value: number;
}

/** Looks at every line that crosses the two sums. Where a number is missing or uncertain, nothing is said of its line. */
function* checkSum(table: ProfileTable, typed: TypedTable, sum: ProfileSum): Generator<Finding> {
  const rows = listLeaves(table.rows);
  const columns = listLeaves(table.columns);
  const [crossing, summed] = sum.of === 'rows' ? [columns, rows] : [rows, columns];
  for (const line of crossing) {
    const find = (id: string): Term | undefined => {
      const [row, column] = sum.of === 'rows' ? [id, line.id] : [line.id, id];
      const cell = findCell(typed, row, column);
      const own = summed.find((each) => each.id === id)?.path.at(-1);
      if (cell?.value === undefined || !own) return undefined;
      return { name: own.short ?? bare(own), cell, value: cell.value ?? 0 };
    };
    const left = sum.left.map(find);
    const right = sum.right.map(find);
    if (!isComplete(left) || !isComplete(right) || add(left) === add(right)) continue;
    const [first] = left;
    if (!first) continue;
    const group = summed.find(({ id }) => id === sum.left[0])?.path.at(-2);
    const own = nameOf(line, crossing);
    const name = own || (group ? bare(group) : table.name);
    const what = own === '' ? '这一组' : sum.of === 'rows' ? '这一列' : '这一行';
    yield {
      at: place(first.cell),
      message: `“${name}”${what}，${showSum(left)}，${showSum(right)}，应当相等。依据：${sum.basis}`,
      remedy: REMEDY,
    };
  }
}

const isComplete = (terms: readonly (Term | undefined)[]): terms is readonly Term[] =>
  !terms.includes(undefined);

/** Exact for as many decimals as cells may have. */
const add = (terms: readonly Pick<Term, 'value'>[]) =>
  terms.reduce((sum, { value }) => sum + Math.round(value * 1e6), 0) / 1e6;

/** Terms of a long sum that are nothing are not told. */
const LONG = 6;

/** 一＋二＝10＋3＝13 */
function showSum(terms: readonly Term[]): string {
  const told = terms.length > LONG ? terms.filter(({ value }) => value !== 0) : terms;
  const rest = told.length < terms.length ? '（其余各项是 0 或没有写）' : '';
  if (told.length === 0) return '各项都是 0 或没有写';
  const names = told.map(({ name }) => name).join('＋');
  const values = told.map(({ cell, value }) => (cell.value === null ? '空' : value));
  const total = told.length > 1 ? `＝${add(told)}` : '';
  return `${names}＝${values.join('＋')}${total}${rest}`;
}

function findCell(typed: TypedTable, row: string, column: string): TypedCell | null | undefined {
  const at = typed.columns.findIndex(({ id }) => id === column);
  return typed.rows.find(({ id }) => id === row)?.cells[at];
}

const annualFigureRule: ReportRule = {
  code: 'annual-figure',
  title: '年度报告正文里的数与表格里的不同',
  basis: '同一个数在正文和表格里应当一致',
  wrong: changeForm({ 新收政府信息公开申请12件: '新收政府信息公开申请13件' }),
  right: showForm('新收政府信息公开申请12件'),
  *check(report) {
    const { profile, fields } = report.source;
    if (!profile || !report.tables) return;
    for (const { part: number, pattern, table: id, row, column } of profile.statements) {
      const table = profile.tables.find((each) => each.id === id);
      const typed = report.tables.find((each) => each.id === id);
      const part = profile.parts.find((each) => each.number === number);
      const section = part && findPart(report.sections, part);
      const cell = typed && findCell(typed, row, column);
      if (!table || !typed || !section || cell?.value === undefined) continue;
      const wanted = createStatementPattern(pattern, fields);
      const at = typed.columns.findIndex((each) => each.id === column);
      for (const text of listTexts(report, section)) {
        if (text.kind !== 'paragraph' && text.kind !== 'item') continue;
        for (const match of text.text.matchAll(wanted)) {
          const digits = match[1] ?? '';
          if (Number(digits.normalize('NFKC').replace(/\D/gu, '')) === (cell.value ?? 0)) continue;
          yield {
            at: { text, index: match.index + match[0].lastIndexOf(digits) },
            message: `这里写的是 ${digits}，“${table.name}”表里${describeCell(table, row, at)}是 ${show(cell)}（第 ${cell.line} 行）`,
            remedy: REMEDY,
          };
        }
      }
    }
  },
};

/** @param pattern with places for what each report says of itself */
function createStatementPattern(pattern: string, fields: ReportFields): RegExp {
  const org = fields.org.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const own = pattern.replaceAll('{year}', String(findReportYear(fields))).replaceAll('{org}', () => org);
  return new RegExp(own, 'gu');
}

const annualCarryRule: PortalRule = {
  code: 'annual-carry',
  scope: 'portal',
  title: '年度报告的上年结转与上一年度报告的结转下年度不同',
  basis: '国办公开办函〔2021〕30号所附格式：上年结转就是上一年度报告的结转下年度继续办理',
  wrong: [showForm(`${LEFT}3 |`), changeForm({ [`${CARRIED}1 |`]: `${CARRIED}1 |` }, 2022)],
  right: [
    showForm(`${LEFT}3 |`),
    changeForm(
      {
        [`${CARRIED}1 |  |  |  |  |  | 1 |`]: `${CARRIED}3 |  |  |  |  |  | 3 |`,
        [`${NEW}11 | 1 |  |  |  |  | 12 |`]: `${NEW}9 | 1 |  |  |  |  | 10 |`,
        新收政府信息公开申请12件: '新收政府信息公开申请10件',
        上年结转1件: '上年结转3件',
      },
      2022,
    ),
  ],
  *check(reports) {
    const groups = groupReports(reports);
    for (const report of reports) {
      const former = report.carried && findFormer(report, groups);
      if (former) yield* compareCarried(report, former);
    }
  },
};

/** Of the same body, kind and subject; nothing is compared where one year has two such reports. */
function findFormer(report: PortalLintReport, groups: ReturnType<typeof groupReports>) {
  const [former, ...others] = groups.get(formatKey(report, -1)) ?? [];
  const isAlone = others.length === 0 && groups.get(formatKey(report, 0))?.length === 1;
  return isAlone ? former : undefined;
}

function* compareCarried(
  report: PortalLintReport,
  { file, fields, carried: formerTables }: PortalLintReport,
): Generator<PortalFinding> {
  const { profile, carried } = report;
  for (const { table: id, row, before, basis } of profile?.carried ?? []) {
    const table = profile?.tables.find((each) => each.id === id);
    const [now, then] = [carried, formerTables].map((tables) => tables?.find((one) => one.id === id));
    if (!table || !now || !then) continue;
    for (const [at, { id: column }] of now.columns.entries()) {
      const own = findCell(now, row, column);
      const other = findCell(then, before, column);
      if (own?.value === undefined || other?.value === undefined) continue;
      if ((own.value ?? 0) === (other.value ?? 0)) continue;
      yield {
        report,
        field: '标题',
        at: place(own),
        message: `${describeCell(table, row, at)}是 ${show(own)}，${findReportYear(fields)} 年度报告里${describeCell(table, before, at)}是 ${show(other)}（${file}:${other.line}:${other.column}），应当相等。依据：${basis}`,
        remedy: `两篇里哪一格填错了，${REMEDY.replace('哪一格填错了，', '')}`,
      };
    }
  }
}

const show = ({ value }: TypedCell) => (value === null ? '空' : String(value));

/** Reports by kind, body, subject and year. */
const groupReports = (reports: readonly PortalLintReport[]): ReadonlyMap<string, PortalLintReport[]> =>
  groupBy(
    reports.filter(({ carried }) => carried),
    (report) => formatKey(report, 0),
  );

/** @param years added to the report's year */
const formatKey = ({ profile, fields }: PortalLintReport, years: number) =>
  [profile?.id, fields.org, findSubject(fields.title), findReportYear(fields) + years].join('\n');

/** Whose report it is, as far as the title says: without year, kind and brackets. */
const findSubject = (title: string) =>
  title
    .normalize('NFKC')
    .replace(/\s+|[\d〇○零一二三四五六七八九]{4}年度?|政府信息公开.*$|\([^)]*\)/gu, '')
    .replace(/人民政府$/u, '');

export const ANNUAL_TABLE_RULES: readonly LintRule[] = [
  annualTableRule,
  annualSumRule,
  annualFigureRule,
  annualCarryRule,
];
