import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { digestFile } from '../base/digest-file-fs.ts';
import { explainIoError, isIoError } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createPdfData } from '../pdf/create-pdf-data.ts';
import { type CachedFile, type FileCache, openFileCache } from '../pdf/file-cache-fs.ts';
import { listPdfText } from '../pdf/list-pdf-text.ts';
import type { PdfAnswer, PdfJob } from '../pdf/pdf-job.ts';
import { prepareFonts, type TypesetFonts } from '../pdf/prepare-fonts-fs.ts';
import { readEngine } from '../pdf/read-engine-fs.ts';
import { resolvePdfFonts } from '../pdf/resolve-pdf-fonts-fs.ts';
import { typesetAll } from '../pdf/typesetters-typst.ts';
import { explainMakingFault } from './explain-making-fault.ts';
import { createPdfForesight, describeFontFaults, PDF_RULE } from './foresee-pdf-faults-fs.ts';
import type { Portal, PortalReport } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { formatFormPath, offerForm } from './report-forms.ts';

/** Below the installation; it may be deleted at any time. */
const CACHE = '.cache/pdf';

export interface PdfOptions {
  /** Folder of the installation, for the cache. */
  project: string;
  /** Content folder, absolute: fonts of the portal lie there, and each has its own part of the cache. */
  content: string;
  /** `site.json` of the content folder, for diagnostics. */
  siteFile: string;
  /** Called as reports are typeset. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Offers each report also as a PDF. What was typeset before is taken from the cache; the files are made before the
 * pages are, which tell their sizes and hashes. A report that cannot be typeset, such as one with a character that no
 * font has, or whose PDF cannot be proved to say what the page says, has no PDF and a warning.
 */
export async function addPdfs(
  { reports, files, site }: Pick<Portal, 'reports' | 'files' | 'site'>,
  prepared: readonly PreparedReport[],
  options: PdfOptions,
): Promise<Diagnostic[]> {
  const { fonts, hash, faults } = await resolvePdfFonts(site.pdfFonts, options.content);
  if (faults.length > 0) return describeFontFaults(faults, options.siteFile);

  const preparedById = new Map(prepared.map((report) => [report.source.id, report]));
  const createJob = (report: PortalReport) =>
    createPdfJob(report, preparedById.get(report.id) as PreparedReport, site.url);
  const folder = resolvePdfCache(options.project, options.content);
  const cache = await openFileCache(folder, 'pdf').catch((error: unknown) => {
    if (!isIoError(error)) throw error;
    throw new Error(`不能在 ${folder} 里存放排好的 PDF：${explainIoError(error)}`, { cause: error });
  });
  const engine = await readEngine();
  const made = new Map<string, CachedFile>();
  const waiting: { report: PortalReport; key: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  const foresee = createPdfForesight(fonts);
  for (const report of reports) {
    const foreseen = await foresee(preparedById.get(report.id) as PreparedReport);
    diagnostics.push(...foreseen);
    if (foreseen.length > 0) continue;
    try {
      const key = await hashJob(await createJob(report), [engine, hash]);
      const known = await cache.find(key);
      if (known) made.set(report.id, known);
      else waiting.push({ report, key });
    } catch (error) {
      diagnostics.push(explainMakingFault(error, report.file, { rule: PDF_RULE, form: 'PDF' }));
    }
  }
  const makeFonts = () => prepareFonts(fonts, join(options.project, CACHE, 'fonts'));
  diagnostics.push(...(await typesetWaiting(waiting, { cache, createJob, makeFonts, made, ...options })));
  await cache.sweep();
  for (const report of reports) {
    const pdf = made.get(report.id);
    if (!pdf) continue;
    const file = {
      path: formatFormPath(report.path, 'pdf'),
      copyFrom: pdf.path,
      sha256: pdf.sha256,
    };
    report.files.push(file);
    files.push(file);
    const { bytes, sha256 } = pdf;
    offerForm(report, 'pdf', { bytes, sha256, preview: { kind: 'typeset' }, anchor: 'typeset' });
  }
  return diagnostics;
}

interface Typesetting extends Pick<PdfOptions, 'onProgress'> {
  cache: FileCache;
  createJob: (report: PortalReport) => Promise<PdfJob>;
  makeFonts: () => Promise<TypesetFonts>;
  made: Map<string, CachedFile>;
}

async function typesetWaiting(
  waiting: readonly { report: PortalReport; key: string }[],
  { cache, createJob, makeFonts, made, onProgress }: Typesetting,
): Promise<Diagnostic[]> {
  if (waiting.length === 0) return [];
  const faults = new Map<PortalReport, PdfAnswer & { ok: false }>();
  let next = 0;
  let done = 0;
  await typesetAll(await makeFonts(), waiting.length, async () => {
    const each = waiting[next];
    next += 1;
    if (!each) return undefined;
    const { report, key } = each;
    const onAnswer = async (answer: PdfAnswer) => {
      if (answer.ok) made.set(report.id, await cache.store(key, answer.bytes));
      else faults.set(report, answer);
      done += 1;
      onProgress?.(done, waiting.length);
    };
    return { job: await createJob(report), onAnswer };
  });
  // In the order of the reports, not in that of the threads.
  return waiting.flatMap(({ report }) => {
    const fault = faults.get(report);
    if (!fault) return [];
    const { message, remedy } = fault;
    return [{ level: 'warning', rule: PDF_RULE, file: report.file, line: 1, column: 1, message, remedy }];
  });
}

async function createPdfJob(
  report: PortalReport,
  prepared: PreparedReport,
  siteUrl: string,
): Promise<PdfJob> {
  const document = prepared.createDocument();
  const names = prepared.images.map(({ url, mime, absolutePath }, index) => {
    const ending = mime.replace(/^image\//, '').replace(/\+.*$/, '');
    return { url, name: `picture-${index + 1}.${ending}`, path: absolutePath };
  });
  const { fields, issuer } = report;
  const data = createPdfData({
    fields,
    issuer,
    document,
    pictures: new Map(names.map(({ url, name }) => [url, name])),
    ...(siteUrl ? { address: siteUrl + report.url } : {}),
  });
  return {
    data: JSON.stringify(data),
    pictures: names.map(({ name, path }) => ({ name, path })),
    expected: listPdfText(fields, document),
  };
}

/** Of everything that decides the bytes. */
async function hashJob({ data, pictures, expected }: PdfJob, common: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const each of [...common, data, JSON.stringify(expected)]) hash.update(`${each}\n`);
  for (const { name, path } of pictures) {
    const { sha256 } = await digestFile(path);
    hash.update(`${name} ${sha256}\n`);
  }
  return hash.digest('hex');
}

/** Portals of one installation do not sweep each other's files away. */
export function resolvePdfCache(project: string, content: string): string {
  const name = hashContent(content).slice(0, 16);
  return join(project, CACHE, name);
}
