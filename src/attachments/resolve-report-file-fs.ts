import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePercents } from '../base/decode-path.ts';
import type { AttachmentType } from './attachment-types.ts';
import { describeMissing } from './describe-missing.ts';
import { type FileFailure, type FileFault, type FolderName, REPORT_FOLDER } from './file-fault.ts';
import { DEFAULT_MAX_BYTES, inspectFile } from './inspect-file-fs.ts';
import { locateInside, readFolder, walkFolder } from './locate-file-fs.ts';
import { findNameFault, quoteName, tellNameFault } from './publishable-name.ts';
import { describeHidden, findPathFault, isHiddenName, normalizeReportPath } from './report-path.ts';

export interface ReportFile {
  ok: true;
  /** Below the report's folder, with `/`, NFC, decoded. */
  path: string;
  /** What followed the path, such as `#page=3`, as written; `''` if nothing did. */
  suffix: string;
  absolutePath: string;
  bytes: number;
  type: AttachmentType;
  /** Pixels; images only. */
  width?: number;
  height?: number;
}

/**
 * The file in a report's folder that an image or a link of its text names.
 * @param reportFolder absolute
 * @param target as written, percent-encoded or not, or as a Markdown parser normalised it
 * @param maxBytes largest file that may be published
 * @throws Error if the disk fails
 */
export async function resolveReportFile(
  reportFolder: string,
  target: string,
  maxBytes = DEFAULT_MAX_BYTES,
  folder: FolderName = REPORT_FOLDER,
): Promise<ReportFile | FileFailure> {
  const root = await realpath(reportFolder);
  const readings = listReadings(target);
  for (const [path] of readings) {
    const fault = findPathFault(path, folder);
    if (fault) return { ok: false, ...fault };
  }
  for (const [path, suffix] of readings) {
    const located = await locateByName(root, path, folder);
    if (located === undefined) continue;
    if (!located.ok) return located;
    const inspection = await inspectFile(located.absolutePath, path, maxBytes);
    if (!inspection.ok) return inspection;
    const { bytes, type, imageSize } = inspection;
    return { ok: true, path, suffix, absolutePath: located.absolutePath, bytes, type, ...imageSize };
  }
  const present = (await walkFolder(root, folder.name)).filter((entry) => !entry.fault);
  const names = present.map((entry) => normalizeReportPath(entry.path));
  const wanted = readings.at(-1)?.[0] || target;
  return { ok: false, ...describeMissing(wanted, names, folder.name, formatLinkTarget) };
}

/** What `target` may mean, likeliest first: `#`, `?` and `%` may belong to the file's name. */
function listReadings(target: string): [path: string, suffix: string][] {
  const [, bare = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const readings = new Map<string, string>();
  for (const [written, rest] of [
    [target, ''],
    [bare, suffix],
  ] as const) {
    for (const text of [written, decodePercents(written)]) {
      const path = normalizeReportPath(text);
      // The normal form of `/a` is `a`: judge what was written.
      const judged = findPathFault(text) ? text : path;
      if (!readings.has(judged)) readings.set(judged, rest);
    }
  }
  return [...readings];
}

/**
 * Walks down by listing, so that a name in the wrong case fails here as it will on the web, whatever this disk
 * thinks of case. `undefined`: nothing of that name.
 */
async function locateByName(
  root: string,
  path: string,
  folder: FolderName,
): Promise<{ ok: true; absolutePath: string } | FileFailure | undefined> {
  let absolutePath = root;
  let kind = 'folder';
  for (const segment of path.split('/')) {
    if (kind !== 'folder') return undefined;
    const entries = await readFolder(absolutePath, path);
    if (!Array.isArray(entries)) return { ok: false, ...entries };
    const names = entries.map((entry) => entry.name).sort();
    const name = names.find((other) => other.normalize('NFC') === segment);
    if (name === undefined) return undefined;
    const fault = findUnpublishable(name);
    if (fault) return { ok: false, ...fault };
    const located = await locateInside(root, join(absolutePath, name), path, folder);
    if (!located.ok) return located;
    ({ absolutePath, kind } = located);
  }
  if (kind === 'file') return { ok: true, absolutePath };
  const message = `${quoteName(path)}是文件夹，不是文件`;
  return { ok: false, rule: 'file-kind', message, remedy: '请写出其中的一个文件' };
}

/** Why a file of this name cannot be published, or `undefined`. */
export function findUnpublishable(name: string): FileFault | undefined {
  if (isHiddenName(name)) return describeHidden(name);
  const fault = findNameFault(name);
  return fault && tellNameFault('文件名', name, fault);
}

/** As Markdown takes it: a target with spaces or brackets ends early unless they are encoded or bracketed. */
function formatLinkTarget(path: string): string {
  return /[\s()<>]/.test(path) ? `<${path}>` : path;
}
