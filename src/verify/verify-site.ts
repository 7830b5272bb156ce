import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { ManifestEntry } from '../base/manifest.ts';
import { orElse } from '../base/or-else.ts';
import { hashContent } from '../base/sha256.ts';
import { CHECKSUMS, CHECKSUMS_SIGNATURE } from '../base/site-manifest.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';
import { describeExtra } from '../diagnostics/system-file.ts';
import { readWhole } from './read-whole.ts';
import { describeFault, mayPass, type SiteSource, type SourceFault } from './site-source.ts';

export interface SiteVerification {
  /** In the order of the paths. */
  readonly findings: Finding[];
  /** Files that were read now, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Files of the manifest that an earlier run had found to be right. */
  readonly known: number;
  /** Files of the manifest that have not been looked at, and why. */
  readonly left: number;
  readonly stopped?: string;
}

export interface SiteCheck {
  /** SHA-256 of the list itself, for its packed forms. */
  readonly list?: string;
  /** Files at a time. */
  readonly parallel: number;
  /** Files that have been found right before. */
  readonly known?: ReadonlySet<string>;
  /** Told of each file that is right in every way. */
  readonly onRight?: (path: string) => void;
  readonly onProgress?: (done: number, total: number) => void;
  /** Where the site itself leads a path, by the rules that it gives its host. */
  readonly findLead?: (path: string) => Promise<string | undefined>;
  readonly signal?: AbortSignal;
  /** Pause before what may pass is tried again. */
  readonly pauseMs?: number;
}

/** Files in a row of which nothing could be had: the place itself is away. */
const MOST_AWAY = 8;

/** Holds the files of a site against its manifest. Nothing of what the place says of them is believed. */
export async function verifySite(
  source: SiteSource,
  entries: readonly ManifestEntry[],
  { list, parallel, known = new Set(), onRight, onProgress, findLead, signal, pauseMs = 1000 }: SiteCheck,
): Promise<SiteVerification> {
  const own = new AbortController();
  const stopping = signal ? AbortSignal.any([signal, own.signal]) : own.signal;
  const checksums = new Map(entries.map((entry) => [entry.path, entry.checksum]));
  const waiting = entries.filter(({ path }) => !known.has(path));
  const found: Finding[] = [];
  let [files, bytes, away, done] = [0, 0, 0, known.size];
  let next = 0;

  const readOnce = async (read: SiteSource['read'], path: string) => {
    const hash = createHash('sha256');
    const answer = await read(path, stopping, (piece) => {
      bytes += piece.length;
      hash.update(piece);
    });
    return { answer, sha256: hash.digest('hex') };
  };

  const readPatiently = async (path: string) => {
    const first = await readOnce(source.read, path);
    if (!first.answer.fault || !mayPass(first.answer.fault)) return first;
    await wait(pauseMs, undefined, { signal: stopping });
    return readOnce(source.read, path);
  };

  const judgeFault = (path: string, fault: SourceFault): Finding[] => {
    if (fault.kind === 'file-missing' && source.mayLack(path)) return [];
    away = mayPass(fault) ? away + 1 : 0;
    if (away >= MOST_AWAY) own.abort();
    return [describeFault(path, fault)];
  };

  /** Only the packed form that is sent in its place is another. */
  const isRightUnpacked = async ({ path, checksum }: ManifestEntry): Promise<boolean> => {
    if (!source.readPlain) return false;
    const { answer, sha256 } = await readOnce(source.readPlain, path);
    return !answer.fault && sha256 === checksum;
  };

  const check = async (entry: ManifestEntry): Promise<Finding[]> => {
    const { path, checksum } = entry;
    const { answer, sha256 } = await readPatiently(path);
    const { fault, remark, isCompressed, moved } = answer;
    if (fault) return judgeFault(path, fault);
    away = 0;
    files += 1;
    // The file stands at a former address for hosts without rules.
    if (moved !== undefined && sha256 === checksums.get(moved) && moved === (await findLead?.(path)))
      return [];
    const beside = remark ? [describeFault(path, remark)] : [];
    if (sha256 === checksum) return beside;
    const isStale = isCompressed && (await isRightUnpacked(entry));
    return [isStale ? describeFault(path, { kind: 'file-stale' }) : describeChanged(path), ...beside];
  };

  const work = async () => {
    while (next < waiting.length && !stopping.aborted) {
      const entry = waiting[next] as ManifestEntry;
      next += 1;
      try {
        const findings = await check(entry);
        found.push(...findings);
        if (findings.length === 0) onRight?.(entry.path);
        done += 1;
        onProgress?.(done, entries.length);
      } catch (error) {
        if (!stopping.aborted) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, waiting.length) }, work));

  const beside = await checkUnlisted(source, entries, list, stopping);
  const findings = [...found, ...beside].sort((a, b) => compareCodeUnits(a.path, b.path));
  const left = entries.length - done;
  return {
    ...{ findings, files, bytes, known: known.size, left },
    ...(left > 0 ? { stopped: explainStop(own.signal.aborted, signal) } : {}),
  };
}

/** What is there and in no list: packed forms of a file that is, or what nobody has published. */
async function checkUnlisted(
  source: SiteSource,
  entries: readonly ManifestEntry[],
  list: string | undefined,
  signal: AbortSignal,
): Promise<Finding[]> {
  // An empty list, as a disk that is full leaves, says nothing of any file.
  if (entries.length === 0) return [];
  const listed = new Map(entries.map(({ path, checksum }) => [path, checksum]));
  if (list !== undefined) listed.set(CHECKSUMS, list);
  // A check that has been stopped reads no more, but tells what it has seen.
  const isStopped = signal.aborted;
  const findings: Finding[] = [];
  for (const path of source.paths ?? []) {
    if (listed.has(path) || path === CHECKSUMS || path === CHECKSUMS_SIGNATURE) continue;
    const [ending = ''] = /\.[^.]+$/.exec(path) ?? [];
    const checksum = Object.hasOwn(UNPACK, ending) ? listed.get(path.slice(0, -ending.length)) : undefined;
    if (checksum === undefined) findings.push(describeStray(path));
    else if (!isStopped && (await hashPacked(source, path, ending, signal)) !== checksum)
      findings.push(describeFault(path, { kind: 'packed-other' }));
  }
  return findings;
}

const describeStray = (path: string): Finding =>
  describeExtra(
    path,
    false,
    '多出来的文件：清单里没有它',
    '不是自己放的，当作被人放进来的：移走它，查清来历；是自己放的，移到别处再核对',
  );

/** Forms of a file that servers send in its place, as `build --compress` makes them. */
const UNPACK: Readonly<Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer>> =
  {
    '.br': brotliDecompressSync,
    '.gz': gunzipSync,
  };

const MOST_PACKED_BYTES = 256 * 1024 * 1024;

/** @returns nothing for what cannot be read or unpacked */
async function hashPacked(
  source: SiteSource,
  path: string,
  ending: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { bytes } = await readWhole(source, path, MOST_PACKED_BYTES, signal);
  const unpack = UNPACK[ending];
  if (!bytes || !unpack) return undefined;
  return orElse(() => hashContent(unpack(bytes, { maxOutputLength: MOST_PACKED_BYTES })), undefined);
}

function explainStop(isAway: boolean, signal: AbortSignal | undefined): string {
  if (isAway) return `接连 ${MOST_AWAY} 个文件都没有取到，服务器多半出了问题`;
  return signal?.reason instanceof Error && signal.reason.name === 'TimeoutError' ? '到了时间' : '中途停下了';
}

const describeChanged = (path: string): Finding =>
  createFinding(
    'file-changed',
    path,
    '内容变了：算出的 SHA-256 和清单里的不一样',
    '先留下证据（存一份现在的），查清是谁改的；再从可靠的副本（发布时用的 dist）里取回、重新上传',
  );
