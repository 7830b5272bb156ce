import { createMemorySource } from '../zip/byte-source.ts';
import { openZip, type Zip, type ZipProfile } from '../zip/open-zip.ts';
import type { ZipFault, ZipRule } from '../zip/zip-fault.ts';

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
  /** What is wrong with a file of too many tags, what they are, and the way out, up to files that were made so. */
  readonly excess: { readonly fault: string; readonly cause: string; readonly remedy: string };
}

export const WORD: OfficeKind = {
  label: 'Word 文件',
  programs: 'Word 或 WPS',
  extension: '.docx',
  excess: {
    fault: '太长',
    cause: '大约是两千页',
    remedy: '在 Word 里分成几个文件，分别导入；没有这么多页的',
  },
};
export const EXCEL: OfficeKind = {
  label: 'Excel 文件',
  programs: 'Excel 或 WPS',
  extension: '.xlsx',
  excess: {
    fault: '太大',
    cause: '多半是堆积的样式',
    remedy: '把各张表复制到新的工作簿，另存一份；来历不明的',
  },
};

export type OpenedPackage =
  | { readonly ok: true; readonly archive: OfficePackage }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** A Word document of a thousand pages has parts of 20 MB; more is an archive made to fill memory. */
const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;

/**
 * Nothing of an Office document is unpacked to the disk, and its parts are asked for by name: what other programs
 * write around them and how they name the rest does not matter, as long as each part asked for is whole.
 */
const OFFICE: ZipProfile = {
  mostFiles: 5000,
  mostListBytes: 16 * 1024 * 1024,
  mostBytes: MAX_TOTAL_BYTES,
  tolerates: new Set<ZipRule>([
    'zip-trailing',
    'zip-leading',
    'zip-gap',
    'zip-hidden',
    'zip-header',
    'zip-bomb',
    'zip-oversized',
    'zip-name',
    'zip-link',
    'zip-method',
    'zip-duplicate',
    'zip-same-name',
    'zip-data',
    'zip-overlap',
  ]),
};

const formatDamaged = ({ programs, extension }: OfficeKind) =>
  `从原来的电脑重新复制一份，用 ${programs} 打开看是否完整，再另存为 ${extension}`;
const SUSPECT = '不要使用这个文件，请向提供的人重新要一份';

/** @param excess what there is too much of, and the limit */
const tooLarge = ({ label, programs }: OfficeKind, excess = `超过 ${MAX_TOTAL_BYTES / 1024 / 1024} MB`) =>
  new PackageError(
    `${label}解压后太大（${excess}），不像正常的文档`,
    `如果里面有很大的图片，在 ${programs} 里压缩图片后另存一份；来历不明的文件不要使用`,
  );

/** Opens an archive and looks at its list of parts; nothing is unpacked yet. */
export async function openPackage(bytes: Uint8Array, kind: OfficeKind = WORD): Promise<OpenedPackage> {
  try {
    const { zip, faults } = await openZip(createMemorySource(bytes), OFFICE);
    const [fault] = faults;
    if (!zip || fault) throw explainFault(fault, kind);
    return { ok: true, archive: createPackage(zip, kind) };
  } catch (error) {
    if (error instanceof PackageError) return { ok: false, message: error.message, remedy: error.remedy };
    throw error;
  }
}

function createPackage({ files, read }: Zip, kind: OfficeKind): OfficePackage {
  const parts = new Map<string, (typeof files)[number]>();
  const names: string[] = [];
  for (const file of files) {
    // Some writers put Windows separators or a leading slash.
    const name = file.path.replaceAll('\\', '/').replace(/^\//, '');
    if (/^[a-z]:|(?:^|\/)\.\.(?:\/|$)/iu.test(name)) {
      const message = `${kind.label}里有指向文件夹之外的部件（“../”一类的路径），不安全`;
      throw new PackageError(message, SUSPECT);
    }
    if (parts.has(name.toLowerCase()))
      throw new PackageError(`${kind.label}里有两个同名的部件“${name}”`, SUSPECT);
    parts.set(name.toLowerCase(), file);
    names.push(name);
  }
  let budget = MAX_TOTAL_BYTES;
  return {
    names,
    async read(name) {
      const part = parts.get(name.replace(/^\//, '').toLowerCase());
      if (!part) return undefined;
      if (part.size > MAX_PART_BYTES)
        throw tooLarge(kind, `部件“${part.path}”超过 ${MAX_PART_BYTES / 1024 / 1024} MB`);
      if (part.size > budget) throw tooLarge(kind);
      budget -= part.size;
      const pieces: Uint8Array[] = [];
      // A header that is none, or data that are another part's: only this part is lost.
      const fault = part.isBarred ? 'undecodable' : await read(part, (piece) => pieces.push(piece));
      if (fault === 'larger') throw tooLarge(kind);
      if (fault) throw new PackageError(`${kind.label}损坏：部件“${part.path}”校验不符`, formatDamaged(kind));
      return Buffer.concat(pieces);
    },
  };
}

function explainFault(fault: ZipFault | undefined, kind: OfficeKind): PackageError {
  if (fault?.rule === 'zip-encrypted') {
    const remedy = `用 ${kind.programs} 打开，去掉密码，再另存为 ${kind.extension}`;
    return new PackageError('文件加了密码，读不出来', remedy);
  }
  if (fault?.rule === 'zip-too-many') return tooLarge(kind, `部件超过 ${OFFICE.mostFiles} 个`);
  if (fault?.rule === 'zip-too-large') return tooLarge(kind);
  return new PackageError(`${kind.label}不完整或已损坏，打不开`, formatDamaged(kind));
}
