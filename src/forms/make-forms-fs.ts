import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readJpegFrame } from '../attachments/read-image-size.ts';
import type { CachedObject } from '../base/object-cache-fs.ts';
import { readScheme } from '../base/read-scheme.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import { type Diagnostic, hasErrors, locateProblems } from '../diagnostics/diagnostic.ts';
import { type MadeForm, nameForm } from '../portal/offer-forms.ts';
import type { PortalReport } from '../portal/portal.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import { type FormName, formatFormPath } from '../portal/report-forms.ts';
import type { Site } from '../report/parse-site.ts';
import { checkWordText, WORD_RULE } from '../word/check-word-text.ts';
import { createWord } from '../word/create-word.ts';
import type { Picture } from '../word/picture.ts';
import { explainMakingFault } from './explain-making-fault.ts';
import { PDF_RULE } from './foresee-pdf-faults-fs.ts';
import { type FormTools, formatTypesetKey } from './form-tools.ts';
import { makePdfs } from './make-pdfs-fs.ts';
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
  const { options, site } = tools;
  const forms = new Map<string, MadeForm[]>(reports.map(({ page }) => [page.id, []]));
  const add = (id: string, form: MadeForm) => forms.get(id)?.push(form);
  const template = await readFile(SINGLE_TEMPLATE, 'utf8');
  const single = { template, render: createSingleFileRenderer(template) };
  const makes = (form: FormName & keyof Site) => site[form] && !options.without?.includes(form);
  const diagnostics: Diagnostic[] = [];
  for (const { made, page } of reports) {
    const { id } = page;
    add(id, await makeSingleFile(made, page, single, tools));
    if (!makes('word')) continue;
    if (options.mode === 'preview') add(id, nameForm('word'));
    else {
      const word = await makeWord(made, page, tools);
      if ('level' in word) diagnostics.push(word);
      else add(id, word);
    }
  }
  if (makes('pdf')) {
    if (options.mode === 'preview') for (const { page } of reports) add(page.id, nameForm('pdf'));
    else {
      const { pdfs, faults } = await makePdfs(
        reports.map(({ made }) => made),
        tools,
      );
      diagnostics.push(...faults);
      if (hasErrors(faults)) return { forms, diagnostics };
      for (const [id, pdf] of pdfs) add(id, { ...nameObject('pdf', id, pdf), ...TYPESET });
    }
  }
  return { forms, diagnostics };
}

const SINGLE_TEMPLATE = new URL('../../_includes/single-file.njk', import.meta.url);

const TYPESET = { preview: { kind: 'typeset' }, anchor: 'typeset' } as const;

const nameObject = (form: FormName, id: string, { path: place, bytes, sha256 }: CachedObject): MadeForm => ({
  form,
  file: { path: formatFormPath(`reports/${id}.html`, form), copyFrom: place, sha256 },
  bytes,
  sha256,
});

/** A report as one file: see `render-single-file.ts`. */
async function makeSingleFile(
  { source, bundle }: MadeReport,
  page: PortalReport,
  single: { template: string; render: ReturnType<typeof createSingleFileRenderer> },
  { options, site, cache, program, styles }: FormTools,
): Promise<MadeForm> {
  const { id } = source;
  const key = formatKey('single', program, bundle.key, site, styles, single.template);
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
    return {
      form: 'single',
      file,
      bytes: Buffer.byteLength(content),
      sha256: hashContent(content),
    };
  }
  return nameObject(
    'single',
    id,
    (await cache.find(key)) ?? (await cache.store(key, 'html', await render())),
  );
}

/** @returns a warning if the file cannot be made, or does not say what the page says */
async function makeWord(
  made: MadeReport,
  page: PortalReport,
  tools: FormTools,
): Promise<MadeForm | Diagnostic> {
  const { settings, cache, bundler, site } = tools;
  const { id, fields, file } = made.source;
  const key = formatTypesetKey('word', made, tools);
  const known = await cache.find(key);
  if (known) return nameObject('word', id, known);
  try {
    const content = createWord({
      fields,
      issuer: page.issuer,
      document: await bundler.readDocument(made, settings),
      pictures: await readPictures(made),
      resolveLink: (href) => resolveLink(href, site.url, page.url),
    });
    const problem = checkWordText(content, { fields, blocks: made.body().blocks });
    if (problem) return locateProblems(file, [problem])[0] as Diagnostic;
    return nameObject('word', id, await cache.store(key, 'docx', content));
  } catch (error) {
    return explainMakingFault(error, file, { rule: WORD_RULE, form: 'Word 文件' });
  }
}

/**
 * Links of a file that lies on someone's desk lead to the portal, or nowhere. Word calls a file damaged in which one
 * address is malformed.
 */
function resolveLink(href: string, siteUrl: string, page: string): string | undefined {
  const scheme = readScheme(href);
  if (scheme !== undefined)
    return /^(?:https?|mailto|tel)$/.test(scheme) && URL.canParse(href) ? href : undefined;
  return siteUrl ? new URL(href, siteUrl + page).href : undefined;
}

async function readPictures({ source, bundle }: MadeReport): Promise<Map<string, Picture>> {
  const read = async ({ url, file, mime }: (typeof bundle.images)[number]) => {
    const bytes = await readFile(path.join(source.folder, file));
    return [url, { bytes, mime, orientation: readJpegFrame(bytes)?.orientation ?? 1 }] as const;
  };
  return new Map(await Promise.all(bundle.images.map(read)));
}
