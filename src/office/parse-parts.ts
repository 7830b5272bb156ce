import { type OfficeKind, type OfficePackage, PackageError, WORD } from './open-package.ts';
import { parseXml } from './parse-xml.ts';

export type PartParser = typeof parseXml;

/** Gives a part as a tree; `undefined` if there is none of that name. */
export type PartReader = ReturnType<typeof createPartReader>;

export const createPartReader =
  ({ read }: OfficePackage, parse: PartParser) =>
  async (name: string | undefined) => {
    const bytes = name === undefined ? undefined : await read(name);
    return bytes && parse(bytes);
  };

/** Of all parts: a document of two thousand pages has as many, and their tree takes a gigabyte of memory. */
const MAX_TAGS = 2_000_000;

/** Reads parts of a file into trees, as long as they are no more than a document has. @throws PackageError */
export function createPartParser({ label, excess }: OfficeKind = WORD): PartParser {
  let count = 0;
  return (bytes) => {
    for (const byte of bytes) if (byte === 0x3c) count += 1;
    if (count <= MAX_TAGS) return parseXml(bytes);
    throw new PackageError(
      `${label}${excess.fault}：里面的标记超过 ${MAX_TAGS / 10_000} 万个，${excess.cause}`,
      `${excess.remedy}，不要使用这个文件，请向提供的人重新要一份`,
    );
  };
}
