import { hashContent } from '../../src/base/sha256.ts';
import { digestFolder } from '../../src/publish/digest-folder-fs.ts';

/** The same for two outputs only if they have the same files with the same bytes. */
export async function hashOutput(folder: string): Promise<string> {
  return hashContent(JSON.stringify([...(await digestFolder(folder))].sort()));
}
