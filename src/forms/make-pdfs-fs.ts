import path from 'node:path';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { append } from '../base/long-lists.ts';
import type { CachedObject } from '../base/object-cache-fs.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createPdfData } from '../pdf/create-pdf-data.ts';
import { listPdfText } from '../pdf/list-pdf-text.ts';
import type { PdfAnswer, PdfFonts, PdfJob } from '../pdf/pdf-job.ts';
import { prepareFonts } from '../pdf/prepare-fonts-fs.ts';
import { resolvePdfFonts } from '../pdf/resolve-pdf-fonts-fs.ts';
import { typesetAll } from '../pdf/typesetters-typst.ts';
import { findIssuer } from '../portal/assemble-portal.ts';
import { listNoticeLines } from '../portal/document-standing.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import { formatUrl } from '../report/urls.ts';
import { explainMakingFault } from './explain-making-fault.ts';
import { createPdfForesight, describeFontFaults, PDF_RULE } from './foresee-pdf-faults-fs.ts';
import { type FormTools, formatTypesetKey } from './form-tools.ts';

/**
 * Typesets each report, or takes from the cache what was typeset before. A report that cannot be typeset, such as one
 * with a character that no font has, or whose PDF cannot be proved to say what the page says, has no PDF and a warning.
 */
export async function makePdfs(
  reports: readonly MadeReport[],
  tools: FormTools,
): Promise<{ pdfs: ReadonlyMap<string, CachedObject>; faults: Diagnostic[] }> {
  const { options, site, cache } = tools;
  const pdfs = new Map<string, CachedObject>();
  const { fonts, hash, faults: fontFaults } = await resolvePdfFonts(site.pdfFonts, options.content);
  const place = { file: `${options.label}/site.json`, ...START, setting: 'pdfFonts' };
  const faults: Diagnostic[] = describeFontFaults(fontFaults, () => place);
  if (faults.length > 0) return { pdfs, faults };

  const waiting: { made: MadeReport; key: string }[] = [];
  const foresee = createPdfForesight(fonts);
  const ofFonts = await hash();
  const keys = new Map(reports.map((made) => [made, formatTypesetKey('pdf', made, tools, ofFonts)]));
  const find = async ([made, key]: [MadeReport, string]) => {
    const known = await cache.find(key);
    if (known) pdfs.set(made.source.id, known);
  };
  await forEachBounded(keys, find, tools.threads?.atOnce);
  for (const [made, key] of keys) {
    if (!pdfs.has(made.source.id)) {
      const foreseen = await foresee(made);
      append(faults, foreseen);
      if (foreseen.length === 0) waiting.push({ made, key });
    }
  }
  append(faults, await typesetWaiting(waiting, pdfs, fonts, tools));
  return { pdfs, faults };
}

async function typesetWaiting(
  waiting: readonly { made: MadeReport; key: string }[],
  pdfs: Map<string, CachedObject>,
  fonts: PdfFonts,
  tools: FormTools,
): Promise<Diagnostic[]> {
  if (waiting.length === 0) return [];
  const faults = new Map<MadeReport, Diagnostic>();
  const queue = waiting[Symbol.iterator]();
  let done = 0;
  const takeJob = async () => {
    for (const { made, key } of queue) {
      const { id, file } = made.source;
      const onAnswer = async (answer: PdfAnswer) => {
        if (answer.ok) pdfs.set(id, await tools.cache.store(key, 'pdf', answer.bytes));
        else {
          const { message, remedy } = answer;
          faults.set(made, { level: 'warning', rule: PDF_RULE, file, line: 1, column: 1, message, remedy });
        }
        done += 1;
        tools.options.onTypeset?.(done, waiting.length);
      };
      try {
        return { job: await createPdfJob(made, tools), onAnswer };
      } catch (error) {
        faults.set(made, explainMakingFault(error, file, { rule: PDF_RULE, form: 'PDF' }));
      }
    }
    return undefined;
  };
  const prepared = await prepareFonts(fonts, tools.cache, tools.program);
  await typesetAll(prepared, waiting.length, takeJob);
  // In the order of the reports, not in that of the processes.
  return waiting.flatMap(({ made }) => faults.get(made) ?? []);
}

async function createPdfJob(made: MadeReport, { bundler, settings, site }: FormTools): Promise<PdfJob> {
  const { source, bundle } = made;
  const document = await bundler.readDocument(made, settings);
  const names = bundle.images.map(({ url, mime, file }, index) => {
    const ending = mime.replace(/^image\//, '').replace(/\+.*$/, '');
    return { url, name: `picture-${index + 1}.${ending}`, path: path.join(source.folder, file) };
  });
  const { fields, id } = source;
  const notice = listNoticeLines(made.standing?.notice, site.url);
  const data = createPdfData({
    fields,
    notice,
    issuer: findIssuer(fields),
    document,
    pictures: new Map(names.map(({ url, name }) => [url, name])),
    ...(site.url ? { address: site.url + formatUrl(`reports/${id}.html`) } : {}),
  });
  return {
    data: JSON.stringify(data),
    pictures: names.map(({ name, path }) => ({ name, path })),
    expected: listPdfText(fields, document, notice),
  };
}
