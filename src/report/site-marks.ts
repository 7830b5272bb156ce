import { clip, clipJson } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { suggestName } from './nearest.ts';
import type { PlacedFault } from './setting-words.ts';

/** A mark at the foot of each page, as it is written: 党政机关网站标识, 适老化及无障碍标识. */
export interface SiteMarkSetting {
  /** What it is, for whoever does not see the picture. */
  readonly name: string;
  /** The register that it leads to. */
  readonly url?: string;
  /** Picture, below the content folder. */
  readonly image?: string;
}

const FORM =
  '像这样写：[{ "name": "党政机关", "url": "（bszs.conac.cn 的网址）", "image": "（内容文件夹里的图片）" }]；图片可以不写';

const PARTS: readonly string[] = ['name', 'url', 'image'] satisfies (keyof SiteMarkSetting)[];

/** Marks that a foot has room for. */
const MOST = 6;

/** What is wrong with the value of `marks` in `site.json`, and where below it. */
export function findMarkFaults(written: unknown): PlacedFault[] {
  if (!Array.isArray(written))
    return [{ at: [], message: `“marks”应当是一个列表，写的是：${clipJson(written)}`, remedy: FORM }];
  if (written.length > MOST)
    return [{ at: [], message: `“marks”有 ${written.length} 个标识，最多 ${MOST} 个`, remedy: '删去一些' }];
  return written.flatMap((mark, index) =>
    findFaults(mark).map((fault) => ({ ...fault, at: [index, ...fault.at] })),
  );
}

function findFaults(mark: unknown): PlacedFault[] {
  if (!isRecord(mark))
    return [{ at: [], message: `一个标识应当写在花括号里，写的是：${clipJson(mark)}`, remedy: FORM }];
  const faults = Object.entries(mark).flatMap(([key, value]): PlacedFault[] => {
    const fault = findPartFault(key, value);
    return fault ? [{ at: [key], ...fault }] : [];
  });
  if (mark.name === undefined) faults.push({ at: [], message: '标识没有名称', remedy: FORM });
  return faults;
}

function findPartFault(key: string, value: unknown): { message: string; remedy: string } | undefined {
  if (!PARTS.includes(key))
    return { message: `标识里没有“${clip(key)}”这一项`, remedy: suggestName(key, PARTS) };
  if (typeof value !== 'string' || value.trim() === '')
    return { message: `标识的“${key}”应当是一段文字，写的是：${clipJson(value)}`, remedy: FORM };
  if (findHiddenCharacter(value))
    return {
      message: `标识的“${key}”里有看不见的控制字符`,
      remedy: '删去这个值，用键盘重新输入一遍，不要粘贴',
    };
  if (key === 'name' && [...value].length > 30)
    return { message: `标识的名称有 ${[...value].length} 个字，最多 30 个`, remedy: '写短一些' };
  if (key === 'url' && !(/^https?:\/\/[^\s/]/.test(value) && URL.canParse(value)))
    return {
      message: `标识的网址“${clip(value)}”不是网址`,
      remedy: '写以 https:// 开头的网址，或者不写网址',
    };
  return undefined;
}
