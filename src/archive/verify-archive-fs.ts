import { open, stat } from 'node:fs/promises';
import { readRange } from '../base/read-range-fs.ts';
import { createFinding } from '../diagnostics/finding.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { locateBag } from './locate-bag.ts';
import { openFolder } from './open-folder-fs.ts';
import { type OpenedContainer, openZipBag } from './open-zip-bag.ts';
import { type Verification, verifyBag } from './verify-bag.ts';

export interface ArchiveVerification extends Verification, Pick<OpenedContainer, 'form'> {}

type OnProgress = Parameters<typeof verifyBag>[1];

/** Verifies an archive, in a zip or unpacked. Writes nothing. @throws when I/O fails, such as for a missing file */
export async function verifyArchive(path: string, onProgress?: OnProgress): Promise<ArchiveVerification> {
  const state = await stat(path);
  if (state.isDirectory()) return verifyOpened(await openFolder(path), onProgress);
  // Whoever opens a pipe waits for somebody to write into it.
  if (!state.isFile()) return verifyOpened({ findings: [describeSpecial(path)], form: 'folder' }, onProgress);
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const source: ByteSource = {
      size,
      read: (offset, length) => readRange(handle, offset, Math.max(0, Math.min(length, size - offset))),
    };
    return await verifyOpened(await openZipBag(source), onProgress);
  } finally {
    await handle.close();
  }
}

const describeSpecial = (path: string) =>
  createFinding('file-kind', path, '不是普通的文件，没有读它', '写归档的 zip，或者解压以后的文件夹');

async function verifyOpened(
  { container, findings, form }: OpenedContainer,
  onProgress: OnProgress,
): Promise<ArchiveVerification> {
  const located = container ? locateBag(container) : { findings: [] };
  const around = [...findings, ...located.findings];
  if (!located.bag) return { form, findings: around, info: [], files: 0, bytes: 0 };
  const verification = await verifyBag(located.bag, onProgress);
  return { ...verification, form, findings: [...around, ...verification.findings] };
}
