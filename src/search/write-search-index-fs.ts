import { writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { sayError } from '../base/io-errors.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { hashContent } from '../base/sha256.ts';
import { FEWEST_PARTS, MOST_PARTS } from './gram-filter.ts';
import { type IndexRecords, indexRecords } from './index-records-pagefind.ts';
import { startIndexThreads } from './index-threads-pagefind.ts';
import type { IndexedReport } from './indexed-report.ts';
import {
  findIndexPart,
  findWrittenPart,
  makeIndexPart,
  noteWrittenPart,
  type PartMaking,
  type WrittenPart,
} from './make-index-part-fs.ts';
import { describePart, type IndexPart, type PartFiles } from './pack-index-part.ts';
import { formatPartFolder, formatPartsList, PARTS_FILE, type PartInfo, VERSIONS_FILE } from './parts-list.ts';
import { type PlannedPart, planParts } from './plan-parts.ts';
import { type PartWithGrams, writeGrams } from './write-grams-fs.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: the files of each part in
 * `pagefind/`, each named for its content and never changed, and the list of the parts; of many parts their grams. The
 * same reports give the same bytes in whatever order they come, from the cache or anew. No reports give an empty list.
 * @param versions texts that were published before, which get parts and a list of their own
 * @returns SHA-256 of the files of all parts, by their paths
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  reports: readonly IndexedReport[],
  making: PartMaking = {},
  versions: readonly IndexedReport[] = [],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  try {
    for (const folder of ['pagefind', 'search']) {
      await rm(path.join(outputFolder, folder), { recursive: true, force: true });
      await mkdir(path.join(outputFolder, folder), { recursive: true });
    }
    const parts = await writeParts(outputFolder, reports, making, PARTS_FILE, digests);
    if (parts.length >= FEWEST_PARTS) {
      const newest = parts.slice(0, MOST_PARTS);
      for (const [file, sha256] of await writeGrams(outputFolder, newest, making)) digests.set(file, sha256);
    }
    if (versions.length > 0) await writeParts(outputFolder, versions, making, VERSIONS_FILE, digests);
  } catch (cause) {
    throw new Error(`全文搜索的索引没有建成：${sayError(cause, outputFolder)}`, { cause });
  }
  return digests;
}

/** Makes the parts that no build has made yet, and leaves them in the cache. */
export async function makeMissingParts(
  reports: readonly IndexedReport[],
  making: PartMaking & ProgramCache,
): Promise<void> {
  const missing: PlannedPart<IndexedReport>[] = [];
  for (const part of planParts(reports)) {
    const kept = (await findWrittenPart(part.reports, making)) ?? (await findIndexPart(part.reports, making));
    if (!kept) missing.push(part);
  }
  await makeParts(missing, making, async (part, index) => {
    await makeIndexPart(part.reports, making, index);
  });
}

/** Writes the parts of an index, and last the list of them. @returns them, newest first */
async function writeParts(
  outputFolder: string,
  reports: readonly IndexedReport[],
  making: PartMaking,
  listFile: string,
  digests: Map<string, string>,
): Promise<PartWithGrams[]> {
  const planned = planParts(reports);
  const parts: PartInfo[] = [];
  const made: Uint8Array[] = [];
  const list = (at: number, part: PlannedPart<IndexedReport>, { files, ...about }: WrittenPart) => {
    const { from, to, characters } = part;
    parts[at] = { from, to, characters, ...about };
    for (const [file, sha256] of locateFiles(part, files)) digests.set(file, sha256);
  };
  const finish = async (at: number, part: PlannedPart<IndexedReport>, { files, grams }: IndexPart) => {
    const folder = path.join(outputFolder, formatPartFolder(part));
    const written = { ...describePart(files), files: await writePart(folder, files) };
    // Nobody asks for it in a preview, which takes over nothing.
    if (making.takeOver) await noteWrittenPart(part.reports, written, making);
    list(at, part, written);
    if (at < MOST_PARTS) made[at] = grams;
  };
  const missing: (PlannedPart<IndexedReport> & { at: number })[] = [];
  for (const [at, part] of planned.entries()) {
    const written = making.takeOver && (await findWrittenPart(part.reports, making));
    if (written && making.takeOver?.(new Map(locateFiles(part, written.files)))) {
      list(at, part, written);
      continue;
    }
    const kept = await findIndexPart(part.reports, making);
    if (kept) await finish(at, part, kept);
    else missing.push({ ...part, at });
  }
  await makeParts(missing, making, async ({ at, ...part }, index) =>
    finish(at, part, await makeIndexPart(part.reports, { ...making, place: outputFolder }, index)),
  );
  await writeFile(path.join(outputFolder, listFile), formatPartsList(parts));
  return parts.map(({ name }, at) => ({ name, reports: planned[at]?.reports ?? [], grams: made[at] }));
}

/** Characters from which on a thread, which takes half a second to start, is worth while. */
const MUCH = 300_000;

/** More would wait for the disk, and each has a program of Pagefind's beside it. */
const MOST_THREADS = 2;

/**
 * Makes parts of the index, many texts in threads: cutting them would hold up the pages that this one makes meanwhile.
 * @param making.isBusy whether it does, and wants a core
 * @param make makes one with what is handed to it
 */
async function makeParts<T extends { characters: number }>(
  parts: readonly T[],
  { isBusy }: Pick<PartMaking, 'isBusy'>,
  make: (part: T, index: IndexRecords) => Promise<void>,
): Promise<void> {
  const isMuch = parts.reduce((sum, { characters }) => sum + characters, 0) >= MUCH;
  const cores = availableParallelism() - (isBusy ? 1 : 0);
  const count = isMuch ? Math.min(parts.length, cores, MOST_THREADS) : 0;
  const threads = count > 0 ? startIndexThreads(count) : undefined;
  try {
    await forEachBounded(parts, (part) => make(part, threads?.index ?? indexRecords), Math.max(1, count));
  } finally {
    await threads?.close();
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
