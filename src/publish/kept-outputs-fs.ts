import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { readFolderState } from './former-output-fs.ts';
import type { OutputPaths } from './output-paths.ts';
import { discardOutput } from './staging-fs.ts';

/** Says of an output what it is, for whoever watches it: `portal/format-health.ts`. */
export const HEALTH = 'health.json';

/** An output that was replaced and can be brought back. */
export interface KeptOutput {
  /** Larger is later. */
  readonly number: number;
  readonly folder: string;
}

/** Those beside an output, oldest first. Other names in the folder are somebody else's. */
export function listKept({ kept }: Pick<OutputPaths, 'kept'>): KeptOutput[] {
  if (readFolderState(kept) === 'missing') return [];
  return readdirSync(kept)
    .filter((name) => /^[1-9]\d{0,8}$/.test(name))
    .map((name) => ({ number: Number(name), folder: join(kept, name) }))
    .filter(({ folder }) => readFolderState(folder) === 'gongbao')
    .sort((a, b) => a.number - b.number);
}

/**
 * Puts a replaced output, which lies at `paths.previous`, beside the new one. One that is the same as the present output
 * is not kept twice: builds that change nothing would push out those that anybody wants back.
 * @param count how many are kept; the oldest go first
 */
export function keepPrevious(paths: OutputPaths, count: number): void {
  const present = readHealth(paths.output)?.fingerprint;
  const isPresent = (folder: string) => present !== undefined && readHealth(folder)?.fingerprint === present;
  const kept = listKept(paths);
  if (count > 0 && !isPresent(paths.previous)) {
    mkdirSync(paths.kept, { recursive: true });
    const number = (kept.at(-1)?.number ?? 0) + 1;
    const folder = join(paths.kept, String(number));
    renameSync(paths.previous, folder);
    kept.push({ number, folder });
  } else {
    discardOutput(paths.previous, paths);
  }
  const same = kept.filter(({ folder }) => isPresent(folder));
  const left = kept.filter((each) => !same.includes(each));
  const oldest = left.slice(0, Math.max(0, left.length - count));
  for (const { folder } of [...same, ...oldest]) discardOutput(folder, paths);
}

interface Health {
  readonly fingerprint: string;
  readonly reports: number;
  readonly newest?: string;
}

/** What an output is, as it says itself; one of an earlier version says nothing. */
export function readHealth(folder: string): Health | undefined {
  const text = orElse(() => readFileSync(join(folder, HEALTH), 'utf8'), '');
  const { fingerprint, reports, newest } = parseRecord(text) ?? {};
  if (typeof fingerprint !== 'string' || typeof reports !== 'number') return undefined;
  return { fingerprint, reports, ...(typeof newest === 'string' ? { newest } : {}) };
}

/** What tells a person which output it is. */
export function formatOutput(folder: string): string {
  const health = readHealth(folder);
  if (!health) return '（没有网站，或者是以前的版本生成的）';
  const { reports, newest, fingerprint } = health;
  return `${reports} 篇${newest ? `，最新一篇 ${newest}` : ''}，指纹 ${fingerprint.slice(0, 12)}`;
}

/**
 * The same files under second names: nothing ever writes into a published file.
 * @returns their paths below the folders
 */
export function linkFolder(from: string, to: string): string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      return linkFolder(source, target).map((path) => join(entry.name, path));
    }
    if (!entry.isFile()) return [];
    linkOrCopy(source, target);
    return [entry.name];
  });
}

/** A second name for a file that nobody writes into. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Some file systems have one name a file.
    copyFileSync(from, to);
  }
}
