import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

/** An Office document: a ZIP archive of named parts (ECMA-376-2, OPC). */
export interface OfficePackage {
  /** Names of the parts, as the archive spells them. */
  readonly names: readonly string[];
  /** A part's bytes; `undefined` if there is none of that name. @throws PackageError */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** What is wrong with an archive, with the way out in Chinese. */
export class PackageError extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** How messages name a kind of document. */
export interface OfficeKind {
  readonly label: string;
  readonly programs: string;
  readonly extension: string;
}

const WORD: OfficeKind = { label: 'Word 文件', programs: 'Word 或 WPS', extension: '.docx' };
export const EXCEL: OfficeKind = { label: 'Excel 文件', programs: 'Excel 或 WPS', extension: '.xlsx' };

export type OpenedPackage =
  | { readonly ok: true; readonly archive: OfficePackage }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** A Word document of a thousand pages has parts of 20 MB; more is an archive made to fill memory. */
const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
const MAX_PARTS = 5000;

const formatDamaged = ({ programs, extension }: OfficeKind) =>
  `从原来的电脑重新复制一份，用 ${programs} 打开看是否完整，再另存为 ${extension}`;
const SUSPECT = '不要使用这个文件，请向提供的人重新要一份';

const tooLarge = ({ label, programs }: OfficeKind) =>
  new PackageError(
    `${label}解压后太大（超过 ${MAX_TOTAL_BYTES / 1024 / 1024} MB），不像正常的文档`,
    `如果里面有很大的图片，在 ${programs} 里压缩图片后另存一份；来历不明的文件不要使用`,
  );

/** Opens an archive and looks at its list of parts; nothing is unpacked yet. */
export async function openPackage(bytes: Uint8Array, kind: OfficeKind = WORD): Promise<OpenedPackage> {
  try {
    return {
      ok: true,
      archive: await openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), kind),
    };
  } catch (error) {
    if (error instanceof PackageError) return { ok: false, message: error.message, remedy: error.remedy };
    throw error;
  }
}

async function openArchive(buffer: Buffer, kind: OfficeKind): Promise<OfficePackage> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, opened) =>
      error ? reject(toPackageError(error, kind)) : resolve(opened),
    );
  });
  const entries = await listEntries(zip, kind);
  let budget = MAX_TOTAL_BYTES;
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    async read(name) {
      const entry = entries.get(name.replace(/^\//, '').toLowerCase());
      if (!entry) return undefined;
      const part = await readEntry(zip, entry, Math.min(MAX_PART_BYTES, budget), kind);
      budget -= part.length;
      return part;
    },
  };
}

/** The archive's own list; names that leave the folder, and sizes that no document has, are refused. */
function listEntries(zip: yauzl.ZipFile, kind: OfficeKind): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let total = 0;
    zip.on('error', (error: Error) => reject(toPackageError(error, kind)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      const key = entry.fileName.toLowerCase();
      total += entry.uncompressedSize;
      if (entries.has(key))
        reject(new PackageError(`${kind.label}里有两个同名的部件“${entry.fileName}”`, SUSPECT));
      else if (total > MAX_TOTAL_BYTES || entries.size >= MAX_PARTS) reject(tooLarge(kind));
      else if (entry.isEncrypted()) {
        reject(
          new PackageError(
            '文件加了密码，读不出来',
            `用 ${kind.programs} 打开，去掉密码，再另存为 ${kind.extension}`,
          ),
        );
      } else {
        entries.set(key, entry);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}

/** Unpacks one part and stops as soon as it is larger than allowed, whatever the archive says of its size. */
function readEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  limit: number,
  kind: OfficeKind,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(toPackageError(error, kind));
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > limit) {
          stream.destroy();
          reject(tooLarge(kind));
        } else chunks.push(chunk);
      });
      stream.on('error', (cause: Error) => reject(toPackageError(cause, kind)));
      stream.on('end', () => {
        const part = Buffer.concat(chunks);
        // yauzl leaves the check sum to its callers.
        if (crc32(part) === entry.crc32) resolve(part);
        else
          reject(new PackageError(`${kind.label}损坏：部件“${entry.fileName}”校验不符`, formatDamaged(kind)));
      });
    });
  });
}

/** yauzl's words, which are all it tells faults apart by. */
function toPackageError(cause: Error, kind: OfficeKind): PackageError {
  if (cause instanceof PackageError) return cause;
  if (/relative path|absolute path|invalid characters in fileName/iu.test(cause.message)) {
    return new PackageError(`${kind.label}里有指向文件夹之外的部件（“../”一类的路径），不安全`, SUSPECT, {
      cause,
    });
  }
  if (/too many bytes|compressed.*size/iu.test(cause.message)) return tooLarge(kind);
  return new PackageError(`${kind.label}不完整或已损坏，打不开`, formatDamaged(kind), { cause });
}
