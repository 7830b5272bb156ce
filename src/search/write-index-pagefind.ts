import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { retryWhileInUse } from '../base/retry-in-use-fs.ts';
import { type ChunkEntry, listChunkEntries, readPagefindMeta } from './read-pagefind-chunk.ts';
import { readWhenWhole } from './read-when-whole-fs.ts';

/** A report for the index: tokens joined by spaces. */
export interface IndexedText {
  url: string;
  text: string;
}

/** Written before the JSON of a fragment (Pagefind, `decompress` in its browser part). */
const FRAGMENT_MARK = 'pagefind_dcd';
/** Texts handed over before the first of them is done: this process cuts the next ones while Pagefind works. */
const IN_FLIGHT = 16;

/**
 * Pagefind's allocator (jemalloc, in its Linux programs) gives memory back while it still indexes and asks for it
 * again page by page: a quarter of the time on 1,756 laws. It keeps what it has until it ends, in large pages, and
 * in one arena for all threads: with one for each, what one gives back the others do not find (a sixth of the time).
 */
const ALLOCATOR = 'thp:always,dirty_decay_ms:-1,muzzy_decay_ms:-1,narenas:1';
/** The variable that names it. */
const ALLOCATOR_VARIABLE = '_RJEM_MALLOC_CONF';
/** Files read back at a time: Node unzips on four threads. */
const READ_AT_ONCE = 4;
/**
 * Milliseconds that its last writes may take. Pagefind 1.5.2 answers before they have reached the files, and loses
 * them if it is ended meanwhile: its `tokio::fs::File` are dropped without `flush` (`output/mod.rs`). On a machine
 * with ten other things to do one index of six was not yet whole when it said so.
 */
const PATIENCE = 30_000;

const unzip = promisify(gunzip);

/**
 * The words of texts with their places, as Pagefind finds them, in its order. The same texts in the same order give
 * the same words, and the number of a text is that of its page. One call at a time: Pagefind has one engine a process.
 * @param folder does not exist yet; Pagefind writes there, and nothing is left of it
 * @throws Error in Chinese with Pagefind's own words as `cause`
 */
export async function indexTexts(
  folder: string,
  texts: Iterable<IndexedText> | AsyncIterable<IndexedText>,
): Promise<ChunkEntry[]> {
  try {
    // A folder that cannot be made ends Pagefind on Windows without an answer.
    await mkdir(folder, { recursive: true });
    const { created, ended } = startPagefind();
    const work = async () => {
      const { index, errors } = await created;
      const added = await addTexts(requireIndex(index, errors), texts);
      // Not `getFiles`, which passes 26 MB through a pipe as text twice encoded (6 of 18 s on 1,756 laws).
      const written = await requireIndex(index, errors).writeFiles({ outputPath: folder });
      if (written.errors.length > 0) throw createPagefindError('写出索引时', written.errors);
      const { entries, pages } = await readWritten(folder);
      await checkPages(folder, pages, added);
      return entries;
    };
    return await Promise.race([work(), ended]);
  } finally {
    await close();
    // Only now, and not at once: Windows deletes no folder with a file that Pagefind has not let go of.
    await retryWhileInUse(() => rm(folder, { recursive: true, force: true }));
  }
}

/**
 * `unknown`: no dictionary and no stemming, the text is tokenized already.
 * @returns `ended`: rejects when the program ends. The package does not look after that: what it is asked then is
 * never answered (`lib/service.js` of 1.5.2 has no listener for it).
 */
function startPagefind(): { created: ReturnType<typeof createIndex>; ended: Promise<never> } {
  let program: ChildProcess | undefined;
  const note = (message: unknown) => {
    program = (message as { process: ChildProcess }).process;
  };
  const before = process.env[ALLOCATOR_VARIABLE];
  if (process.platform === 'linux') process.env[ALLOCATOR_VARIABLE] ??= ALLOCATOR;
  // Starts the program before it returns; what else this process starts keeps its own settings.
  subscribe('child_process', note);
  const created = createIndex({ forceLanguage: 'unknown' });
  unsubscribe('child_process', note);
  if (before === undefined) delete process.env[ALLOCATOR_VARIABLE];
  const ended = new Promise<never>((_, reject) => {
    program?.once('exit', (code, signal) => reject(new Error(`Pagefind 中途停止了（${signal ?? code}）`)));
  });
  // At the end it is closed, when nobody waits any more.
  ended.catch(() => {});
  return { created, ended };
}

function requireIndex(index: PagefindIndex | undefined, errors: readonly string[]): PagefindIndex {
  if (!index || errors.length > 0) throw createPagefindError('启动时', errors);
  return index;
}

/** @returns their urls, in order */
async function addTexts(
  index: PagefindIndex,
  texts: Iterable<IndexedText> | AsyncIterable<IndexedText>,
): Promise<string[]> {
  const inFlight: { url: string; added: ReturnType<PagefindIndex['addCustomRecord']> }[] = [];
  const settle = async (limit: number) => {
    while (inFlight.length > limit) {
      const [oldest] = inFlight.splice(0, 1);
      const errors = (await oldest?.added)?.errors ?? [];
      if (errors.length > 0) throw createPagefindError(`处理 ${oldest?.url} 时`, errors);
    }
  };
  const urls: string[] = [];
  for await (const { url, text } of texts) {
    urls.push(url);
    const added = index.addCustomRecord({ url, content: text, language: 'unknown', meta: {} });
    // Awaited in turn; one that fails meanwhile must not end the process.
    added.catch(() => {});
    inFlight.push({ url, added });
    await settle(IN_FLIGHT - 1);
  }
  await settle(0);
  return urls;
}

/**
 * Reads back what was written: Pagefind 1.5.2 reports success also when the disk was full. What is used is gzip,
 * which ends with a checksum.
 */
async function readWritten(folder: string): Promise<{ entries: ChunkEntry[]; pages: readonly string[] }> {
  try {
    const entry = await readWhenWhole(path.join(folder, 'pagefind-entry.json'), parseEntry, PATIENCE);
    const hash = entry.languages.unknown?.hash;
    if (hash === undefined) return { entries: [], pages: [] };

    const meta = readPagefindMeta(await readZipped(folder, `pagefind.${hash}.pf_meta`));
    const chunks: ChunkEntry[][] = [];
    const rest = meta.chunks.entries();
    const readRest = async () => {
      for (const [at, { name }] of rest) {
        chunks[at] = listChunkEntries(await readZipped(folder, `index/${name}.pf_index`));
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readRest));
    return { entries: chunks.flat(), pages: meta.ids };
  } catch (cause) {
    throw new Error('Pagefind 写出的索引不完整，可能是磁盘已满', { cause });
  }
}

const parseEntry = (json: Buffer) =>
  JSON.parse(json.toString('utf8')) as { languages: Record<string, { hash: string }> };

const readZipped = (folder: string, name: string) =>
  readWhenWhole(path.join(folder, name), (bytes) => unzip(bytes), PATIENCE);

/**
 * Pagefind numbers its pages in the order in which they came. Which page is which stands in its fragments, one file
 * a report: looking into the first, the last and the middle one shows whether that still holds.
 * @param pages Pagefind's names by page number
 */
async function checkPages(folder: string, pages: readonly string[], urls: readonly string[]): Promise<void> {
  // A report that Pagefind left out silently would make every count untrue.
  if (pages.length !== urls.length) {
    throw new Error(`应收录 ${urls.length} 篇，Pagefind 实际收录 ${pages.length} 篇`);
  }
  for (const at of new Set([0, pages.length >> 1, pages.length - 1])) {
    const id = pages[at];
    if (id === undefined) continue;
    const fragment = (await readZipped(folder, `fragment/${id}.pf_fragment`)).toString('utf8');
    const { url } = JSON.parse(fragment.slice(FRAGMENT_MARK.length)) as { url: string };
    if (url !== urls[at]) throw new Error(`Pagefind 的第 ${at} 篇应是 ${urls[at]}，实际是 ${url}`);
  }
}

function createPagefindError(when: string, errors: readonly string[]): Error {
  return new Error(`Pagefind ${when}报告了 ${errors.length} 个错误`, { cause: errors.join('\n') });
}
