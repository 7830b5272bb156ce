import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeText } from './decode-text.ts';

/** A report file as found, decoded but not yet understood. */
export interface FoundReport {
  /** Folder below `reports/`, `/`-separated, NFC. */
  id: string;
  /** Path for diagnostics. */
  file: string;
  /** Absolute path of the folder. */
  folder: string;
  text: string;
}

/** More than any report: 20 MB of text is 7 million characters. */
const MAX_BYTES = 20 * 1024 * 1024;

/** File names that Windows refuses, after [MS-FSCC] 2.1.5.2. */
const UNSAFE_NAME = /[<>:"|?*\\\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/**
 * Finds `reports/**\/index.md` in a content folder, in an order that does not depend on the disk.
 * @param content Absolute path of the content folder.
 * @param label The folder as the editor typed it, for diagnostics.
 */
export async function collectReports(
  content: string,
  label: string,
): Promise<{ found: FoundReport[]; diagnostics: Diagnostic[] }> {
  const found: FoundReport[] = [];
  const diagnostics: Diagnostic[] = [];
  const fault = (
    file: string,
    rule: string,
    message: string,
    remedy: string,
    level: 'error' | 'warning' = 'error',
  ) => diagnostics.push({ level, rule, file, line: 1, column: 1, message, remedy });

  const root = path.join(content, 'reports');
  const rootLabel = `${label}/reports`;
  if (!(await isFolder(content))) {
    fault(
      label,
      'content-missing',
      `内容文件夹“${label}”不存在`,
      '检查 --content 后面的路径；路径里有空格时加上引号',
    );
    return { found, diagnostics };
  }
  if (!(await isFolder(root))) {
    fault(
      rootLabel,
      'content-missing',
      `内容文件夹里没有“reports”文件夹`,
      `新建文件夹 ${rootLabel}，每篇报告一个文件夹：reports/2021/jiaoyuju/index.md`,
    );
    return { found, diagnostics };
  }
  const realRoot = await realpath(root);
  // A link to a folder above itself would be walked for ever.
  const visited = new Set<string>();

  const walk = async (folder: string, segments: readonly string[]): Promise<void> => {
    const real = await realpath(folder);
    if (visited.has(real)) return;
    visited.add(real);
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
    if (names.includes('index.md')) await readReport(folder, segments);
    else {
      const stray = names.find((name) => /\.(md|markdown)$/i.test(name));
      if (stray) {
        const file = [rootLabel, ...segments, stray].join('/');
        fault(
          file,
          'report-not-index',
          `“${stray}”不会发布：报告的文件名必须是 index.md`,
          `把它移到自己的文件夹，改名为 index.md，例如 ${rootLabel}/${[...segments, stray.replace(/\.[^.]+$/, '')].join('/')}/index.md`,
          'warning',
        );
      }
    }
    for (const name of names) {
      // A report's own folders hold its files, not further reports.
      if (name === 'attachments' && names.includes('index.md')) continue;
      const child = path.join(folder, name);
      if (!(await isFolder(child))) continue;
      const file = [rootLabel, ...segments, name].join('/');
      if (!(await isInside(child, realRoot))) {
        fault(
          file,
          'report-outside',
          `“${name}”是指向内容文件夹外面的链接，不会发布`,
          '把文件夹复制进来，不要用链接',
          'warning',
        );
        continue;
      }
      await walk(child, [...segments, name]);
    }
  };

  const readReport = async (folder: string, segments: readonly string[]): Promise<void> => {
    const file = [rootLabel, ...segments, 'index.md'].join('/');
    if (segments.length === 0) {
      fault(
        file,
        'report-place',
        '报告直接放在了 reports 文件夹里',
        `给它一个自己的文件夹，例如 ${rootLabel}/2021/jiaoyuju/index.md`,
      );
      return;
    }
    const unsafe = segments.find((segment) => UNSAFE_NAME.test(segment));
    if (unsafe !== undefined) {
      fault(
        file,
        'folder-name',
        `文件夹名“${unsafe}”里有不能用在网址或 Windows 里的字符`,
        '文件夹名用字母、数字、汉字和减号，例如：jiaoyuju',
      );
      return;
    }
    const absolute = path.join(folder, 'index.md');
    const text = await readText(absolute, (message, remedy) =>
      fault(file, 'file-unreadable', message, remedy),
    );
    if (text !== undefined) found.push({ id: segments.join('/').normalize('NFC'), file, folder, text });
  };

  await walk(root, []);
  if (found.length === 0 && diagnostics.every((diagnostic) => diagnostic.level !== 'error')) {
    // Publishing an empty portal over a full one would lose it: most likely the wrong folder was named.
    fault(
      rootLabel,
      'content-empty',
      '一篇报告也没有找到',
      `把报告放进自己的文件夹：${rootLabel}/2021/jiaoyuju/index.md`,
    );
  }
  return { found, diagnostics };
}

/** Reads and decodes a text file; problems go to `report`. */
export async function readText(
  file: string,
  report: (message: string, remedy: string) => void,
): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      report(
        `文件太大（${Math.round(size / 1024 / 1024)} MB），超过 20 MB`,
        '正文里只放文字；图片和表格文件放进 attachments 文件夹',
      );
      return undefined;
    }
    const decoding = decodeText(await readFile(file));
    if (decoding.ok) return decoding.text;
    report(decoding.message, decoding.remedy);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason =
      {
        EISDIR: '它是一个文件夹，不是文件',
        EACCES: '没有读取的权限',
        EPERM: '没有读取的权限',
        EBUSY: '它正被别的程序占用',
      }[code] ?? `系统报告 ${code || String(error)}`;
    report(`文件打不开：${reason}`, '关闭正在打开它的程序，检查文件的权限，再试一次');
  }
  return undefined;
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

async function isInside(folder: string, root: string): Promise<boolean> {
  const relative = path.relative(root, await realpath(folder));
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
