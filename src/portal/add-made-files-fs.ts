import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Site } from '../report/parse-site.ts';
import { WORD_RULE } from '../word/check-word-text.ts';
import { addPdfs } from './add-pdfs-fs.ts';
import { addSingleFiles } from './add-single-files-fs.ts';
import { addWordFiles } from './add-word-files-fs.ts';
import { PDF_RULE } from './foresee-pdf-faults-fs.ts';
import type { Portal } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { type FormName, ONLY_IN_BUILDS, offerForm } from './report-forms.ts';
import type { RunOptions } from './run-options.ts';

/** Rules that tell which reports lack a file: a build shows them in full, as nobody else will. */
export const WITHHELD_RULES: readonly string[] = [PDF_RULE, WORD_RULE];

/**
 * Offers each report in the forms that take time to make. A build calls this with all reports, a preview with the one
 * whose page is looked at, and again after each change of it: what takes longer than some milliseconds a report
 * leaves the work to the build there, and offers a `Download` with `onlyInBuilds`.
 * @param styles of single files, bundled
 * @returns a warning for each file that could not be made or proved, and errors of settings, such as fonts
 */
export async function addMadeFiles(
  portal: Pick<Portal, 'site' | 'reports' | 'files'>,
  prepared: readonly PreparedReport[],
  options: RunOptions,
  styles: string,
): Promise<Diagnostic[]> {
  const { site, reports } = portal;
  const makes = (form: FormName & keyof Site) => site[form] && !options.without?.includes(form);
  await addSingleFiles(portal, prepared, styles);
  if (options.mode === 'preview') {
    for (const report of reports) {
      if (makes('word')) offerForm(report, 'word', ONLY_IN_BUILDS);
      if (makes('pdf')) offerForm(report, 'pdf', ONLY_IN_BUILDS);
    }
    return [];
  }
  const diagnostics: Diagnostic[] = [];
  if (makes('word')) diagnostics.push(...(await addWordFiles(portal, prepared)));
  if (makes('pdf')) {
    const { project, content, label, onTypeset } = options;
    const typesetting = { project, content, siteFile: `${label}/site.json` };
    const faults = await addPdfs(portal, prepared, {
      ...typesetting,
      ...(onTypeset ? { onProgress: onTypeset } : {}),
    });
    diagnostics.push(...faults);
  }
  return diagnostics;
}
