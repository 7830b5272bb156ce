import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import { explainReadFault, type ReadFault, readErrorCode } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import type { ReportSource } from '../report/report.ts';

// Read synchronously, as in `base/digest-file-fs.ts`: the files are small, and many.

/** More than any report: 20 MB of text is 7 million characters. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Names in a folder, sorted by code unit, without hidden ones. */
export async function listNames(
  folder: string,
  report: (message: string, remedy: string) => void,
): Promise<string[]> {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    const { reason, remedy } = explainRefusal(error);
    report(`文件夹打不开：${reason}`, remedy);
    return [];
  }
}

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
  try {
    const { size } = statSync(file);
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
    if (decoding.ok) {
      return { text: decoding.text, sha256: hashContent(bytes) };
    }
    report(decoding.message, decoding.remedy);
  } catch (error) {
    const name = path.basename(file);
    const code = readErrorCode(error);
    if (code === 'EISDIR')
      report(`“${name}”是一个文件夹，不是文件`, `把文件夹改成别的名字，再新建文本文件 ${name}`);
    else if (code === 'ENOENT' || code === 'ELOOP') {
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
