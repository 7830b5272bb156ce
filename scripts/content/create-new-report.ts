import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { Folder } from '../../src/command/folders.ts';
import { editField } from '../../src/desk/edit-field.ts';
import { chooseReportId, NO_YEAR } from '../../src/import/choose-report-id.ts';
import { formatTemplate } from '../../src/import/format-template.ts';
import { writeNewReport } from '../../src/import/write-report-fs.ts';
import { loadFieldRules } from '../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../src/load/load-site-fs.ts';
import { formatForm } from '../../src/profiles/format-form.ts';
import { ATTACHMENT_FOLDER } from '../../src/report/own-folders.ts';
import type { Profile } from '../../src/report/profile.ts';

export interface NewReport {
  readonly title: string;
  readonly org?: string;
  /** Else the year in the title. */
  readonly year?: string;
  /** Whose parts and tables it gets. */
  readonly profile?: Profile | undefined;
  /** Nobody is to find it on the portal before somebody says so. */
  readonly isDraft?: boolean;
}

export type NewReportOutcome =
  | {
      readonly ok: true;
      readonly id: string;
      readonly year: string;
      readonly label: string;
      readonly file: string;
    }
  | { readonly ok: false; readonly fault: 'no-year' }
  | { readonly ok: false; readonly fault: 'taken'; readonly label: string };

/** Writes the folder of a new report with its template. Nothing that is there is touched. @throws when I/O fails */
export async function createNewReport(
  content: Folder,
  { title, org, year: wanted, profile, isDraft = false }: NewReport,
): Promise<NewReportOutcome> {
  const [folderYear, slug] = chooseReportId({ title }).split('/') as [string, string];
  const year = wanted ?? folderYear;
  if (year === NO_YEAR) return { ok: false, fault: 'no-year' };
  const { site } = await loadSite({ project: PROJECT, content: content.absolute, label: content.label });
  const { vocabulary } = await loadFieldRules(PROJECT, site);
  const folder = path.join(content.absolute, 'reports', year, slug);
  const label = `${content.label === '/' ? '' : content.label}/reports/${year}/${slug}`;
  const template = formatTemplate(
    { title, ...(org === undefined ? {} : { org }) },
    vocabulary,
    profile && formatForm(profile),
  );
  // At once: a report that is there and no draft would be published.
  const text = isDraft ? (editField(template, '状态', ['草稿']) ?? template) : template;
  if (!(await writeNewReport(folder, [{ path: 'index.md', content: text }], [ATTACHMENT_FOLDER])))
    return { ok: false, fault: 'taken', label };
  return { ok: true, id: `${year}/${slug}`, year, label, file: path.join(folder, 'index.md') };
}
