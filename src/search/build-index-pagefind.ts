import { gunzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/** A report for the index: tokens joined by spaces. */
export interface IndexedText {
  url: string;
  text: string;
}

export interface IndexFile {
  /** Relative to `pagefind/`. */
  path: string;
  content: Uint8Array;
}

export interface BuiltIndex {
  files: IndexFile[];
  /** Names the state of the index, as `pagefind-entry.json` does; empty for an index without reports. */
  hash: string;
  /** Pagefind's name for each report, by its url. */
  ids: ReadonlyMap<string, string>;
}

/**
 * The files that a search reads. Not among them: Pagefind's ready-made interfaces (about 400 kB), its worker (the
 * search runs in one of its own) and the fragments, which hold each text once more (see `search-catalog.ts`).
 */
const USED_FILE =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.[^/]+\.pagefind|[^/]+\.pf_meta|index\/[^/]+\.pf_index)$/;
const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/;
/** Written before the JSON of a fragment (Pagefind, `decompress` in its browser part). */
const FRAGMENT_MARK = 'pagefind_dcd';

/**
 * Builds the index in memory. The same texts in the same order give the same bytes. One call at a time: Pagefind
 * has one engine a process.
 * @throws Error in Chinese with Pagefind's own words as `cause`
 */
export async function buildPagefindIndex(texts: readonly IndexedText[]): Promise<BuiltIndex> {
  try {
    // `unknown`: no dictionary and no stemming, the text is tokenized already.
    const created = await createIndex({ forceLanguage: 'unknown' });
    const index = requireIndex(created.index, created.errors);
    for (const { url, text } of texts) {
      const added = await index.addCustomRecord({ url, content: text, language: 'unknown', meta: {} });
      if (added.errors.length > 0) throw createPagefindError(`处理 ${url} 时`, added.errors);
    }
    const built = await index.getFiles();
    if (built.errors.length > 0) throw createPagefindError('写出索引时', built.errors);
    const ids = collectIds(built.files);
    // A report that Pagefind left out silently would make every count untrue.
    if (ids.size !== texts.length) {
      throw new Error(`应收录 ${texts.length} 篇，Pagefind 实际收录 ${ids.size} 篇`);
    }
    return {
      files: built.files.filter((file) => USED_FILE.test(file.path)),
      hash: readHash(built.files),
      ids,
    };
  } finally {
    await close();
  }
}

function requireIndex(index: PagefindIndex | undefined, errors: readonly string[]): PagefindIndex {
  if (!index || errors.length > 0) throw createPagefindError('启动时', errors);
  return index;
}

function collectIds(files: readonly IndexFile[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { path, content } of files) {
    const id = FRAGMENT.exec(path)?.[1];
    if (id === undefined) continue;
    const text = gunzipSync(content).toString('utf8');
    const { url } = JSON.parse(text.slice(FRAGMENT_MARK.length)) as { url: string };
    ids.set(url, id);
  }
  return ids;
}

function readHash(files: readonly IndexFile[]): string {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  if (!entry) throw new Error('Pagefind 没有写出 pagefind-entry.json');
  const { languages } = JSON.parse(Buffer.from(entry.content).toString('utf8')) as {
    languages: Record<string, { hash: string }>;
  };
  return languages.unknown?.hash ?? '';
}

function createPagefindError(when: string, errors: readonly string[]): Error {
  return new Error(`Pagefind ${when}报告了 ${errors.length} 个错误`, { cause: errors.join('\n') });
}
