import { clip, clipJson } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { listPathParts } from '../base/list-path-parts.ts';
import { hashContent } from '../base/sha256.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { suggestName } from './nearest.ts';
import type { ReportFields } from './report.ts';
import type { PlacedFault } from './setting-words.ts';
import { formatFileName, isListEnding } from './urls.ts';

/** 栏目 of a portal, as `site.json` has them: a tree, so that no column can lie in itself. */

/** A column as it is written. */
export interface ColumnSetting {
  readonly name: string;
  /** File name of its page, without the ending; else it is made of the name. */
  readonly slug?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  /** `ColumnType` of 《政府网站发展指引》. */
  readonly type?: string;
  /** Days after which it counts as not updated; 0: never. Else the type and the name tell it. */
  readonly updateDays?: number;
  /** What belongs; else reports whose 所属类目 is the name. */
  readonly reports?: ColumnRule | readonly ColumnRule[];
  readonly children?: readonly ColumnSetting[];
}

/** All conditions have to be met, each by one of its values. */
export type ColumnRule = Readonly<Partial<Record<ConditionName, string | readonly string[]>>>;

/** What a report is placed by. */
export type Placed = Pick<ReportFields, 'category' | 'genre' | 'topic' | 'org' | 'keywords'> & {
  /** Below `reports/`. */
  readonly id: string;
};

/** The conditions by the names that editors know: of each, the values that a report has. */
export const COLUMN_CONDITIONS = {
  所属类目: ({ category }: Placed) => (category ? [category] : []),
  体裁: ({ genre }: Placed) => [genre],
  主题分类: ({ topic }: Placed) => [topic],
  机构名称: ({ org }: Placed) => [org],
  关键词: ({ keywords }: Placed) => keywords,
  // The folder and all around it: `2021` has all of that year.
  文件夹: ({ id }: Placed) => listPathParts(id),
};

export type ConditionName = keyof typeof COLUMN_CONDITIONS;

const CONDITION_NAMES = Object.keys(COLUMN_CONDITIONS) as ConditionName[];

/** The rules of a column, each condition with a list of values. */
export function listRules({
  name,
  reports,
}: Pick<ColumnSetting, 'name' | 'reports'>): Partial<Record<ConditionName, readonly string[]>>[] {
  const rules: readonly ColumnRule[] =
    reports === undefined ? [{ 所属类目: name }] : isList(reports) ? reports : [reports];
  return rules.map((rule) =>
    Object.fromEntries(
      Object.entries(rule).map(([condition, values]) => [
        condition,
        typeof values === 'string' ? [values] : values,
      ]),
    ),
  );
}

const isList = (value: ColumnRule | readonly ColumnRule[]): value is readonly ColumnRule[] =>
  Array.isArray(value);

/**
 * The name of a column's page. It depends on the column alone: whatever comes, goes or moves beside it, the address
 * stays. What a file cannot be called, or differs from another only in case, gets a hash of the name.
 */
export function formatSlug({ name, slug }: Pick<ColumnSetting, 'name' | 'slug'>): string {
  if (slug !== undefined) return slug;
  const file = formatFileName(name);
  const isItself = file === name && file === file.toLowerCase() && !isListEnding(file);
  return isItself ? file : `${file}-${hashContent(name).slice(0, 6)}`;
}

/** Levels of the tree: more than anybody finds the way through. */
const MOST_LEVELS = 4;

/** Characters of a name: it stands in titles and in the way to the page. */
const MOST_CHARACTERS = 60;

/** Where below `columns`. */
type Path = PlacedFault['at'];

const FORM =
  '像这样写：[{ "name": "（栏目的名称）", "reports": { "所属类目": ["（报告里写的所属类目）"] } }]';

const NAMES = [
  'name',
  'slug',
  'description',
  'keywords',
  'type',
  'updateDays',
  'reports',
  'children',
] satisfies (keyof ColumnSetting)[];

/** Everything that is wrong with the value of `columns` in `site.json`. */
export function findColumnFaults(written: unknown): PlacedFault[] {
  const faults: PlacedFault[] = [];
  const tell: Tell = (at, message, remedy) => faults.push({ at, message, remedy });
  checkList(written, [], 1, { slugs: new Map(), tell });
  return faults;
}

type Tell = (at: Path, message: string, remedy: string) => void;

interface Checking {
  /** Names of columns by the addresses that they take. */
  readonly slugs: Map<string, string>;
  readonly tell: Tell;
}

function checkList(written: unknown, at: Path, level: number, checking: Checking): void {
  const { tell } = checking;
  if (!Array.isArray(written)) {
    tell(at, `栏目应当是一个列表，写的是：${clipJson(written)}`, FORM);
    return;
  }
  if (level > MOST_LEVELS && written.length > 0) {
    tell(at, `栏目最多分 ${MOST_LEVELS} 层，这里是第 ${level} 层`, '把这一层的栏目移到上一层');
    return;
  }
  for (const [index, column] of written.entries()) checkColumn(column, [...at, index], level, checking);
}

function checkColumn(column: unknown, at: Path, level: number, checking: Checking): void {
  const { tell } = checking;
  if (!isRecord(column)) {
    tell(at, `一个栏目应当写在花括号里，写的是：${clipJson(column)}`, FORM);
    return;
  }
  const { name, slug, description, keywords, type, updateDays, reports, children } = column;
  for (const key of Object.keys(column)) {
    if ((NAMES as string[]).includes(key)) continue;
    tell([...at, key], `栏目里没有“${clip(key)}”这一项`, suggestName(key, NAMES));
  }
  const label = typeof name === 'string' ? name.trim() : '';
  if (label === '') {
    tell([...at, 'name'], '栏目没有名称', '在 "name" 后面的引号里写上栏目的名称');
    return;
  }
  const of = `栏目“${clip(label)}”`;
  for (const [key, text] of Object.entries({ name, slug, description, type })) {
    if (text === undefined) continue;
    if (typeof text !== 'string')
      tell([...at, key], `${of}的“${key}”应当是一段文字，写的是：${clipJson(text)}`, '写在一对英文引号里');
    else if (findHiddenCharacter(text))
      tell([...at, key], `${of}的“${key}”里有看不见的控制字符`, '删去这个值，用键盘重新输入一遍，不要粘贴');
    else if (key !== 'description' && [...text].length > MOST_CHARACTERS)
      tell(
        [...at, key],
        `${of}的“${key}”有 ${[...text].length} 个字，最多 ${MOST_CHARACTERS} 个`,
        '写短一些，说明写在 "description" 里',
      );
  }
  if (keywords !== undefined && !isTextList(keywords))
    tell(
      [...at, 'keywords'],
      `${of}的“keywords”应当是一个列表，写的是：${clipJson(keywords)}`,
      '写成 ["一个词", "另一个词"]',
    );
  if (
    updateDays !== undefined &&
    !(Number.isInteger(updateDays) && Number(updateDays) >= 0 && Number(updateDays) <= 3660)
  )
    tell(
      [...at, 'updateDays'],
      `${of}的更新期限“${clipJson(updateDays)}”不对`,
      '写天数，0 到 3660 之间的整数，不加引号；0 表示不检查',
    );
  checkSlug(column, label, at, checking);
  if (reports !== undefined) checkRules(reports, of, [...at, 'reports'], tell);
  if (children !== undefined) checkList(children, [...at, 'children'], level + 1, checking);
}

/** Letters, digits and characters of any script: what an address may hold everywhere. */
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

function checkSlug(
  { slug }: Record<string, unknown>,
  name: string,
  at: Path,
  { slugs, tell }: Checking,
): void {
  if (slug !== undefined && typeof slug !== 'string') return;
  if (slug !== undefined && (!SLUG.test(slug) || formatFileName(slug) !== slug || isListEnding(slug))) {
    tell(
      [...at, 'slug'],
      `栏目“${clip(name)}”的网址“${clip(slug)}”不能用`,
      '用字母、数字、汉字和减号，例如："slug": "tongzhi"；末尾不能是“-p”加数字，也不能是“-by-title”“-by-org”“-by-year”',
    );
    return;
  }
  const own = formatSlug({ name, ...(slug === undefined ? {} : { slug }) });
  const key = own.toLowerCase();
  const other = slugs.get(key);
  if (other !== undefined)
    tell(
      [...at, slug === undefined ? 'name' : 'slug'],
      `栏目“${clip(name)}”与栏目“${clip(other)}”的网址相同：columns/${own}.html`,
      '给其中一个写上不同的网址，例如："slug": "tongzhi"',
    );
  else slugs.set(key, name);
}

function checkRules(written: unknown, of: string, at: Path, tell: Tell): void {
  if (Array.isArray(written)) {
    for (const [index, rule] of written.entries()) checkRule(rule, of, [...at, index], tell);
    return;
  }
  checkRule(written, of, at, tell);
}

function checkRule(rule: unknown, of: string, at: Path, tell: Tell): void {
  const form = `像这样写："reports": { "所属类目": ["（一个）", "（另一个）"] }；可以写：${CONDITION_NAMES.join('、')}`;
  if (!isRecord(rule)) {
    tell(at, `${of}的“reports”应当写在花括号里，写的是：${clipJson(rule)}`, form);
    return;
  }
  if (Object.keys(rule).length === 0) {
    tell(at, `${of}的“reports”里没有写收哪些报告`, form);
    return;
  }
  for (const [condition, values] of Object.entries(rule)) {
    if (!Object.hasOwn(COLUMN_CONDITIONS, condition)) {
      const remedy = suggestName(condition, CONDITION_NAMES, form);
      tell([...at, condition], `${of}不能按“${clip(condition)}”收报告`, remedy);
      continue;
    }
    const all = typeof values === 'string' ? [values] : values;
    if (!isTextList(all) || all.length === 0)
      tell(
        [...at, condition],
        `${of}的“${condition}”应当是一段文字或一个列表，写的是：${clipJson(values)}`,
        form,
      );
  }
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.every((item) => typeof item === 'string' && item.trim() !== '' && !findHiddenCharacter(item));

/** The columns with their texts trimmed. @param written sound */
export function tidyColumns(written: readonly ColumnSetting[]): ColumnSetting[] {
  return written.map((column) => ({
    ...column,
    name: column.name.trim(),
    ...(column.children ? { children: tidyColumns(column.children) } : {}),
  }));
}
