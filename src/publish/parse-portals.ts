import path from 'node:path';
import { clip } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { findHiddenCharacter } from '../report/hidden-characters.ts';
import { findNearest } from '../report/nearest.ts';
import { readJson } from '../report/read-json.ts';
import { normalizeSiteUrl } from '../report/site-url.ts';
import { isInside } from './output-paths.ts';

/** One of the portals that `npm run portals` builds. */
export interface PortalEntry {
  /** What the summary calls it. */
  readonly name: string;
  /** Absolute. */
  readonly content: string;
  readonly output: string;
  readonly url?: string;
  readonly keep?: number;
  readonly pdf?: boolean;
}

export interface PortalList {
  readonly entries: readonly PortalEntry[];
  /** Names, as far as they can be read, of those that cannot be built. */
  readonly refused: readonly string[];
  readonly problems: readonly Problem[];
}

const FORM =
  '写成：{ "portals": [{ "name": "区教育局", "content": "jiaoyuju/content", "output": "jiaoyuju/dist" }] }，里面换成自己的';
const RULE = 'portals-list';
/** Far more than one machine builds in a night. */
const MOST = 1_000;

type Check = (value: unknown) => { readonly message: string; readonly remedy: string } | undefined;

const asText =
  (example: string): Check =>
  (value) => {
    if (typeof value !== 'string' || value.trim() === '')
      return { message: '应当是一段文字', remedy: `写在一对英文引号里，例如 "${example}"` };
    const hidden = findHiddenCharacter(value);
    return hidden ? { message: `里有看不见的字符（${hidden.name}）`, remedy: '删去重写' } : undefined;
  };

/** What the disk is asked. */
export interface PortalPlaces {
  /** The place behind links: two names may be one folder. */
  readonly follow: (place: string) => string;
  readonly isFolder: (place: string) => boolean;
}

const UNASKED: PortalPlaces = { follow: (place) => place, isFolder: () => true };

/** What an entry may say. */
const FIELDS: Readonly<Record<string, Check>> = {
  name: asText('区教育局'),
  content: asText('jiaoyuju/content'),
  output: asText('jiaoyuju/dist'),
  url: (value) => {
    if (typeof value !== 'string') return asText('https://www.example.gov.cn/jiaoyuju/')(value);
    const url = normalizeSiteUrl(value);
    return url.ok ? undefined : url;
  },
  keep: (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 99
      ? undefined
      : { message: '应当是 0 到 99 的一个整数', remedy: '写一个数字，不加引号，例如 3' },
  pdf: (value) =>
    typeof value === 'boolean'
      ? undefined
      : { message: '应当是 true 或 false', remedy: '要排 PDF 写 true，不排写 false，都不加引号' },
};
const REQUIRED = ['name', 'content', 'output'];

/**
 * Reads a list of portals. What is wrong with one keeps that one from being built, not the others. Never throws.
 * @param folder of the file, absolute: paths in it are below that one, or absolute themselves
 */
export function parsePortals(
  text: string,
  folder: string,
  { follow, isFolder }: PortalPlaces = UNASKED,
): PortalList {
  const { value, problems: slips, locateName, locateValue } = readJson(text, '网站的列表', FORM);
  const problems: Problem[] = slips.map((slip) => ({ ...slip, rule: RULE }));
  const { portals: list, ...others } = isRecord(value) ? value : {};
  if (value === undefined) return { entries: [], refused: [], problems };
  const tell = (at: { line: number; column: number }, message: string, remedy: string) =>
    problems.push({ level: 'error', rule: RULE, ...at, message, remedy });
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST) {
    const fault = !Array.isArray(list)
      ? '没有 "portals" 这个列表'
      : list.length === 0
        ? '"portals" 里一个网站也没有'
        : `"portals" 里有 ${list.length} 个网站，最多 ${MOST} 个`;
    tell(locateValue('portals'), fault, FORM);
    return { entries: [], refused: [], problems };
  }
  for (const name of Object.keys(others))
    problems.push({
      ...{ level: 'warning', rule: RULE, ...locateName(name) },
      message: `没有名为“${clip(name)}”的项，它不起作用`,
      remedy: '只有 "portals" 一项；每个网站的设置写在各自的 site.json 里',
    });

  const judgePart = (key: string, part: unknown): ReturnType<Check> => {
    const fault = FIELDS[key]?.(part);
    if (fault || (key !== 'content' && key !== 'output')) return fault;
    const [written, place] = [String(part), path.resolve(folder, String(part))];
    if (leaves(written))
      return {
        message: `写着“${clip(written)}”，到了这个列表所在的文件夹外面`,
        remedy: '放进这个文件夹里；确实在别处的，写完整的路径（以 / 或盘符开头）',
      };
    if (key === 'output' || isFolder(place)) return undefined;
    return {
      message: `写着“${clip(written)}”，没有这个文件夹（${place}）`,
      remedy: '改成它的内容文件夹；不以 / 或盘符开头的，从这个列表所在的文件夹算起',
    };
  };
  const read = list.map((row: unknown, at): ReadEntry => {
    const nth = `第 ${at + 1} 个`;
    if (!isRecord(row)) {
      tell(locateValue('portals', at), `${nth}网站不是一对花括号里的几项`, FORM);
      return { at, name: nth };
    }
    const before = problems.length;
    const name = (typeof row.name === 'string' && clip(row.name.trim())) || nth;
    for (const key of REQUIRED)
      if (!(key in row)) tell(locateValue('portals', at), `${name}没有写 "${key}"`, `加上 "${key}"；${FORM}`);
    for (const [key, part] of Object.entries(row)) {
      if (!Object.hasOwn(FIELDS, key)) {
        tell(locateName('portals', at, key), `没有名为“${clip(key)}”的项`, suggestField(key));
        continue;
      }
      const fault = judgePart(key, part);
      if (fault) tell(locateValue('portals', at, key), `${name}的 "${key}" ${fault.message}`, fault.remedy);
    }
    return problems.length > before ? { at, name } : { at, name, entry: createEntry(row, folder) };
  });

  const clashes = findClashes(read, follow);
  for (const { one, other, clash } of clashes)
    tell(
      locateValue('portals', one.at, clash.key),
      `${one.name}的 "${clash.key}" ${clash.message}（${other.name}，第 ${other.at + 1} 个）`,
      clash.remedy,
    );
  const clashing = new Set(clashes.map(({ one }) => one.at));
  return {
    entries: read.flatMap(({ at, entry }) => (entry && !clashing.has(at) ? [entry] : [])),
    refused: read.filter(({ at, entry }) => !entry || clashing.has(at)).map(({ name }) => name),
    problems,
  };
}

interface ReadEntry {
  readonly at: number;
  readonly name: string;
  /** Absent if something is wrong with it. */
  readonly entry?: PortalEntry;
}

function suggestField(key: string): string {
  const nearest = findNearest(key, Object.keys(FIELDS));
  return nearest
    ? `如果指的是“${nearest}”，改为 "${nearest}"`
    : `可用的项：${Object.keys(FIELDS).join('、')}`;
}

/** Each sound entry with each other that is in its way. */
function findClashes(read: readonly ReadEntry[], follow: PortalPlaces['follow']) {
  const sound = read.flatMap(({ at, name, entry }) =>
    entry
      ? [{ at, name, entry: { ...entry, content: follow(entry.content), output: follow(entry.output) } }]
      : [],
  );
  return sound.flatMap((one) =>
    sound.flatMap((other) => {
      const clash = other.at === one.at ? undefined : findClash(one.entry, other.entry);
      return clash ? [{ one, other, clash }] : [];
    }),
  );
}

const isAbsolute = (part: string) => path.isAbsolute(part) || path.win32.isAbsolute(part);
const leaves = (part: string) =>
  !isAbsolute(part) && path.posix.normalize(part.replaceAll('\\', '/')).split('/')[0] === '..';

function createEntry(row: Record<string, unknown>, folder: string): PortalEntry {
  const { url, keep, pdf } = row;
  return {
    name: String(row.name).trim(),
    content: path.resolve(folder, String(row.content)),
    output: path.resolve(folder, String(row.output)),
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof keep === 'number' ? { keep } : {}),
    ...(typeof pdf === 'boolean' ? { pdf } : {}),
  };
}

/** Why two cannot both be built; told of both, since nobody knows which is meant. */
function findClash(
  one: PortalEntry,
  other: PortalEntry,
): { key: 'name' | 'output'; message: string; remedy: string } | undefined {
  if (one.name === other.name) return { key: 'name', message: '与另一个相同', remedy: '各写各的名称' };
  if (isInside(one.output, other.output) || isInside(other.output, one.output))
    return {
      key: 'output',
      message: '与另一个是同一个文件夹，或者一个在另一个里面',
      remedy: '每个网站各用一个输出文件夹，互不包含',
    };
  if (isInside(one.output, other.content) || isInside(other.content, one.output))
    return {
      key: 'output',
      message: '在另一个的内容文件夹里，或者把它包含在内',
      remedy: '输出文件夹不要和任何一个内容文件夹套在一起',
    };
  return undefined;
}
