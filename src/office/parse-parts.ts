import { PackageError } from './open-package.ts';
import { parseXml } from './parse-xml.ts';

/** Of all parts: a document of two thousand pages has as many, and their tree takes a gigabyte of memory. */
const MAX_TAGS = 2_000_000;

/** Reads parts of a Word file into trees, as long as they are no more than a document has. @throws PackageError */
export function createPartParser(): typeof parseXml {
  let count = 0;
  return (bytes) => {
    for (const byte of bytes) if (byte === 0x3c) count += 1;
    if (count <= MAX_TAGS) return parseXml(bytes);
    throw new PackageError(
      `Word 文件太长：里面的标记超过 ${MAX_TAGS / 10_000} 万个，大约是两千页`,
      '在 Word 里分成几个文件，分别导入；没有这么多页的，不要使用这个文件，请向提供的人重新要一份',
    );
  };
}
