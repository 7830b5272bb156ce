import { hash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { foldFileName } from '../base/fold-file-name.ts';
import { formatManifest, type ManifestEntry } from '../base/manifest.ts';
import type { ArchiveSubject } from './archive-subject.ts';
import {
  BAG_INFO,
  DECLARATION,
  DECLARATION_TEXT,
  MANIFEST,
  OPENING_PAGE,
  PAYLOAD,
  READING_NOTE,
  TAG_MANIFEST,
} from './bag-names.ts';
import { formatArchiveName } from './format-archive-name.ts';
import { formatBagInfo } from './format-bag-info.ts';
import { formatReadingNote } from './format-reading-note.ts';
import { renderOpeningPage } from './render-opening-page.ts';
import { writeZip } from './write-zip-fs.ts';

export interface WrittenArchive {
  /** 总指纹: SHA-512 of the tag manifest, which holds the hash of every other file, or of the list that does. */
  fingerprint: string;
  /** Files in the zip, and the zip's size. */
  files: number;
  bytes: number;
}

interface PayloadFile {
  /** In the bag. */
  path: string;
  file: string;
  bytes: number;
}

/**
 * Writes a folder into a zip as a bag (RFC 8493). The same files and subject give the same bytes.
 * @param target must not exist
 * @param folder becomes `data/`; nothing may write there meanwhile
 * @throws an error in Chinese for two names that are one on Windows or macOS, or a file that changes meanwhile
 */
export async function writeArchive(
  target: string,
  folder: string,
  subject: ArchiveSubject,
  { onProgress, signal }: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<WrittenArchive> {
  const payload = await listPayload(folder);
  assertDistinct(payload.map(({ path }) => path));
  const size = { files: payload.length, bytes: payload.reduce((sum, { bytes }) => sum + bytes, 0) };
  const hasPercent = payload.some(({ path }) => path.includes('%'));
  const tags = new Map<string, string>([
    [BAG_INFO, formatBagInfo(subject, size)],
    [DECLARATION, DECLARATION_TEXT],
    [OPENING_PAGE, renderOpeningPage(subject)],
    [READING_NOTE, formatReadingNote(subject, size, hasPercent)],
  ]);
  const top = formatArchiveName(subject);
  let fingerprint = '';

  const bytes = await writeZip(target, subject.to, async (zip) => {
    const addTag = (name: string) =>
      zip.addBytes(`${top}/${name}`, Buffer.from(tags.get(name) ?? '', 'utf8'));
    // In the order of code units, like the manifests: everything has its place before it is written.
    await addTag(BAG_INFO);
    await addTag(DECLARATION);
    const sums: ManifestEntry[] = [];
    for (const { path, file, bytes } of payload) {
      signal?.throwIfAborted();
      sums.push({ path, checksum: await zip.addFile(`${top}/${path}`, file, bytes) });
      onProgress?.(sums.length, payload.length);
    }
    tags.set(MANIFEST, formatManifest(sums));
    const tagSums = [...tags].map(([path, text]) => ({ path, checksum: hash('sha512', text) }));
    tags.set(TAG_MANIFEST, formatManifest(tagSums));
    fingerprint = hash('sha512', tags.get(TAG_MANIFEST) ?? '');
    for (const name of [MANIFEST, TAG_MANIFEST, OPENING_PAGE, READING_NOTE]) await addTag(name);
  });
  return { fingerprint, files: payload.length + tags.size, bytes };
}

async function listPayload(folder: string): Promise<PayloadFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: PayloadFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile()) throw new Error(`neither file nor folder: ${file}`);
    // HFS+ hands names back decomposed.
    const path = PAYLOAD + relative(folder, file).split(sep).join('/').normalize('NFC');
    files.push({ path, file, bytes: (await stat(file)).size });
  }
  return files.sort((a, b) => compareCodeUnits(a.path, b.path));
}

/** Such a zip could not be unpacked whole everywhere. */
function assertDistinct(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const other = seen.get(foldFileName(path));
    if (other !== undefined) {
      throw new Error(
        `“${other}”和“${path}”在 Windows 和 macOS 上是同一个名字，解压时会互相覆盖。\n改法：把其中一个文件或文件夹改成不同的名字（不只是大小写）。`,
      );
    }
    seen.set(foldFileName(path), path);
  }
}
