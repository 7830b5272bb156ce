import { foldFileName } from '../base/fold-file-name.ts';
import { decodeZipName, findUnsafeName } from './decode-zip-name.ts';
import type { ZipListRecord } from './parse-zip-list.ts';
import { DEFLATED, STORED } from './zip-entry.ts';
import type { ZipDataFault, ZipFault, ZipRule } from './zip-fault.ts';

/** A file in a zip. `path` is its whole name there. */
export interface ZipFile {
  readonly path: string;
  /** Bytes, as the list tells. */
  readonly size: number;
  /** It bears a fault and must not be read. */
  isBarred: boolean;
  readonly record: ZipListRecord;
}

/** Deflate makes of one byte at most 1,032, text seldom 20. Below so many bytes nobody is harmed. */
const HARMLESS_BYTES = 64 * 1024 * 1024;
const LARGEST_RATIO = 200;

/** § 4.4.4 bits 0, 6 and 13: encrypted in one way or another. */
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;

/** Kinds of file in a Unix mode; 0 where the program did not tell. */
const KIND_MASK = 0o170000;
const PLAIN_KINDS = [0, 0o100000, 0o040000];

/**
 * Finds what must not be unpacked or cannot be read, from the list alone.
 * @param tolerates faults that are passed over
 */
export function checkZipRecords(
  records: readonly ZipListRecord[],
  tolerates: ReadonlySet<ZipRule>,
): {
  files: ZipFile[];
  /** Named in the list, ending in `/`. */
  folders: string[];
  faults: ZipFault[];
} {
  const all: ZipFault[] = [];
  const files: ZipFile[] = [];
  const first = new Map<string, string>();
  const folders = new Map<string, string>();
  const listed: string[] = [];
  for (const record of records) {
    const { path, unsafe } = readName(record);
    const isFolder = path.endsWith('/');
    const key = foldFileName(isFolder ? path.slice(0, -1) : path);
    const own = judgeRecord(record, { path, unsafe, twin: first.get(key) });
    const faults = own.filter(({ rule }) => !tolerates.has(rule)).map((fault) => ({ path, ...fault }));
    all.push(...faults);
    if (isFolder) {
      folders.set(key, path);
      if (!unsafe) listed.push(path);
      continue;
    }
    first.set(key, path);
    // An unsafe name is not unpacked: its folders are in nobody's way.
    for (let end = unsafe ? 0 : key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1))
      folders.set(key.slice(0, end), path);
    files.push({ path, size: record.size, isBarred: faults.length > 0, record });
  }
  for (const file of tolerates.has('zip-same-name') ? [] : files) {
    const inner = folders.get(foldFileName(file.path));
    if (inner === undefined) continue;
    file.isBarred = true;
    all.push({ rule: 'zip-same-name', path: file.path, detail: inner });
  }
  return { files, folders: listed, faults: all };
}

type EntryFault = Omit<Extract<ZipFault, { path: string }>, 'path'>;

/** An entry's name, and why nothing must be unpacked under it. */
function readName({ nameBytes, flags }: ZipListRecord): { path: string; unsafe: string | undefined } {
  const name = decodeZipName(nameBytes, flags);
  return name === undefined
    ? { path: nameBytes.toString('latin1'), unsafe: '不是文字' }
    : { path: name, unsafe: findUnsafeName(name) };
}

/** @param twin the file before it that one file system or another would give the same name */
function judgeRecord(
  { unixMode, size, compressedSize, flags, method }: ZipListRecord,
  { path, unsafe, twin }: { path: string; unsafe: string | undefined; twin: string | undefined },
): EntryFault[] {
  const faults: EntryFault[] = [];
  if (unsafe) faults.push({ rule: 'zip-name', detail: unsafe });
  if (!PLAIN_KINDS.includes(unixMode & KIND_MASK)) faults.push({ rule: 'zip-link' });
  if (path.endsWith('/')) {
    if (size > 0) faults.push({ rule: 'zip-data', detail: 'folder' satisfies ZipDataFault });
    return faults;
  }
  if (flags & ENCRYPTED) faults.push({ rule: 'zip-encrypted' });
  else if (method !== STORED && method !== DEFLATED) faults.push({ rule: 'zip-method', detail: method });
  if (twin === path) faults.push({ rule: 'zip-duplicate' });
  else if (twin !== undefined) faults.push({ rule: 'zip-same-name', detail: twin });
  if (isOutOfProportion(size, compressedSize)) faults.push({ rule: 'zip-oversized' });
  return faults;
}

/** Whether reading would take much time or memory for a few bytes of zip. */
export function isOutOfProportion(size: number, compressedSize: number): boolean {
  return size > HARMLESS_BYTES && size > LARGEST_RATIO * compressedSize;
}
