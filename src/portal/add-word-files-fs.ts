import { readFile } from 'node:fs/promises';
import { readJpegFrame } from '../attachments/read-image-size.ts';
import { readScheme } from '../base/read-scheme.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { checkWordText, WORD_RULE } from '../word/check-word-text.ts';
import { createWord } from '../word/create-word.ts';
import type { Picture } from '../word/picture.ts';
import { explainMakingFault } from './explain-making-fault.ts';
import { makeReportFile } from './make-report-file.ts';
import type { Portal } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { formatFormPath, offerForm } from './report-forms.ts';

/**
 * Offers each report also as a Word file, but for those whose file does not say what the page says.
 * @returns a warning for each report without one
 */
export async function addWordFiles(
  { reports, files, site }: Pick<Portal, 'reports' | 'files' | 'site'>,
  prepared: readonly PreparedReport[],
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map(prepared.map((report) => [report.source.id, report]));
  for (const report of reports) {
    const source = sources.get(report.id);
    if (!source) throw new Error(`report ${report.id} was not prepared`);
    const create = async () =>
      createWord({
        fields: report.fields,
        issuer: report.issuer,
        document: source.createDocument(),
        pictures: await readPictures(source.images),
        resolveLink: (href) => resolveLink(href, site.url, report.url),
      });
    const place = { path: formatFormPath(report.path, 'word'), source: report.file };
    const hasPictures = source.images.length > 0;
    const made = await makeReportFile(place, create, { hasPictures }).catch((error: unknown) => {
      diagnostics.push(explainMakingFault(error, report.file, { rule: WORD_RULE, form: 'Word 文件' }));
    });
    if (!made) continue;
    const { file, content, bytes, sha256 } = made;
    const problem = checkWordText(content, report);
    if (problem) {
      diagnostics.push(...locateProblems(report.file, [problem]));
      continue;
    }
    report.files.push(file);
    files.push(file);
    offerForm(report, 'word', { bytes, sha256 });
  }
  return diagnostics;
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

async function readPictures(images: PreparedReport['images']): Promise<Map<string, Picture>> {
  const read = async ({ url, absolutePath, mime }: PreparedReport['images'][number]) => {
    const bytes = await readFile(absolutePath);
    return [url, { bytes, mime, orientation: readJpegFrame(bytes)?.orientation ?? 1 }] as const;
  };
  return new Map(await Promise.all(images.map(read)));
}
