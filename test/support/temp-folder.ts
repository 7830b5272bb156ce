import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** Deletes what a test file has made: see `each-file.ts`. */
export async function removeFolders(): Promise<void> {
  // Windows refuses to delete what a process that is about to end still holds open.
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  await Promise.all(folders.splice(0).map((folder) => rm(folder, options)));
}

/**
 * Makes an empty folder that is deleted after the test file. Its name has a space and Chinese characters, as an
 * editor's folders have. The path is the real one: on macOS the system's own name for it goes through a link.
 */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'gongbao 测试-'));
  folders.push(folder);
  return folder;
}
