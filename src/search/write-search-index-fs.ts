import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IndexedReport } from './indexed-report.ts';
import { makeIndexPart, type PartMaking } from './make-index-part-fs.ts';
import { describePart, type PartFiles } from './pack-index-part.ts';
import { formatPartsList, PARTS_FILE, type PartInfo } from './parts-list.ts';
import { planParts } from './plan-parts.ts';

/**
 * Builds the search index and writes it below the output folder, replacing what is there: a folder in `pagefind/` for
 * each part, named for its content and never changed, and the list of the parts. The same reports give the same bytes
 * in whatever order they come, from the cache or anew. No reports give an empty list.
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  reports: readonly IndexedReport[],
  making: PartMaking = {},
): Promise<{ pages: number }> {
  try {
    for (const folder of ['pagefind', 'search']) {
      await rm(path.join(outputFolder, folder), { recursive: true, force: true });
      await mkdir(path.join(outputFolder, folder), { recursive: true });
    }
    const parts: PartInfo[] = [];
    for (const { from, to, reports: members } of planParts(reports)) {
      const files = await makeIndexPart(members, making);
      const { name, ...counts } = describePart(files);
      await writePart(path.join(outputFolder, 'pagefind', name), files);
      parts.push({ name, from, to, ...counts });
    }
    await writeFile(path.join(outputFolder, PARTS_FILE), formatPartsList(parts));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`全文搜索的索引没有建成：${reason}`, { cause });
  }
  return { pages: reports.length };
}

async function writePart(folder: string, files: PartFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}
