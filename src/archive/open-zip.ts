import { createHash } from 'node:crypto';
import { type BagContainer, listEmptyFolders } from './bag-container.ts';
import { type ByteSource, readPieces } from './byte-source.ts';
import { checkZipLayout } from './check-zip-layout.ts';
import { checkZipRecords, isOutOfProportion, type ZipFile } from './check-zip-records.ts';
import type { Finding } from './finding.ts';
import { parseZipList } from './parse-zip-list.ts';
import { readZipEnd, type ZipEnd } from './read-zip-end.ts';
import { readZipFile } from './read-zip-file.ts';
import { describeEntryFault, describeZipFault } from './zip-fault.ts';
import { parseSeal } from './zip-seal.ts';

/** Twenty times a portal of 1,700 reports; each costs some hundred bytes of memory. */
const MOST_FILES = 500_000;
const MOST_LIST_BYTES = 256 * 1024 * 1024;

export interface OpenedContainer {
  findings: Finding[];
  /** Absent if what is there cannot be read at all. */
  container?: BagContainer;
  /** Whether it bears a seal; folders have none, and zips that were packed again. */
  isSealed: boolean;
}

/** Reads a zip's structure, by whatever program it was made, and holds it against its seal. Writes nothing. */
export async function openZip(source: ByteSource): Promise<OpenedContainer> {
  const { end, findings } = await readZipEnd(source);
  if (!end) return { findings, isSealed: false };
  const isSealed = end.comment.length > 0;
  const fail = (...faults: Finding[]) => ({ findings: [...findings, ...faults], isSealed });
  if (end.count > MOST_FILES || end.listSize > MOST_LIST_BYTES)
    return fail(describeZipFault('zip-too-many', MOST_FILES));
  if (isSealed) findings.push(...(await checkSeal(source, end)));

  const list = await source.read(end.listOffset, end.listSize);
  const records = parseZipList(list, end.count);
  if (!records) return fail(describeZipFault('zip-list'));
  const total = records.reduce((sum, { size }) => sum + size, 0);
  if (isOutOfProportion(total, source.size)) return fail(describeZipFault('zip-bomb'));
  const { files, folders, findings: unsafe } = checkZipRecords(records);
  const { dataOffsets, findings: misplaced } = await checkZipLayout(source, end, records, files);
  for (const file of files) if (!dataOffsets.has(file.record)) file.isBarred = true;

  return {
    findings: [...findings, ...unsafe, ...misplaced],
    isSealed,
    container: {
      files,
      emptyFolders: listEmptyFolders(folders, files),
      async read(file, onPiece) {
        const { record, path } = file as ZipFile;
        const dataOffset = dataOffsets.get(record);
        if (dataOffset === undefined) throw new Error(`a file that must not be read: ${path}`);
        const fault = await readZipFile(source, record, dataOffset, onPiece);
        return fault === undefined ? undefined : describeEntryFault('zip-data', path, fault);
      },
    },
  };
}

async function checkSeal(source: ByteSource, { comment, commentOffset }: ZipEnd): Promise<Finding[]> {
  const promised = parseSeal(comment);
  if (promised === undefined) return [describeZipFault('zip-comment')];
  const hash = createHash('sha512');
  for await (const piece of readPieces(source, 0, commentOffset)) hash.update(piece);
  return hash.digest('hex') === promised ? [] : [describeZipFault('zip-seal')];
}
