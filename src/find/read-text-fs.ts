import { accessSync, constants, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { clip } from '../base/clip.ts';
import { decodeText } from '../base/decode-text.ts';
import { explainReadFault, type ReadFault, readErrorCode } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import type { ReportSource } from '../report/report.ts';

// Read synchronously, as in `base/digest-file-fs.ts`: the files are small, and many.

/** More than any report: 20 MB of text is 7 million characters. */
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Names in a folder, sorted by code unit, without hidden ones and those that are no UTF-8, as of a Windows archive that
 * was unpacked elsewhere: Node can name neither them nor what they stand for, which may be a report.
 */
export async function listNames(
  folder: string,
  report: (message: string, remedy: string) => void,
): Promise<string[]> {
  try {
    const names = openFolder(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
    const garbled = names.filter((name) => name.includes('\ufffd') && !isThere(path.join(folder, name)));
    if (garbled.length === 0) return names;
    report(
      `有 ${garbled.length} 个文件或文件夹的名称是乱码，读不了，如“${clip(garbled[0] ?? '')}”，多半是压缩包解压时用错了编码`,
      '在文件管理器里重新命名；或者删去它，用支持中文的解压软件（编码选 GBK）重新解压',
    );
    return names.filter((name) => !garbled.includes(name));
  } catch (error) {
    const { reason, remedy } = explainRefusal(error);
    report(`文件夹打不开：${reason}`, remedy);
    return [];
  }
}

/** Why a folder that is there cannot be opened. */
export function explainShut(folder: string): ReadFault | undefined {
  try {
    openFolder(folder);
  } catch (error) {
    return /^(?:ENOENT|ENOTDIR)$/.test(readErrorCode(error)) ? undefined : explainRefusal(error);
  }
  return undefined;
}

function openFolder(folder: string): string[] {
  const names = readdirSync(folder);
  // They can be read without the right to look at what they name.
  accessSync(folder, constants.X_OK);
  return names;
}

const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Reads and decodes a text file; problems go to `report`. */
export async function readText(
  file: string,
  report: (message: string, remedy: string) => void,
): Promise<string | undefined> {
  return (await readDigested(file, report))?.text;
}

/** The same, with the hash of its bytes. */
export async function readDigested(
  file: string,
  report: (message: string, remedy: string) => void,
): Promise<Pick<ReportSource, 'text' | 'sha256'> | undefined> {
  const name = path.basename(file);
  try {
    const state = statSync(file);
    // Whoever opens a pipe waits for somebody to write into it, and a device may never end.
    if (!state.isFile() && !state.isDirectory()) {
      report(`“${name}”不是普通文件，读不了`, `移走它，新建文本文件 ${name}`);
      return undefined;
    }
    const { size } = state;
    if (size > MAX_BYTES) {
      const megabytes = (size / 1024 / 1024).toFixed(1);
      report(
        `文件太大（${megabytes} MB），超过 20 MB`,
        '正文里只放文字；图片和表格文件放进 attachments 文件夹',
      );
      return undefined;
    }
    const bytes = readFileSync(file);
    const decoding = decodeText(bytes);
    if (decoding.ok) return { text: decoding.text, sha256: hashContent(bytes) };
    report(decoding.message, decoding.remedy);
  } catch (error) {
    const code = readErrorCode(error);
    if (code === 'EISDIR')
      report(`“${name}”是一个文件夹，不是文件`, `把文件夹改成别的名字，再新建文本文件 ${name}`);
    else if ((code === 'ENOENT' || code === 'ELOOP') && isThere(file)) {
      report(`“${name}”是链接（快捷方式），它指向的文件找不到`, '把真正的文件复制到这里，代替链接');
    } else {
      const { reason, remedy } = explainRefusal(error);
      report(`文件打不开：${reason}`, remedy);
    }
  }
  return undefined;
}

const explainRefusal = (error: unknown): ReadFault =>
  explainReadFault(error) ?? {
    reason: `系统报告 ${readErrorCode(error) || String(error)}`,
    remedy: '关闭正在使用它的程序，检查是否有读取的权限，再试一次',
  };
