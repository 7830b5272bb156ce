import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { compareCodeUnits } from '../report/compare-code-units.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';

/** The files that a search reads. Pagefind's ready-made interfaces (about 400 kB) are not among them. */
const USED_FILE =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[^/]+\.pagefind|[^/]+\.pf_meta|index\/[^/]+\.pf_index|fragment\/[^/]+\.pf_fragment)$/;

/**
 * Builds the search index and writes it to `pagefind/` below the output folder, replacing what is there. The
 * same records give the same bytes in whatever order they come. Zero records give an index without pages, which
 * the search page recognises by `pagefind-entry.json`. One call at a time: Pagefind has one engine a process.
 * @throws Error in Chinese, with `cause`, if Pagefind fails or a file cannot be written.
 */
export async function writeSearchIndex(
  outputFolder: string,
  records: readonly SearchRecord[],
): Promise<{ pages: number }> {
  const folder = path.join(outputFolder, 'pagefind');
  try {
    const files = await buildIndexFiles(records);
    await rm(folder, { recursive: true, force: true });
    for (const file of files) {
      const target = path.join(folder, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`全文搜索的索引没有建成：${reason}`, { cause });
  } finally {
    await close();
  }
  return { pages: records.length };
}

interface IndexFile {
  path: string;
  content: Uint8Array;
}

async function buildIndexFiles(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  // `unknown`: no dictionary and no stemming, the text is tokenized already.
  const created = await createIndex({ forceLanguage: 'unknown' });
  const index = requireIndex(created.index, created.errors);
  for (const record of [...records].sort((a, b) => compareCodeUnits(a.url, b.url))) {
    const added = await index.addHTMLFile({ url: record.url, content: renderRecord(record) });
    if (added.errors.length > 0) throw createPagefindError(`处理 ${record.url} 时`, added.errors);
  }
  const built = await index.getFiles();
  if (built.errors.length > 0) throw createPagefindError('写出索引时', built.errors);
  const files = built.files.filter((file) => USED_FILE.test(file.path));
  requireAllPages(files, records.length);
  return files;
}

function requireIndex(index: PagefindIndex | undefined, errors: readonly string[]): PagefindIndex {
  if (!index || errors.length > 0) throw createPagefindError('启动时', errors);
  return index;
}

/** A page that Pagefind left out silently would make every count untrue. */
function requireAllPages(files: readonly IndexFile[], expected: number): void {
  const fragments = files.filter((file) => file.path.startsWith('fragment/')).length;
  if (fragments !== expected) {
    throw new Error(`应收录 ${expected} 篇，Pagefind 实际收录 ${fragments} 篇`);
  }
}

function createPagefindError(when: string, errors: readonly string[]): Error {
  return new Error(`Pagefind ${when}报告了 ${errors.length} 个错误`, { cause: errors.join('\n') });
}
