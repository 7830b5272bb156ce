import type { OutputFile } from '../publish/write-files-fs.ts';
import type { ReportText } from './format-report-text.ts';
import type { Download, PortalReport } from './portal.ts';
import {
  type FormName,
  formatFormPath,
  REPORT_FORMS,
  type ReportForm,
  type TextFormName,
} from './report-forms.ts';

const isMain = ({ form }: Pick<Download, 'form'>) =>
  form !== undefined && (REPORT_FORMS[form] as ReportForm).isMain === true;

/** What the line under a report's title offers: files that there are. */
export const listMainForms = (downloads: readonly Download[]): Download[] =>
  downloads.filter((file) => isMain(file) && !file.onlyInBuilds);

/** What the help says can be downloaded: nothing that no report has. */
export const listMainLabels = (reports: readonly Pick<PortalReport, 'downloads'>[]): string[] => [
  ...new Set(
    reports.flatMap(({ downloads }) =>
      downloads.flatMap((file) => (file.form && isMain(file) ? REPORT_FORMS[file.form].label : [])),
    ),
  ),
];

/** The order of 附件下载: main forms, what is attached, and folded the plainer forms. */
export function arrangeDownloads(downloads: readonly Download[]): { first: Download[]; folded: Download[] } {
  const attached = downloads.filter(({ form }) => !form);
  return {
    first: [...downloads.filter(isMain), ...attached],
    folded: downloads.filter((file) => file.form && !isMain(file)),
  };
}

const ORDER = Object.keys(REPORT_FORMS);

export const writeForms = (report: ReportText, source: string): { form: TextFormName; content: string }[] =>
  (Object.entries(REPORT_FORMS) as [TextFormName, ReportForm][]).flatMap(([form, { write }]) =>
    write ? [{ form, content: write(report, source) }] : [],
  );

/** A form that was made, or stands for one that only a build makes. */
export interface MadeForm extends Pick<Download, 'bytes' | 'sha256' | 'view' | 'anchor' | 'onlyInBuilds'> {
  readonly form: FormName;
  readonly file?: OutputFile;
}

/** A report that is offered in more forms: below the attachments, in the order of the table. */
export function addForms(report: PortalReport, forms: readonly MadeForm[]): PortalReport {
  const downloads = forms.map(({ form, file: _file, ...made }): Download => {
    const { ending, typeLabel, mime } = REPORT_FORMS[form];
    const name = report.fields.title + ending.replace(/^.*(?=\.)/, '');
    return { url: formatFormPath(report.url, form), name, typeLabel, mime, form, ...made };
  });
  const rank = ({ form }: Download) => ORDER.indexOf(form ?? '');
  return {
    ...report,
    // The sort is stable: attachments keep their order.
    downloads: [...report.downloads, ...downloads].sort((a, b) => rank(a) - rank(b)),
    files: [...report.files, ...forms.flatMap(({ file }) => file ?? [])],
  };
}

/** What stands for a form where only a build makes it. */
export const nameForm = (form: FormName): MadeForm => ({ form, bytes: 0, sha256: '', onlyInBuilds: true });
