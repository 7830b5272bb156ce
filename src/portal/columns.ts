import { compareCodeUnits } from '../base/compare-code-units.ts';
import { comparePinyin } from '../base/compare-pinyin.ts';
import { oncePer } from '../base/once-per.ts';
import {
  COLUMN_CONDITIONS,
  type ColumnSetting,
  type ConditionName,
  formatSlug,
  listRules,
  type Placed,
} from '../report/column-settings.ts';
import { findDisclosurePart } from '../report/disclosure-parts.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';

/** 栏目: which there are, and what is in which. */

/** A column as others name it. */
export interface ColumnHead {
  readonly name: string;
  /** The name, with those of the columns around it where another has the same. */
  readonly label: string;
  readonly path: string;
  readonly url: string;
  readonly description?: string;
  readonly keywords: readonly string[];
  /** `ColumnType` of 《政府网站发展指引》. */
  readonly type: string;
  /** The way to it from the outermost, itself included. */
  readonly trail: readonly { readonly url: string; readonly label: string }[];
}

/** Where a report stands. */
export interface ReportColumns {
  /** The one that its page names. */
  readonly main?: ColumnHead;
  /** All that list it, with those around them. */
  readonly all: readonly ColumnHead[];
}

/** A column of the settings' tree, with its place in it. */
export interface PlannedColumn {
  readonly head: ColumnHead;
  readonly setting: ColumnSetting;
  /** Where it stands below `columns` in `site.json`. */
  readonly at: readonly (string | number)[];
  readonly children: readonly PlannedColumn[];
}

export interface ColumnPlan {
  /** Empty where the settings have none: then each 所属类目 is one. */
  readonly roots: readonly PlannedColumn[];
  find(report: Placed): ReportColumns;
  /** The column that an editor names by its name, by its label or by its address. */
  findNamed(name: string): ColumnHead | undefined;
}

/** `ColumnType` of lists of reports. */
export const CATALOGUE_TYPE = '信息公开目录';

/** What a column is for; where nobody has said it, its name. */
export const describeColumn = ({ name, description }: Pick<ColumnHead, 'name' | 'description'>): string =>
  description ?? `“${name}”栏目公开的内容`;

/** A planned column that knows the one around it. */
interface Node extends PlannedColumn {
  readonly parent: Node | undefined;
  /** Its place in the tree from top to bottom. */
  readonly order: number;
  readonly children: Node[];
}

/** The columns that the settings describe: made once for the same settings. */
export const planColumns = oncePer(
  (settings: readonly ColumnSetting[]): ColumnPlan =>
    settings.length === 0 ? planCategories() : planTree(settings),
);

/** What a report is placed by, of one that is read. */
export const describePlace = ({ id, fields }: Pick<ReportSource, 'id' | 'fields'>): Placed => ({
  id,
  ...fields,
});

/** Without a tree: what is written as 所属类目 is a column. */
function planCategories(): ColumnPlan {
  const heads = new Map<string, ColumnHead>();
  const findNamed = (name: string) => {
    const head = heads.get(name) ?? createHead({ name }, undefined, name);
    heads.set(name, head);
    return head;
  };
  return {
    roots: [],
    find({ category }) {
      const head = category ? findNamed(category) : undefined;
      return head ? { main: head, all: [head] } : { all: [] };
    },
    findNamed,
  };
}

function createHead(setting: ColumnSetting, parent: ColumnHead | undefined, label: string): ColumnHead {
  const { name, description, keywords = [], type } = setting;
  const base = `columns/${formatSlug(setting)}`;
  const url = formatUrl(`${base}.html`);
  return {
    name,
    label,
    path: `${base}.html`,
    url,
    ...(description ? { description } : {}),
    keywords: keywords.length > 0 ? keywords : [name],
    type: type || findDisclosurePart(name)?.type || CATALOGUE_TYPE,
    trail: [...(parent?.trail ?? []), { url, label: name }],
  };
}

function planTree(settings: readonly ColumnSetting[]): ColumnPlan {
  const all: Node[] = [];
  const counts = countNames(settings, new Map());
  const create = (
    list: readonly ColumnSetting[],
    parent: Node | undefined,
    around: PlannedColumn['at'],
  ): Node[] =>
    list.map((setting, index) => {
      const at = [...around, index];
      const isOnly = counts.get(setting.name) === 1 || !parent;
      const label = isOnly ? setting.name : `${parent.head.label} › ${setting.name}`;
      const node: Node = {
        head: createHead(setting, parent?.head, label),
        setting,
        at,
        parent,
        order: all.length,
        children: [],
      };
      all.push(node);
      node.children.push(...create(setting.children ?? [], node, [...at, 'children']));
      return node;
    });
  const roots = create(settings, undefined, []);
  const match = indexRules(all);
  return {
    roots,
    find: (report) => placeReport(match(report)),
    findNamed(name) {
      const ways = [
        ({ head }: PlannedColumn) => head.label,
        ({ head }: PlannedColumn) => head.name,
        ({ setting }: PlannedColumn) => formatSlug(setting),
      ];
      const found = ways.map((way) => all.filter((node) => way(node) === name));
      // A name that several have names none.
      return found.find(({ length }) => length === 1)?.[0]?.head;
    },
  };
}

function countNames(settings: readonly ColumnSetting[], counts: Map<string, number>): Map<string, number> {
  for (const { name, children = [] } of settings) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    countNames(children, counts);
  }
  return counts;
}

/** Which columns want a report by themselves. A portal may have thousands: each rule is found by its first condition. */
function indexRules(nodes: readonly Node[]): (report: Placed) => Set<Node> {
  type Rule = readonly (readonly [ConditionName, ReadonlySet<string>])[];
  const index = new Map<ConditionName, Map<string, { node: Node; rest: Rule }[]>>();
  for (const node of nodes)
    for (const rule of listRules(node.setting)) {
      const [first, ...rest] = Object.entries(rule).map(
        ([name, values = []]) =>
          [name as ConditionName, new Set(values.map((value) => value.trim()))] as const,
      );
      if (!first) continue;
      const [name, values] = first;
      const known = index.get(name) ?? new Map<string, { node: Node; rest: Rule }[]>();
      index.set(name, known);
      for (const value of values) {
        const wanting = known.get(value) ?? [];
        wanting.push({ node, rest });
        known.set(value, wanting);
      }
    }
  return (report) => {
    const found = new Set<Node>();
    for (const [name, known] of index)
      for (const value of COLUMN_CONDITIONS[name](report))
        for (const { node, rest } of known.get(value) ?? [])
          if (rest.every(([other, set]) => COLUMN_CONDITIONS[other](report).some((one) => set.has(one))))
            found.add(node);
    return found;
  };
}

/**
 * The main column is the innermost on the first way down: the first column from the top that lists the report, in it
 * the first of its sub-columns that does, and so on. Whoever orders the columns so decides.
 */
function placeReport(found: ReadonlySet<Node>): ReportColumns {
  const listing = new Set<Node>();
  for (const node of found)
    for (let each: Node | undefined = node; each; each = each.parent) listing.add(each);
  const inOrder = [...listing].sort((a, b) => a.order - b.order);
  let main = inOrder[0];
  for (let inner = main; inner; inner = inOrder.find(({ parent }) => parent === inner)) main = inner;
  return { ...(main ? { main: main.head } : {}), all: inOrder.map(({ head }) => head) };
}

/** A column with what is in it. */
export interface PortalColumn<Report = unknown, Page = unknown> extends ColumnHead {
  /** In publication order, with those of the columns in it. */
  readonly reports: readonly Report[];
  /** Fixed pages, in their order. */
  readonly pages: readonly Page[];
  readonly children: readonly PortalColumn<Report, Page>[];
}

/** The columns of a portal: those of the settings in their order, else those with most reports first. */
export function collectColumns<
  Report extends { readonly columns: ReportColumns },
  Page extends { readonly column?: ColumnHead | undefined },
>(
  reports: readonly Report[],
  pages: readonly Page[],
  settings: readonly ColumnSetting[],
): PortalColumn<Report, Page>[] {
  const heads = new Map<string, ColumnHead>();
  const gather = <T>(all: readonly T[], columnsOf: (one: T) => readonly ColumnHead[]) => {
    const members = new Map<string, T[]>();
    for (const one of all)
      for (const head of columnsOf(one)) {
        heads.set(head.path, head);
        const others = members.get(head.path) ?? [];
        others.push(one);
        members.set(head.path, others);
      }
    return members;
  };
  const reportsOf = gather(reports, ({ columns }) => columns.all);
  const pagesOf = gather(pages, ({ column }) => (column ? [column] : []));
  const fill = (head: ColumnHead, children: readonly PlannedColumn[]): PortalColumn<Report, Page> => ({
    ...head,
    reports: reportsOf.get(head.path) ?? [],
    pages: pagesOf.get(head.path) ?? [],
    children: children.map((child) => fill(child.head, child.children)),
  });
  const { roots } = planColumns(settings);
  if (roots.length > 0) return roots.map(({ head, children }) => fill(head, children));
  return [...heads.values()]
    .map((head) => fill(head, []))
    .sort(
      (a, b) =>
        b.reports.length - a.reports.length ||
        comparePinyin(a.name, b.name) ||
        compareCodeUnits(a.name, b.name),
    );
}

/** A tree of columns, planned or with what is in them, as a list from top to bottom. */
export const listColumns = <Column extends { readonly children: readonly Column[] }>(
  columns: readonly Column[],
): Column[] => columns.flatMap((column) => [column, ...listColumns(column.children)]);

/** A report that no column lists any more: those that were there for it alone have no page. */
export function leaveMissingColumns<Report extends { readonly columns: ReportColumns }>(
  report: Report,
  columns: readonly PortalColumn[],
): Report {
  const known = new Set(listColumns(columns).map(({ path }) => path));
  return report.columns.all.every(({ path }) => known.has(path))
    ? report
    : { ...report, columns: { all: [] } };
}
