import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { append } from '../base/long-lists.ts';
import type { CachedObject } from '../base/object-cache-fs.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type MadeForm, nameForm } from '../portal/offer-forms.ts';
import type { PortalReport } from '../portal/portal.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import { type FormName, formatFormPath } from '../portal/report-forms.ts';
import { WORD_RULE } from '../word/check-word-text.ts';
import { PDF_RULE } from './foresee-pdf-faults-fs.ts';
import type { FormTools } from './form-tools.ts';
import { makePdfs } from './make-pdfs-fs.ts';
import { makeWord } from './make-word-fs.ts';
import { createSingleFileRenderer } from './render-single-file.ts';

/** Rules that tell which reports lack a file: a build shows them in full, as nobody else will. */
export const WITHHELD_RULES: readonly string[] = [PDF_RULE, WORD_RULE];

/** A report with its page, which is without these forms yet. */
export interface MadePage {
  readonly made: MadeReport;
  readonly page: PortalReport;
}

interface FormsMade {
  /** By the report's id. */
  readonly forms: ReadonlyMap<string, readonly MadeForm[]>;
  /** A warning for each file that could not be made or proved, and errors of settings, such as fonts. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the forms of reports that take time. A build calls this with all reports, a preview with the one whose page is
 * looked at, and again after each change of it: what takes longer than some milliseconds is only named there.
 */
export async function makeForms(reports: readonly MadePage[], tools: FormTools): Promise<FormsMade> {
  const { options, site, program, styles } = tools;
  const forms = new Map<string, MadeForm[]>(reports.map(({ page }) => [page.id, []]));
  const add = (id: string, form: MadeForm) => {
    forms.get(id)?.push(form);
  };
  const template = await readFile(SINGLE_TEMPLATE, 'utf8');
  // Long, and the same for all.
  const context = formatKey('single', program, site, styles, template);
  const single = { context, render: createSingleFileRenderer(template) };
  const makes = (form: 'single' | 'word' | 'pdf') => site[form] && !options.without?.includes(form);
  const withheld = new Map<string, Diagnostic>();
  await forEachBounded(
    reports,
    async ({ made, page }) => {
      const { id } = page;
      if (makes('single')) add(id, await makeSingleFile(made, page, single, tools));
      if (!makes('word')) return;
      if (options.mode === 'preview') return add(id, nameForm('word'));
      const word = await makeWord(made, tools);
      if ('level' in word) withheld.set(id, word);
      else add(id, nameObject('word', id, word));
    },
    tools.threads?.atOnce,
  );
  const diagnostics = reports.flatMap(({ page }) => withheld.get(page.id) ?? []);
  if (makes('pdf')) {
    if (options.mode === 'preview') for (const { page } of reports) add(page.id, nameForm('pdf'));
    else {
      const { pdfs, faults } = await makePdfs(
        reports.map(({ made }) => made),
        tools,
      );
      append(diagnostics, faults);
      for (const [id, pdf] of pdfs) add(id, { ...nameObject('pdf', id, pdf), ...TYPESET });
    }
  }
  return { forms, diagnostics };
}

const SINGLE_TEMPLATE = new URL('../../_includes/single-file.njk', import.meta.url);

const TYPESET = { view: { kind: 'typeset' }, anchor: 'typeset' } as const;

/** A form that lies in the cache. */
export const nameObject = (
  form: FormName,
  id: string,
  { path: place, bytes, sha256 }: CachedObject,
): MadeForm => ({
  form,
  file: { path: formatFormPath(`reports/${id}.html`, form), copyFrom: place, sha256 },
  bytes,
  sha256,
});

/** A report as one file: see `render-single-file.ts`. */
async function makeSingleFile(
  { source, bundle, standing }: MadeReport,
  page: PortalReport,
  single: { context: string; render: ReturnType<typeof createSingleFileRenderer> },
  { options, site, cache, styles }: FormTools,
): Promise<MadeForm> {
  const key = formatKey(single.context, bundle.key, standing);
  const render = async () => {
    const read = async ({ url, file, mime }: (typeof bundle.images)[number]) => {
      const base64 = await readFile(path.join(source.folder, file), 'base64');
      return [url, `data:${mime};base64,${base64}`] as const;
    };
    return single.render(page, {
      site,
      styles,
      images: new Map(await Promise.all(bundle.images.map(read))),
    });
  };
  // Each save would leave one behind.
  if (options.mode === 'preview') {
    const file = { path: formatFormPath(page.path, 'single'), produce: render };
    const content = await render();
    return { form: 'single', file, bytes: Buffer.byteLength(content), sha256: hashContent(content) };
  }
  const kept = (await cache.find(key)) ?? (await cache.store(key, 'html', Buffer.from(await render())));
  return nameObject('single', source.id, kept);
}
