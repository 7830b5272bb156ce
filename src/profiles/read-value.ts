import { clip, clipJson } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { suggestName } from '../report/nearest.ts';

/** Where a value stands in its file. */
export type Path = readonly (string | number)[];

/** @param isName whether the name of the member is meant, and not its value */
export type Tell = (path: Path, message: string, remedy: string, isName?: boolean) => void;

/** Reads a value of JSON strictly: what it is not is told, and then nothing is given. */
export type Read<T> = (value: unknown, path: Path, tell: Tell) => T | undefined;

const nameOf = (path: Path) => `“${path.findLast((step) => typeof step === 'string') ?? ''}”`;

/** A value of one kind; `fault` says what else is wrong with it. */
function kind<T>(
  isKind: (value: unknown) => value is T,
  wanted: string,
  fault: (value: T) => string | undefined = () => undefined,
): Read<T> {
  return (value, path, tell) => {
    const isRight = isKind(value);
    const found = isRight ? fault(value) : `应当是${wanted}`;
    if (isRight && found === undefined) return value;
    tell(path, `${nameOf(path)}写成了 ${clipJson(value)}，${found}`, `写成${wanted}`);
    return undefined;
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const text = (wanted: string, fault?: (value: string) => string | undefined) => kind(isText, wanted, fault);

/** A text, which may be empty. */
export const anyText = text('一段文字，放在英文双引号里');

export const someText = text('一段文字，放在英文双引号里', (value) =>
  value.trim() === '' ? '是空的' : undefined,
);

export const identifier = text('小写字母、数字和连字符组成的名字，如 "new-this-year"', (value) =>
  /^[a-z\d]+(?:-[a-z\d]+)*$/u.test(value) ? undefined : '不能作名字',
);

/** @param groups least groups that it has */
export const pattern = (groups = 0) =>
  text(`正则表达式${groups > 0 ? '，用一对圆括号括出数字' : ''}`, (value) => {
    if (value === '') return '是空的，什么都会符合';
    try {
      const found = new RegExp(`${value.replace(/\{(?:year|org)\}/gu, '甲')}|`, 'u').exec('') ?? [];
      return found.length - 1 < groups ? '里面没有括出数字的圆括号' : undefined;
    } catch {
      return '不是有效的正则表达式';
    }
  });

/** A day of every year, `MM-DD`. */
export const dayOfYear = text('“月-日”，都是两位数字，如 "01-31"', (value) => {
  const [month, day] = /^(\d\d)-(\d\d)$/u.exec(value)?.slice(1).map(Number) ?? [];
  if (!month || !day) return '不是“月-日”';
  return month <= 12 && day <= new Date(Date.UTC(2021, month, 0)).getUTCDate() ? undefined : '没有这一天';
});

/** @param from the least and @param to the largest value */
export const integer = (from: number, to: number): Read<number> =>
  kind(
    (value): value is number => Number.isInteger(value),
    `${from} 到 ${to} 之间的整数，不加引号`,
    (value) => (value < from || value > to ? '超出了范围' : undefined),
  );

export const yes: Read<true> = kind((value): value is true => value === true, ' true（不是就不写这一项）');

export const oneOf = <T extends string>(...choices: readonly T[]): Read<T> =>
  kind(
    (value): value is T => (choices as readonly unknown[]).includes(value),
    choices.map((choice) => `"${choice}"`).join('或'),
  );

/** A list whose entries are read one by one. */
export const listOf =
  <T>(read: Read<T>, { isEmptyAllowed = false } = {}): Read<readonly T[]> =>
  (value, path, tell) => {
    if (!Array.isArray(value)) {
      tell(
        path,
        `${nameOf(path)}写成了 ${clipJson(value)}，应当是一个列表`,
        '写在一对方括号里，各项用英文逗号隔开',
      );
      return undefined;
    }
    if (value.length === 0 && !isEmptyAllowed) {
      tell(path, `${nameOf(path)}是空的`, '至少写一项');
      return undefined;
    }
    return value.flatMap((each, index) => read(each, [...path, index], tell) ?? []);
  };

/** Members of any name. */
export const mapOf =
  <T>(names: readonly string[], what: string, read: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, path, tell) =>
    readMembers(value, path, tell, names, what, () => read);

type Shape = Readonly<Record<string, Read<unknown>>>;
type Members<S extends Shape> = { readonly [Name in keyof S]: S[Name] extends Read<infer T> ? T : never };

/** An object of members that must and members that may be there, and no others. */
export const objectOf =
  <R extends Shape, O extends Shape>(required: R, optional: O): Read<Members<R> & Partial<Members<O>>> =>
  (value, path, tell) => {
    const names = [...Object.keys(required), ...Object.keys(optional)];
    const result = readMembers(value, path, tell, names, '项目', (name) => required[name] ?? optional[name]);
    if (!result) return undefined;
    for (const name of Object.keys(required)) {
      if (Object.hasOwn(value as object, name)) continue;
      tell(path, `缺少“${name}”`, `加上 "${name}"；这里可写：${names.join('、')}`);
    }
    return result as Members<R> & Partial<Members<O>>;
  };

function readMembers<T>(
  value: unknown,
  path: Path,
  tell: Tell,
  names: readonly string[],
  what: string,
  readerOf: (name: string) => Read<T> | undefined,
): Record<string, T> | undefined {
  if (!isRecord(value)) {
    tell(path, `这里写成了 ${clipJson(value)}，应当写在一对花括号里`, '写成 { "名字": 值 }');
    return undefined;
  }
  const result: Record<string, T> = {};
  for (const [name, member] of Object.entries(value)) {
    const at = [...path, name];
    const read = names.includes(name) ? readerOf(name) : undefined;
    if (!read) {
      const remedy = suggestName(name, names, `这里可写：${names.join('、')}`);
      tell(at, `没有名为“${clip(name)}”的${what}`, remedy, true);
      continue;
    }
    const own = read(member, at, tell);
    if (own !== undefined) result[name] = own;
  }
  return result;
}
