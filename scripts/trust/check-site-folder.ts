import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { oneLine } from '../../src/base/printable.ts';
import { hashContent } from '../../src/base/sha256.ts';
import { CHECKSUMS } from '../../src/base/site-manifest.ts';
import type { Finding } from '../../src/diagnostics/finding.ts';
import { openSiteFolder } from '../../src/verify/site-folder-fs.ts';
import { readSiteManifest } from '../../src/verify/site-manifest.ts';
import { verifySite } from '../../src/verify/verify-site.ts';

/**
 * Holds a built site against its own list.
 * @returns the findings and the SHA-256 of the list; nothing if it has no list, as those of earlier versions
 * @throws when the folder cannot be listed
 */
export async function checkSiteFolder(
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly checksum: string; readonly findings: readonly Finding[] } | undefined> {
  const list = path.join(folder, CHECKSUMS);
  if (!existsSync(list)) return undefined;
  const bytes = await readFile(list);
  const checksum = hashContent(bytes);
  const { entries, findings } = readSiteManifest(bytes);
  const verification = await verifySite(await openSiteFolder(folder), entries, {
    list: checksum,
    parallel: 4,
    signal,
  });
  signal.throwIfAborted();
  return { checksum, findings: [...findings, ...verification.findings] };
}

const MOST_NAMED = 3;

/**
 * The files that are not as they were built, for one line; nothing if all are. What somebody has put beside them stops
 * nothing: `verify` tells of it.
 */
export function nameDamaged(findings: readonly Finding[]): string | undefined {
  const damaged = findings.filter(({ level, rule }) => level === 'error' && rule !== 'file-extra');
  const names = [...new Set(damaged.map((one) => oneLine(one.path)))];
  if (names.length === 0) return undefined;
  const named = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${named} 等 ${names.length} 个文件` : named;
}
