import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseExtension } from '../attachments/attachment-types.ts';
import { inspectFile } from '../attachments/inspect-file-fs.ts';
import { findUnpublishable } from '../attachments/resolve-report-file-fs.ts';
import { foldFileName } from '../base/fold-file-name.ts';
import { inTempFolder } from '../base/temp-folder-fs.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { listEntries } from '../find/stamp-folder-fs.ts';
import { describeNoPicture } from '../load/resolve-targets-fs.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import type { DeskRefusal } from './desk-api.ts';
import { NOT_PUT, refuseFile } from './refuse-file.ts';
import { refuseIo } from './refuse-io.ts';
import type { KeptFile } from './text-api.ts';

interface Kind {
  readonly folder: string;
  readonly noun: string;
  /** What to do about a file that is no picture, where one is meant. */
  readonly noPicture?: string;
}

const KINDS = {
  /** Stands in the text and is no attachment; an import puts it there, too. */
  picture: {
    folder: 'images',
    noun: '图片',
    noPicture: '它可以作为附件：放进“附件”，再用“链接”按钮在文字里提到它',
  },
  /** Of the portal, for a setting. */
  mark: { folder: 'images', noun: '图片', noPicture: '换成 png 或 jpg 图片' },
  attachment: { folder: ATTACHMENT_FOLDER, noun: '文件' },
} as const satisfies Record<string, Kind>;

type KeptKind = keyof typeof KINDS;

/** What browsers call a picture that was copied. */
const NAMELESS = /^(?:image|blob|clipboard)?\.\w+$/iu;

/**
 * Puts a file into a folder below `folder`, under its own name or, where that is taken by another one, under one beside
 * it. What cannot be published is refused in the words of a check.
 * @param folder absolute, of the report, of the fixed pages or of the content @param file with its name on the person's computer
 */
export async function keepFile(
  folder: string,
  kind: KeptKind,
  { name: given, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  maxBytes: number,
): Promise<KeptFile | DeskRefusal> {
  const base = path.posix.basename(given.replaceAll('\\', '/')).normalize('NFC');
  const name = NAMELESS.test(base) ? `图片.${parseExtension(`x${base}`)}` : base;
  const fault = findUnpublishable(name);
  if (fault) return refuseFile(fault, NOT_PUT);
  const { folder: own, noun, noPicture }: Kind = KINDS[kind];
  const refused = await judge(name, bytes, maxBytes, noPicture);
  if (refused) return refused;
  try {
    const target = chooseName(path.join(folder, own), name, bytes);
    if (!target.isThere) {
      const file = path.join(folder, own, target.name);
      writeAtomically(file, bytes, hideStaging(file));
    }
    return { path: `${own}/${target.name}` };
  } catch (error) {
    return refuseIo(error, `${noun}没有存进去`, '照上面说的处理以后再放一次');
  }
}

/** Looks at it outside of the content, where nothing finds it. */
function judge(
  name: string,
  bytes: Uint8Array,
  maxBytes: number,
  noPicture: string | undefined,
): Promise<DeskRefusal | undefined> {
  return inTempFolder('picture', async (staging) => {
    const file = path.join(staging, 'picture');
    writeFileSync(file, bytes);
    const inspected = await inspectFile(file, name, maxBytes);
    if (!inspected.ok) return refuseFile(inspected, NOT_PUT);
    if (noPicture === undefined || inspected.type.view === 'image') return undefined;
    return { message: describeNoPicture(name, inspected.type), remedy: noPicture };
  });
}

/** A name that is free on every system, or that of the very same file. */
function chooseName(folder: string, name: string, bytes: Uint8Array): { name: string; isThere: boolean } {
  const { name: stem, ext } = path.parse(name);
  const taken = new Map(listEntries(folder).map((entry) => [foldFileName(entry.name), entry.name]));
  for (let count = 1; ; count += 1) {
    const wanted = count === 1 ? name : `${stem}-${count}${ext}`;
    const there = taken.get(foldFileName(wanted));
    if (there === undefined) return { name: wanted, isThere: false };
    if (readFileSync(path.join(folder, there)).equals(bytes)) return { name: there, isThere: true };
  }
}
