import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { collectAttachments } from '../attachments/collect-attachments-fs.ts';
import { digestFile } from '../base/digest-file-fs.ts';
import type { ObjectCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { digestReportFiles } from '../find/digest-report-files-fs.ts';
import { stampFolder } from '../find/stamp-folder-fs.ts';
import type { Bundler, BundleSettings, MadeReport, ReportBundle } from '../portal/report-bundle.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { Mode } from '../report/mode.ts';
import type { ReportSource } from '../report/report.ts';
import { createFileViewer, findPictures } from '../viewing/view-file-fs.ts';
import { makeBundle } from './make-bundle.ts';
import { resolveTargets } from './resolve-targets-fs.ts';

/** @param program hash of the program: what another one made is made again */
export function createBundler(cache: ObjectCache, program: string, mode: Mode): Bundler {
  const viewer = createFileViewer(cache, program, mode);
  const keeps = mode !== 'check';
  const typesets = mode === 'build' || mode === 'archive';

  const make = async (source: ReportSource, settings: BundleSettings) => {
    const root = await realpath(source.folder);
    return makeBundle(nameByOwnFolder(source), settings, {
      collectAttachments: (requests, maxBytes) =>
        collectAttachments({ folder: root, file: OWN_NAME }, requests, { maxBytes }),
      viewFile: (attachment) => viewer.preview(attachment),
      findTargets: (id, targets, maxBytes) => resolveTargets(root, id, targets, maxBytes),
      relate: (absolutePath) => path.relative(root, absolutePath),
      digest: async (absolutePath) => (await digestFile(absolutePath)).sha256,
    });
  };

  const recall = async (key: string): Promise<Omit<MadeReport, 'source'> | undefined> => {
    const kept = await cache.read(key);
    if (!kept) return undefined;
    const bundle = JSON.parse(Buffer.from(kept).toString()) as ReportBundle;
    const pictures = await findPictures(cache, bundle.pictures);
    return pictures && { bundle, pictures };
  };

  return {
    async bundle(source, settings) {
      const maxBytes = settings.attachmentMaxMegabytes * 1024 * 1024;
      const stamp = await stampFolder(source.folder);
      const files = await digestReportFiles(source.folder, maxBytes);
      const key = formatKey('bundle', program, source.id, source.sha256, source.fields, settings, files);
      const kept = files && (await recall(key));
      if (kept) return { source, ...kept };

      const { bundle: made, document } = await make(source, settings);
      const tree = keeps ? JSON.stringify(document) : '';
      const bundle: ReportBundle = { key, ...made, document: formatKey('document', tree) };
      // What was saved meanwhile must not be found under the hashes of what was there before.
      if (keeps && files && stamp === (await stampFolder(source.folder)))
        await cache.store(key, 'json', JSON.stringify(bundle));
      if (typesets) await cache.store(bundle.document, 'json', tree);
      return { source, bundle, pictures: (await findPictures(cache, bundle.pictures)) ?? [] };
    },
    async readDocument({ source, bundle }, settings) {
      const kept = await cache.read(bundle.document);
      if (kept) return JSON.parse(Buffer.from(kept).toString()) as BodyDocument;
      return (await make(source, settings)).document;
    },
    close: () => viewer.close(),
  };
}

/** How a bundle names the report's text: below the report's own folder. */
const OWN_NAME = 'index.md';

/** Nothing of where a report lies gets into its bundle. */
const nameByOwnFolder = (source: ReportSource): ReportSource => ({ ...source, file: OWN_NAME, folder: '' });

/** Diagnostics of a bundle as the editor knows the files. @param file the report's own */
export function placeDiagnostics(file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const folder = path.posix.dirname(file);
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: diagnostic.file === OWN_NAME ? file : path.posix.join(folder, diagnostic.file),
  }));
}
