import type { ByteSource } from './byte-source.ts';
import { checkZipLayout } from './check-zip-layout.ts';
import { checkZipRecords, isOutOfProportion, type ZipFile } from './check-zip-records.ts';
import { parseZipList } from './parse-zip-list.ts';
import { readZipEnd, type ZipEnd } from './read-zip-end.ts';
import { readZipFile } from './read-zip-file.ts';
import type { ZipDataFault, ZipFault, ZipRule } from './zip-fault.ts';

/** How much of a zip is read, and how strictly. */
export interface ZipProfile {
  readonly mostFiles: number;
  readonly mostListBytes: number;
  /** Of all files, unpacked. */
  readonly mostBytes: number;
  /** Faults that are passed over: what bears them is read all the same, if it can be. */
  readonly tolerates: ReadonlySet<ZipRule>;
}

export interface Zip {
  readonly files: readonly ZipFile[];
  /** Named in the list, ending in `/`. */
  readonly folders: readonly string[];
  /**
   * Reads a file in pieces, in order, and never more of it than the list promises.
   * @throws for a file whose data were not found
   */
  read(file: ZipFile, onPiece: (piece: Uint8Array) => void): Promise<ZipDataFault | undefined>;
}

/**
 * Reads a zip's structure, by whatever program it was made: every byte has to be accounted for, but for what the
 * profile tolerates. Writes nothing.
 * @returns `end`: absent if there is none; `zip`: absent if what is there cannot be read at all
 */
export async function openZip(
  source: ByteSource,
  { mostFiles, mostListBytes, mostBytes, tolerates }: ZipProfile,
): Promise<{ end?: ZipEnd; zip?: Zip; faults: ZipFault[] }> {
  const { end, faults: outside } = await readZipEnd(source);
  const faults = outside.filter(({ rule }) => !tolerates.has(rule));
  if (!end) return { faults };
  const fail = (fault: ZipFault) => ({ end, faults: [...faults, fault] });
  if (end.count > mostFiles || end.listSize > mostListBytes)
    return fail({ rule: 'zip-too-many', detail: mostFiles });

  const list = await source.read(end.listOffset, end.listSize);
  const records = parseZipList(list, end.count);
  if (!records) return fail({ rule: 'zip-list' });
  const total = records.reduce((sum, { size }) => sum + size, 0);
  if (total > mostBytes) return fail({ rule: 'zip-too-large', detail: mostBytes });
  if (!tolerates.has('zip-bomb') && isOutOfProportion(total, source.size)) return fail({ rule: 'zip-bomb' });
  const { files, folders, faults: unsafe } = checkZipRecords(records, tolerates);
  const { dataOffsets, faults: misplaced } = await checkZipLayout(source, end, records, files, tolerates);
  for (const file of files) if (!dataOffsets.has(file.record)) file.isBarred = true;

  const zip: Zip = {
    files,
    folders,
    async read({ record, path }, onPiece) {
      const dataOffset = dataOffsets.get(record);
      if (dataOffset === undefined) throw new Error(`a file that must not be read: ${path}`);
      return readZipFile(source, record, dataOffset, onPiece);
    },
  };
  return { end, zip, faults: [...faults, ...unsafe, ...misplaced] };
}
