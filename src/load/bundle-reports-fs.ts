import { realpathSync } from 'node:fs';
import path from 'node:path';
import { collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { listUnused } from '../attachments/list-unused-fs.ts';
import { digestFile } from '../base/digest-file-fs.ts';
import { readJson } from '../base/kept-json.ts';
import type { ObjectCache } from '../base/object-cache-fs.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import { digestReportFiles } from '../find/digest-report-files-fs.ts';
import { stampFolder } from '../find/stamp-folder-fs.ts';
import type {
  Bundler,
  BundleSettings,
  MadeReport,
  ReportBody,
  ReportBundle,
  ReportThreads,
} from '../portal/report-bundle.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { Mode } from '../report/mode.ts';
import type { ReportSource } from '../report/report.ts';
import { createFileViewer, findPictures } from '../viewing/view-file-fs.ts';
import { makeBundle } from './make-bundle.ts';
import { OWN_NAME } from './place-diagnostics.ts';
import { describeReportPlace, resolveTargets } from './resolve-targets-fs.ts';

/**
 * Text for files that only this program reads, in UTF-16LE: as V8 holds it, so nothing is decoded. Reading Chinese text
 * from UTF-8 takes 20 times as long (Node 20; 60 kB: 0.36 ms and 0.02 ms).
 */
const encodeWide = (text: string): Buffer => Buffer.from(text, 'utf16le');

const decodeWide = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf16le');

/**
 * @param program hash of the program: what another one made is made again
 * @param threads that help, in a build
 */
export function createBundler(
  cache: ObjectCache,
  program: string,
  mode: Mode,
  threads?: ReportThreads,
): Bundler {
  const viewer = createFileViewer(cache, program, mode);
  const keeps = mode !== 'check';
  const typesets = mode === 'build' || mode === 'archive';
  const openBody = createBodyReader(cache);

  const make = async (source: ReportSource, settings: BundleSettings) => {
    // Synchronously, as in `digest-file-fs.ts`.
    const root = realpathSync.native(source.folder);
    return makeBundle(nameByOwnFolder(source), settings, {
      collectAttachments: (requests, maxBytes) =>
        collectAttachments({ folder: root, file: OWN_NAME }, requests, maxBytes),
      viewFile: (attachment) => viewer.view(attachment),
      findTargets: (report, targets, maxBytes) =>
        resolveTargets(describeReportPlace(root, report), targets, maxBytes),
      listUnused: (used) => listUnused(root, used),
      // The same bundle on every machine: Windows reads this as well.
      relate: (absolutePath) => path.relative(root, absolutePath).split(path.sep).join('/'),
      digest: async (absolutePath) => (await digestFile(absolutePath)).sha256,
    });
  };

  const recall = async (key: string): Promise<Omit<MadeReport, 'source'> | undefined> => {
    const bundle = await readJson<ReportBundle>(cache, key);
    if (!bundle) return undefined;
    const pictures = await findPictures(cache, bundle.pictures);
    const isWhole = pictures && (await cache.find(bundle.body));
    return isWhole && { bundle, pictures, body: openBody(bundle.body) };
  };

  return {
    async bundle(source, settings) {
      const stamp = stampFolder(source.folder);
      const files = await digestReportFiles(source.folder, settings.attachmentMaxMegabytes * 1024 * 1024);
      const { id, sha256, fields, profile, former } = source;
      const own = [id, sha256, fields, profile, ...(former ? [former] : [])];
      const key = formatKey('bundle', program, ...own, { ...settings, words: settings.words?.sha256 }, files);
      const findKept = async () => files && (await recall(key));

      const makeHere = async (): Promise<Omit<MadeReport, 'source'>> => {
        const { bundle: made, body, document } = await make(source, settings);
        const text = encodeWide(keeps ? JSON.stringify(body) : '');
        const tree = encodeWide(keeps ? JSON.stringify(document) : '');
        const json = JSON.stringify({
          key,
          body: formatKey('body', hashContent(text)),
          document: formatKey('document', hashContent(tree)),
          ...made,
        });
        // What was made shares memory with the text and the HTML that it was cut from, and would keep them.
        const bundle = JSON.parse(json) as ReportBundle;
        if (keeps) await cache.store(bundle.body, 'text', text);
        // What was saved meanwhile must not be found under the hashes of what was there before.
        if (keeps && files && stamp === stampFolder(source.folder)) await cache.store(key, 'json', json);
        if (typesets) await cache.store(bundle.document, 'text', tree);
        const pictures = (await findPictures(cache, bundle.pictures)) ?? [];
        return { bundle, pictures, body: keeps ? openBody(bundle.body) : holdBody(body) };
      };

      const kept = await findKept();
      if (kept) return { source, ...kept };
      if (!threads) return { source, ...(await makeHere()) };
      const task = { source, settings, siteUrl: '', objects: [] };
      const made = await threads.make(
        'bundle',
        task,
        async (isMade) => (isMade ? await findKept() : undefined) ?? makeHere(),
      );
      return { source, ...made };
    },
    async readDocument({ source, bundle }, settings) {
      const kept = await cache.read(bundle.document);
      if (kept) return JSON.parse(decodeWide(kept)) as BodyDocument;
      return (await make(source, settings)).document;
    },
    close: () => viewer.close(),
  };
}

/** Page, forms and JSON of a report are made one after the other, each from its text. */
const KEPT_BODIES = 4;

function createBodyReader(cache: ObjectCache) {
  const kept = new Map<string, ReportBody>();
  /** @throws Error if somebody deleted what was stored in this run */
  const read = (key: string): ReportBody => {
    const known = kept.get(key);
    if (known) return known;
    const body = JSON.parse(decodeWide(cache.readNow(key))) as ReportBody;
    for (const [oldest] of kept) if (kept.size >= KEPT_BODIES) kept.delete(oldest);
    kept.set(key, body);
    return body;
  };
  return (key: string) => () => read(key);
}

/** Apart from where bodies are read later: functions that are made in one place keep each other's values alive. */
const holdBody = (body: ReportBody) => () => body;

/** Nothing of where a report lies gets into its bundle. */
const nameByOwnFolder = (source: ReportSource): ReportSource => ({ ...source, file: OWN_NAME, folder: '' });
