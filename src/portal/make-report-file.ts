import { hashContent } from '../base/sha256.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';

/**
 * Makes a file of a report. One that holds pictures is made again when it is written: a portal of picture reports
 * would not fit into memory.
 * @param place.path of the file in the output @param place.source the report's own file, for messages
 * @param make gives the same content each time, as long as the pictures stay the same
 */
export async function makeReportFile<T extends string | Uint8Array>(
  { path, source }: { path: string; source: string },
  make: () => Promise<T>,
  { hasPictures }: { hasPictures: boolean },
): Promise<{ file: OutputFile; content: T; bytes: number; sha256: string }> {
  const content = await make();
  const sha256 = hashContent(content);
  const produce = async () => {
    const again = await make();
    if (hashContent(again) !== sha256) {
      throw new Error(`图片在生成网站的时候被改动了：${source}。请保存好以后重新生成。`);
    }
    return again;
  };
  const file = hasPictures ? { path, produce } : { path, content };
  return { file, content, bytes: Buffer.byteLength(content), sha256 };
}
