import { type FileHandle, open } from 'node:fs/promises';
import { readRange } from '../base/read-range-fs.ts';
import { type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';
import {
  type AttachmentType,
  findAttachmentType,
  findExtensionFor,
  formatTypeRemedy,
  parseExtension,
} from './attachment-types.ts';
import {
  CONTENT_LABELS,
  type FileContent,
  type FileEnds,
  HEAD_BYTES,
  recogniseFileContent,
  TAIL_BYTES,
} from './file-content.ts';
import type { FileFailure, FileFault } from './file-fault.ts';
import { formatBytes } from './format-bytes.ts';
import { explainUnreadable } from './locate-file-fs.ts';
import { quoteName } from './publishable-name.ts';
import { type ImageSize, isImageCutOff, readImageSize } from './read-image-size.ts';

/** Mail and phones can still carry this much; GitHub and many hosts refuse larger files. */
export const DEFAULT_MAX_BYTES = 100 * 1024 * 1024;

type FileInspection =
  | { ok: true; bytes: number; type: AttachmentType; ends: FileEnds; imageSize?: ImageSize }
  | FileFailure;

/**
 * Opens a file to see whether it may be published: its size, and whether its bytes are what its name says.
 * @param absolutePath a regular file
 * @param name the path as the editor knows it; its extension is what the bytes are held against
 */
export async function inspectFile(
  absolutePath: string,
  name: string,
  maxBytes: number,
): Promise<FileInspection> {
  const quoted = quoteName(name);
  const fail = (rule: string, message: string, remedy: Remedy): FileFailure => {
    return { ok: false, rule, message: `${quoted}${message}`, ...tellRemedy(remedy) };
  };
  const type = findAttachmentType(name);
  const extension = parseExtension(name);
  if (!type) {
    const what = extension
      ? `是 .${quoteName(extension).slice(1, -1)} 文件，不在可以发布的类型里`
      : '没有扩展名，看不出是什么文件';
    return fail('file-type', what, formatTypeRemedy(name));
  }
  const read = await readEnds(absolutePath, name, maxBytes);
  if ('rule' in read) return { ok: false, ...read };
  const { bytes, ends } = read;
  if (bytes === 0) {
    return fail('file-empty', '是空文件（0 字节）', {
      file: '请换上有内容的文件；不需要它，就从文件夹里删去',
      form: '请换上有内容的文件',
    });
  }
  if (bytes > maxBytes) {
    const [size, most] = [formatBytes(bytes), formatBytes(maxBytes)];
    return fail(
      'file-too-large',
      `有 ${size}（${bytes} 字节），超过上限 ${most}`,
      '请压缩图片和扫描件后重新导出，或拆成几个文件',
    );
  }
  const content = recogniseFileContent(ends);
  if (!type.content.includes(content)) {
    const message = `的扩展名是 .${extension}，内容却是“${CONTENT_LABELS[content]}”`;
    return fail('file-content', message, formatContentRemedy(content, name, extension));
  }
  if (type.view !== 'image') return { ok: true, bytes, type, ends };
  const imageSize = readImageSize(ends.head);
  const damaged = '请用看图软件打开核对；打不开就重新导出或重新复制一份，再替换它';
  if (!imageSize) return fail('image-damaged', '是损坏的图片：读不出宽度和高度', damaged);
  if (isImageCutOff(ends.head, ends.tail, bytes)) {
    return fail('image-damaged', '是不完整的图片：文件在图片结束之前就断了', damaged);
  }
  return { ok: true, bytes, type, ends, imageSize };
}

/** Reads no more than both ends, and neither of a file that is too large. */
async function readEnds(
  absolutePath: string,
  name: string,
  maxBytes: number,
): Promise<{ bytes: number; ends: FileEnds } | FileFault> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(absolutePath, 'r');
    const bytes = (await handle.stat()).size;
    if (bytes > maxBytes) return { bytes, ends: { head: new Uint8Array(), tail: new Uint8Array() } };
    const head = await readRange(handle, 0, Math.min(bytes, HEAD_BYTES));
    const tailStart = Math.max(0, bytes - TAIL_BYTES);
    const tail =
      bytes <= HEAD_BYTES ? head.subarray(tailStart) : await readRange(handle, tailStart, bytes - tailStart);
    return { bytes, ends: { head, tail } };
  } catch (error) {
    return explainUnreadable(error, name, absolutePath);
  } finally {
    await handle?.close();
  }
}

function formatContentRemedy(content: FileContent, name: string, extension: string): Remedy {
  if (content === 'program')
    return {
      file: '请从文件夹里移走它，并查一查它的来历',
      form: '程序不能发布，查一查它的来历',
    };
  if (content === 'private-key') {
    const otherwise = '放到只有签名的人看得到的地方；已经公布过的，换一把新的密钥，旧的作废';
    return { file: `请从内容文件夹里移走它，${otherwise}`, form: `私钥不能发布，${otherwise}` };
  }
  if (content === 'broken-zip') return `请重新复制或下载完整的 .${extension} 文件，再替换它`;
  if (content === 'office-97') return `请用 Office 或 WPS 打开，去掉密码，另存为 .${extension}，再替换它`;
  const usual = findExtensionFor(content);
  const reexport = `请用原来的软件打开，重新导出为 .${extension}，再替换它`;
  if (!usual) return reexport;
  const base = name.slice(name.lastIndexOf('/') + 1);
  return `内容没错的话，请把文件改名为：\n    ${base.slice(0, -extension.length)}${usual}\n    否则${reexport}`;
}
