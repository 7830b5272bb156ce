import { stat } from 'node:fs/promises';
import type { Finding } from './finding.ts';
import { locateBag } from './locate-bag.ts';
import { openFolder } from './open-folder-fs.ts';
import type { OpenedContainer } from './open-zip-bag.ts';
import { withZip } from './open-zip-fs.ts';
import { type Verification, verifyBag } from './verify-bag.ts';

export interface ArchiveVerification extends Verification {
  /** `packed-again`: the zip bears no seal, so some program has unpacked and packed the archive. */
  form: 'sealed-zip' | 'packed-again' | 'folder';
}

/** Verifies an archive, in a zip or unpacked. Writes nothing. @throws when I/O fails, such as for a missing file */
export async function verifyArchive(
  path: string,
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<ArchiveVerification> {
  if ((await stat(path)).isDirectory())
    return { ...(await verifyOpened(await openFolder(path), options)), form: 'folder' };
  return withZip(path, async (opened) => {
    const form = opened.isSealed ? 'sealed-zip' : 'packed-again';
    return { ...(await verifyOpened(opened, options)), form };
  });
}

async function verifyOpened(
  { container, findings }: OpenedContainer,
  options: Parameters<typeof verifyBag>[1],
): Promise<Verification> {
  const nothing = (more: readonly Finding[] = []) => {
    return { findings: [...findings, ...more], info: [], files: 0, bytes: 0 };
  };
  if (!container) return nothing();
  const { bag, findings: around } = locateBag(container);
  if (!bag) return nothing(around);
  const verification = await verifyBag(bag, options);
  return { ...verification, findings: [...findings, ...around, ...verification.findings] };
}
