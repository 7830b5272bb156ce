import type { Problem } from '../diagnostics/diagnostic.ts';
import { FIELDS } from '../report/fields.ts';
import {
  listLeaves,
  type Profile,
  type ProfileLine,
  type ProfilePart,
  type ProfileSum,
  type ProfileTable,
} from '../report/profile.ts';
import { readJson } from '../report/read-json.ts';
import {
  anyText,
  dayOfYear,
  identifier,
  integer,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  type Path,
  pattern,
  type Read,
  someText,
  type Tell,
  yes,
} from './read-value.ts';

const RULE = 'profile';

const fieldPatterns = mapOf(
  FIELDS.map(({ key }) => key),
  '字段',
  pattern(),
);

const part: Read<ProfilePart> = objectOf(
  { name: someText, heading: pattern() },
  {
    number: integer(1, 99),
    mentions: objectOf({ name: someText, pattern: pattern() }, {}),
    years: integer(-9, 9),
    hint: pattern(),
  },
);

const line: Read<ProfileLine> = (value, path, tell) =>
  objectOf(
    { label: anyText },
    { id: identifier, short: someText, also: listOf(someText), children: listOf(line) },
  )(value, path, tell);

const sum: Read<ProfileSum> = objectOf(
  { of: oneOf('rows', 'columns'), left: listOf(identifier), right: listOf(identifier), basis: someText },
  {},
);

const table: Read<ProfileTable> = objectOf(
  {
    id: identifier,
    name: someText,
    part: integer(1, 99),
    unit: someText,
    columns: listOf(line),
    rows: listOf(line),
    sums: listOf(sum, { isEmptyAllowed: true }),
  },
  { decimals: yes, title: someText, corner: someText, continues: yes },
);

const profile: Read<Omit<Profile, 'id'>> = objectOf(
  {
    name: someText,
    basis: someText,
    match: listOf(fieldPatterns),
    parts: listOf(part),
    tables: listOf(table, { isEmptyAllowed: true }),
    deadlines: listOf(
      objectOf({ by: dayOfYear, basis: someText }, { who: someText, match: fieldPatterns, unverified: yes }),
      { isEmptyAllowed: true },
    ),
    carried: listOf(
      objectOf({ table: identifier, row: identifier, before: identifier, basis: someText }, {}),
      { isEmptyAllowed: true },
    ),
    statements: listOf(
      objectOf(
        { part: integer(1, 99), pattern: pattern(1), table: identifier, row: identifier, column: identifier },
        {},
      ),
      { isEmptyAllowed: true },
    ),
  },
  { since: integer(1900, 2199) },
);

/**
 * Reads a profile. Never throws.
 * @param id name of the file without its ending
 * @returns no profile where anything is wrong
 */
export function parseProfile(text: string, id: string): { profile?: Profile; problems: Problem[] } {
  const reading = readJson(text, '格式文件', '删去这个文件，或者照 _data/profiles 里别的文件写');
  const problems = reading.problems.map((problem): Problem => ({ ...problem, rule: RULE }));
  if (!('value' in reading)) return { problems };
  const tell: Tell = (path, message, remedy, isName) => {
    const place = isName ? reading.locateName(...path) : reading.locateValue(...path);
    problems.push({ level: 'error', rule: RULE, ...place, message, remedy });
  };
  const value = profile(reading.value, [], tell);
  if (value && problems.length === 0) judgeReferences(value, tell);
  if (!value || problems.some(({ level }) => level === 'error')) return { problems };
  return { profile: { id, ...value }, problems };
}

/** What names something else has to name what is there. */
function judgeReferences({ parts, tables, carried, statements }: Omit<Profile, 'id'>, tell: Tell): void {
  const refer = (known: readonly string[], wanted: string, path: Path, what: string) => {
    if (known.includes(wanted)) return;
    tell(path, `没有名为“${wanted}”的${what}`, `从这些里选：${known.join('、')}`);
  };
  const once = (ids: readonly string[], path: Path, what: string) => {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) tell(path, `${what}“${twice}”有两个`, '各取一个名字');
  };
  const numbers = parts.flatMap(({ number }) => number ?? []).map(String);
  const ids = tables.map(({ id }) => id);
  once(numbers, ['parts'], '部分');
  once(ids, ['tables'], '表');
  for (const [index, each] of tables.entries()) {
    const path = ['tables', index];
    const lines = { rows: listIds(each.rows), columns: listIds(each.columns) };
    for (const [name, own] of Object.entries(lines)) {
      if (own.includes(''))
        tell([...path, name], `“${name}”里有一项没有名字`, '没有 "children" 的每一项都写上 "id"');
      once(own, [...path, name], name === 'rows' ? '行' : '列');
    }
    refer(numbers, String(each.part), [...path, 'part'], '部分（"number"）');
    for (const [at, { of, left, right }] of each.sums.entries()) {
      for (const [side, wanted] of Object.entries({ left, right }))
        for (const [entry, id] of wanted.entries())
          refer(lines[of], id, [...path, 'sums', at, side, entry], of === 'rows' ? '行' : '列');
    }
  }
  const referRows = (at: Path, id: string, rows: Readonly<Record<string, string>>, column?: string) => {
    refer(ids, id, [...at, 'table'], '表');
    const found = tables.find((each) => each.id === id);
    if (!found) return;
    for (const [name, row] of Object.entries(rows)) refer(listIds(found.rows), row, [...at, name], '行');
    if (column !== undefined) refer(listIds(found.columns), column, [...at, 'column'], '列');
  };
  for (const [index, { table: id, row, before }] of carried.entries())
    referRows(['carried', index], id, { row, before });
  for (const [index, { part: number, table: id, row, column }] of statements.entries()) {
    refer(numbers, String(number), ['statements', index, 'part'], '部分（"number"）');
    referRows(['statements', index], id, { row }, column);
  }
}

const listIds = (lines: readonly ProfileLine[]) => listLeaves(lines).map(({ id }) => id);
