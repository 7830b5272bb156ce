import { foldFileName } from '../base/fold-file-name.ts';
import type { ManifestEntry } from '../base/manifest.ts';
import { orElse } from '../base/or-else.ts';
import { CHECKSUMS, CHECKSUMS_SIGNATURE, parseChecksums } from '../base/site-manifest.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';

/** The list of 300,000 files. */
export const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

const ASK = '从可靠的副本（发布时用的 dist）里取回 checksums.txt，或者重新生成、重新发布';
const ASK_FOR_OTHER = '写发布时用的 dist 里的 checksums.txt，或者另存的、没有改过的一份';

/**
 * Reads the list of a site's files, which may come from anybody: what leads out of the site, or means different files on
 * different systems, is told and not asked for.
 * @param other the file that the list was read from, if it is not the site's own
 */
export function readSiteManifest(
  bytes: Uint8Array,
  other?: string,
): { entries: ManifestEntry[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const tell = (rule: string, message: string) =>
    findings.push(
      createFinding(rule, other ?? CHECKSUMS, message, other === undefined ? ASK : ASK_FOR_OTHER),
    );
  const text = decode(bytes);
  if (text === undefined) {
    tell('manifest-encoding', '里面有不是 UTF-8 的字节：不是公报写的清单，或者被改过');
    return { entries: [], findings };
  }
  const { entries, badLines } = parseChecksums(text);
  if (badLines.length > 0)
    tell('manifest-line', `第 ${badLines[0]} 行（共 ${badLines.length} 行）不是“SHA-256 文件名”的形式`);
  const seen = new Set<string>();
  const sound: ManifestEntry[] = [];
  for (const entry of entries) {
    const key = foldFileName(entry.path);
    if (!isPlain(entry.path)) tell('manifest-path', `列出了不能在网站里的文件“${entry.path}”，没有去找它`);
    else if (seen.has(key)) tell('manifest-twice', `“${entry.path}”列了两次`);
    else sound.push(entry);
    seen.add(key);
  }
  if (entries.length === 0 && badLines.length === 0) tell('manifest-empty', '清单是空的，一个文件也没有列');
  return { entries: sound, findings };
}

/** Whether it names one file below the site, on every system. */
function isPlain(path: string): boolean {
  const segments = path.split('/');
  return (
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') &&
    !/[\\\p{Cc}\p{Cs}]|^[A-Za-z]:/u.test(path) &&
    path !== CHECKSUMS &&
    path !== CHECKSUMS_SIGNATURE
  );
}

const decode = (bytes: Uint8Array): string | undefined =>
  orElse(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), undefined);
