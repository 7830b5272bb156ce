import { createHash } from 'node:crypto';
import type { Finding } from '../diagnostics/finding.ts';
import { type ByteSource, readPieces } from '../zip/byte-source.ts';
import type { ZipFile } from '../zip/check-zip-records.ts';
import { openZip, type ZipProfile } from '../zip/open-zip.ts';
import type { ZipEnd } from '../zip/read-zip-end.ts';
import { type BagContainer, listEmptyFolders } from './bag-container.ts';
import { describeZipFault } from './describe-zip-fault.ts';
import { parseSeal } from './zip-seal.ts';

/** Nothing is tolerated in what has to be proved. */
const STRICT: ZipProfile = {
  // Twenty times a portal of 1,700 reports; each costs some hundred bytes of memory.
  mostFiles: 500_000,
  mostListBytes: 256 * 1024 * 1024,
  mostBytes: Number.POSITIVE_INFINITY,
  tolerates: new Set(),
};

export interface OpenedContainer {
  findings: Finding[];
  /** Absent if what is there cannot be read at all. */
  container?: BagContainer;
  /** `packed-again`: the zip bears no seal, so some program has unpacked and packed the archive. */
  form: 'sealed-zip' | 'packed-again' | 'folder';
}

/** Opens a zip as a bag, and holds it against its seal. */
export async function openZipBag(source: ByteSource): Promise<OpenedContainer> {
  const { end, zip, faults } = await openZip(source, STRICT);
  const isSealed = end !== undefined && end.comment.length > 0;
  const form = isSealed ? 'sealed-zip' : 'packed-again';
  const findings = [...(isSealed ? await checkSeal(source, end) : []), ...faults].map(describeZipFault);
  if (!zip) return { findings, form };
  const container: BagContainer = {
    files: zip.files,
    emptyFolders: listEmptyFolders(zip.folders, zip.files),
    async read(file, onPiece) {
      const fault = await zip.read(file as ZipFile, onPiece);
      return fault && describeZipFault({ rule: 'zip-data', path: file.path, detail: fault });
    },
  };
  return { findings, form, container };
}

async function checkSeal(source: ByteSource, { comment, commentOffset }: ZipEnd) {
  const promised = parseSeal(comment);
  if (promised === undefined) return [{ rule: 'zip-comment' }] as const;
  const hash = createHash('sha512');
  for await (const piece of readPieces(source, 0, commentOffset)) hash.update(piece);
  return hash.digest('hex') === promised ? [] : ([{ rule: 'zip-seal' }] as const);
}
