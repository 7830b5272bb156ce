import { hashContent } from '../../src/base/sha256.ts';
import type { LoadedPortal } from '../../src/load/load-portal-fs.ts';
import { readOutput } from './read-output.ts';

/** All that pages and output are made of, to compare two loads: files by their bytes, not by where they lie. */
export async function showPortal({ portal, diagnostics, checked }: LoadedPortal): Promise<object> {
  const { files = [], ...shown } = portal ?? {};
  const hashes = await Promise.all(
    files.map(async (file) => [file.path, hashContent(await readOutput(file))]),
  );
  const pages = JSON.stringify(shown, (key, value) =>
    key === 'files' || key === 'source' ? undefined : typeof value === 'function' ? value() : value,
  );
  return { files: Object.fromEntries(hashes), pages: JSON.parse(pages), diagnostics, checked };
}
