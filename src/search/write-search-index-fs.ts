import { writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { hashContent } from '../base/sha256.ts';
import { type IndexRecords, indexRecords } from './index-records-pagefind.ts';
import { startIndexThread } from './index-thread-pagefind.ts';
import type { IndexedReport } from './indexed-report.ts';
import {
  findIndexPart,
  findWrittenPart,
  makeIndexPart,
  noteWrittenPart,
  type PartMaking,
  type WrittenPart,
} from './make-index-part-fs.ts';
import { describePart, type PartFiles } from './pack-index-part.ts';
import { formatPartFolder, formatPartsList, PARTS_FILE, type PartInfo, VERSIONS_FILE } from './parts-list.ts';
import { type PlannedPart, planParts } from './plan-parts.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: the files of each part in
 * `pagefind/`, each named for its content and never changed, and the list of the parts. The same reports give the same
 * bytes in whatever order they come, from the cache or anew. No reports give an empty list.
 * @param versions texts that were published before, which get parts and a list of their own
 * @returns SHA-256 of the files of all parts, by their paths
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  reports: readonly IndexedReport[],
  making: PartMaking = {},
  versions: readonly IndexedReport[] = [],
): Promise<{ pages: number; digests: ReadonlyMap<string, string> }> {
  const digests = new Map<string, string>();
  try {
    for (const folder of ['pagefind', 'search']) {
      await rm(path.join(outputFolder, folder), { recursive: true, force: true });
      await mkdir(path.join(outputFolder, folder), { recursive: true });
    }
    await writeParts(outputFolder, reports, making, PARTS_FILE, digests);
    if (versions.length > 0) await writeParts(outputFolder, versions, making, VERSIONS_FILE, digests);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`全文搜索的索引没有建成：${reason}`, { cause });
  }
  return { pages: reports.length, digests };
}

/** Writes the parts of an index, and last the list of them. */
async function writeParts(
  outputFolder: string,
  reports: readonly IndexedReport[],
  making: PartMaking,
  listFile: string,
  digests: Map<string, string>,
): Promise<void> {
  const planned = planParts(reports);
  const parts: PartInfo[] = [];
  const list = (at: number, part: PlannedPart<IndexedReport>, { files, ...about }: WrittenPart) => {
    const { from, to, characters } = part;
    parts[at] = { from, to, characters, ...about };
    for (const [file, sha256] of locateFiles(part, files)) digests.set(file, sha256);
  };
  const finish = async (at: number, part: PlannedPart<IndexedReport>, files: PartFiles) => {
    const folder = path.join(outputFolder, formatPartFolder(part));
    const written = { ...describePart(files), files: await writePart(folder, files) };
    // Nobody asks for it in a preview, which takes over nothing.
    if (making.takeOver) await noteWrittenPart(part.reports, written, making);
    list(at, part, written);
  };
  const missing: [number, PlannedPart<IndexedReport>][] = [];
  for (const [at, part] of planned.entries()) {
    const written = making.takeOver && (await findWrittenPart(part.reports, making));
    if (written && making.takeOver?.(new Map(locateFiles(part, written.files)))) {
      list(at, part, written);
      continue;
    }
    const kept = await findIndexPart(part.reports, making);
    if (kept) await finish(at, part, kept);
    else missing.push([at, part]);
  }
  await makeParts(missing.length, async (index, next) => {
    const [at, part] = missing[next] as (typeof missing)[number];
    await finish(at, part, await makeIndexPart(part.reports, { ...making, place: outputFolder }, index));
  });
  await writeFile(path.join(outputFolder, listFile), formatPartsList(parts));
}

/**
 * Does all of a number of parts, two at a time where there is more than one core: Pagefind keeps one busy.
 * @param make makes one with what is handed to it
 */
async function makeParts(
  count: number,
  make: (index: IndexRecords, at: number) => Promise<void>,
): Promise<void> {
  const beside = count > 1 && availableParallelism() > 1 ? startIndexThread() : undefined;
  let next = 0;
  const work = async (index: IndexRecords) => {
    try {
      while (next < count) await make(index, next++);
    } catch (error) {
      // The other one begins no further part.
      next = count;
      throw error;
    }
  };
  try {
    await Promise.all([work(indexRecords), ...(beside ? [work(beside.index)] : [])]);
  } finally {
    await beside?.close();
  }
}

/** @returns name and SHA-256 of each file */
async function writePart(folder: string, files: PartFiles): Promise<WrittenPart['files']> {
  await mkdir(folder, { recursive: true });
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(path.join(folder, name), content);
    return [name, hashContent(content)];
  });
}

/** Files by their paths below the output folder: the span that a part of the same reports covers may become another. */
const locateFiles = (part: PlannedPart<IndexedReport>, files: WrittenPart['files']): WrittenPart['files'] =>
  files.map(([name, sha256]) => [`${formatPartFolder(part)}/${name}`, sha256]);
