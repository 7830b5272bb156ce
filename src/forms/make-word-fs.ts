import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPictureOrientation } from '../attachments/read-image-size.ts';
import type { CachedObject } from '../base/object-cache-fs.ts';
import { readScheme } from '../base/read-scheme.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { findIssuer } from '../portal/assemble-portal.ts';
import { listNoticeLines } from '../portal/document-standing.ts';
import type { MadeReport } from '../portal/report-bundle.ts';
import { formatUrl } from '../report/urls.ts';
import { checkWordText, WORD_RULE } from '../word/check-word-text.ts';
import { createWord } from '../word/create-word.ts';
import type { Picture } from '../word/picture.ts';
import { explainMakingFault } from './explain-making-fault.ts';
import { type FormTools, formatTypesetKey } from './form-tools.ts';

/** What a Word file is made with. */
export type WordTools = Pick<FormTools, 'cache' | 'bundler' | 'program' | 'settings' | 'threads'> & {
  readonly site: Pick<FormTools['site'], 'url'>;
};

/** @returns a warning if the file cannot be made, or does not say what the page says */
export async function makeWord(made: MadeReport, tools: WordTools): Promise<CachedObject | Diagnostic> {
  const { settings, cache, site, threads } = tools;
  const { source } = made;
  const key = formatTypesetKey('word', made, tools);
  const known = await cache.find(key);
  if (known) return known;
  const here = () => makeHere(made, key, tools);
  if (!threads) return here();
  const { key: own, body, document, pictures } = made.bundle;
  const objects = cache.locate([own, body, document, ...pictures.map((name) => name.replace(/\..*$/, ''))]);
  const task = { source, settings, siteUrl: site.url, standing: made.standing, objects };
  return threads.make('word', task, async (isMade) => (isMade ? await cache.find(key) : undefined) ?? here());
}

async function makeHere(
  made: MadeReport,
  key: string,
  { settings, cache, bundler, site }: WordTools,
): Promise<CachedObject | Diagnostic> {
  const { id, fields, file } = made.source;
  const notice = listNoticeLines(made.standing?.notice, site.url);
  try {
    const content = createWord({
      fields,
      notice,
      issuer: findIssuer(fields),
      document: await bundler.readDocument(made, settings),
      pictures: await readPictures(made),
      resolveLink: (href) => resolveLink(href, site.url, formatUrl(`reports/${id}.html`)),
    });
    const problem = checkWordText(content, { fields, notice, blocks: made.body().blocks });
    if (problem) return locateProblems(file, [problem])[0] as Diagnostic;
    return await cache.store(key, 'docx', content);
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
    return [url, { bytes, mime, orientation: readPictureOrientation(bytes) }] as const;
  };
  return new Map(await Promise.all(bundle.images.map(read)));
}
