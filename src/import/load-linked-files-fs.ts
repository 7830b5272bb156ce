import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { judgePicture } from '../attachments/judge-picture.ts';
import { findNameFault } from '../attachments/publishable-name.ts';
import { resolveReportFile } from '../attachments/resolve-report-file-fs.ts';
import type { Block, ImageSource, ImportedDocument, LeftBehind } from './document.ts';
import { listInlines } from './document-text.ts';
import type { ReportFile } from './report-file.ts';

/** The path of a picture below the report's folder, or where it was to be found and why it stays behind. */
type Placed = string | { readonly where: string; readonly reason: string };

/** Pictures and files that come with a document. */
export interface Beside {
  readonly files: readonly ReportFile[];
  /** For each image its path below the report's folder; `undefined` for one that stays behind. */
  readonly imagePaths: readonly (string | undefined)[];
  readonly leftBehind: readonly LeftBehind[];
}

/**
 * Collects the pictures of a document, and the files that it links to, from the document itself and from its folder,
 * which is never left.
 * @param folder Absolute path of the folder that the document lies in.
 */
export async function loadLinkedFiles(folder: string, document: ImportedDocument): Promise<Beside> {
  const files: ReportFile[] = [];
  const leftBehind: LeftBehind[] = [];
  const imagePaths: (string | undefined)[] = [];
  /** A picture that a page shows twice is one file, and looked at once. */
  const known = new Map<string | Uint8Array, Placed>();
  const place = async (source: ImageSource): Promise<Placed> => {
    if (source.kind === 'absent') return source;
    const key = source.kind === 'beside' ? source.path : source.bytes;
    const placed = known.get(key) ?? (await placeNew(key));
    known.set(key, placed);
    return placed;
  };
  const placeNew = async (key: string | Uint8Array): Promise<Placed> => {
    const where = typeof key === 'string' ? key : '';
    const bytes = typeof key === 'string' ? await readBeside(folder, key) : key;
    if (typeof bytes === 'string') return { where, reason: bytes };
    const image = judgePicture(bytes);
    if (!image.ok) return { where, reason: explainPicture(image) };
    const target = `images/${files.length + 1}.${image.extension}`;
    files.push({ path: target, content: bytes });
    return target;
  };
  for (const [index, { source, alt }] of document.images.entries()) {
    const placed = await place(source);
    imagePaths.push(typeof placed === 'string' ? placed : undefined);
    if (typeof placed === 'string') continue;
    const { where, reason } = placed;
    const what = `图片${index + 1}${alt ? `（${alt}）` : ''}${where && ` ${where}`}`;
    const at = document.blocks.findIndex((block) => holdsImage(block, index));
    leftBehind.push({ what, reason, text: '', isBody: true, ...(at < 0 ? {} : { at }) });
  }
  await addLinkedFiles(folder, document, files, leftBehind);
  return { files, imagePaths, leftBehind };
}

const explainPicture = (image: Extract<ReturnType<typeof judgePicture>, { ok: false }>): string =>
  image.kind === 'damaged'
    ? '图片损坏或不完整'
    : `是“${image.name}”，网页上显示不了；在 Word 里剪切，选择性粘贴成“图片（PNG）”，再导入`;

const holdsImage = (block: Block, image: number): boolean =>
  listInlines(block).some((inline) => inline.kind === 'image' && inline.image === image);

/** @returns the bytes, or in Chinese why there are none */
async function readBeside(folder: string, target: string): Promise<Uint8Array | string> {
  const absolute = path.join(folder, ...target.split('/'));
  // Asked first: a miss would have the whole folder searched for similar names.
  if (!(await stat(absolute).catch(() => undefined))?.isFile()) return '没有和网页一起存到电脑里';
  const file = await resolveReportFile(folder, target);
  if (!file.ok) return file.message;
  return new Uint8Array(await readFile(file.absolutePath));
}

/** Files that a page links to become attachments. */
async function addLinkedFiles(
  folder: string,
  { files: links }: ImportedDocument,
  files: ReportFile[],
  leftBehind: LeftBehind[],
): Promise<void> {
  const taken = new Set<string>();
  for (const { path: target, text } of links) {
    const name = path.posix.basename(target);
    if (taken.has(target)) continue;
    taken.add(target);
    const bytes = findNameFault(name) ? '文件名不能用' : await readBeside(folder, target);
    if (typeof bytes === 'string') {
      leftBehind.push({
        what: `链接的文件“${text}”（${target}）`,
        reason: `${bytes}；下载后放进 attachments 文件夹`,
        text: '',
      });
    } else if (!files.some((file) => file.path === `attachments/${name}`)) {
      files.push({ path: `attachments/${name}`, content: bytes });
    }
  }
}
