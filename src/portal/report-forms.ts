import type { OutputFile } from '../publish/write-files-fs.ts';
import { formatReportText } from './format-report-text.ts';
import type { Download, PortalReport } from './portal.ts';

/** A file that is made from the text of a report. */
interface ReportForm {
  /** In place of the page's `.html`. */
  readonly ending: string;
  /** For a list of them. */
  readonly label: string;
  readonly typeLabel: string;
  readonly mime: string;
  /** People ask for it: the others are folded below. */
  readonly isMain?: true;
  /** Its whole content, of a form that needs only the text. @param source the report's own file */
  readonly write?: (report: PortalReport, source: string) => string;
}

/** Every form of a report beside its page, in the order in which the page offers them. */
export const REPORT_FORMS = {
  // The one that offices print and file.
  pdf: {
    ending: '.pdf',
    label: 'PDF',
    typeLabel: '排好版的 PDF，可以打印、存档',
    mime: 'application/pdf',
    isMain: true,
  },
  // The one that offices edit.
  word: {
    ending: '.docx',
    label: 'Word',
    typeLabel: 'Word 文档',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isMain: true,
  },
  text: {
    ending: '.txt',
    label: '纯文本',
    typeLabel: '纯文本',
    mime: 'text/plain',
    write: (report) => formatReportText(report),
  },
  markdown: {
    ending: '.md',
    label: 'Markdown',
    typeLabel: 'Markdown 原文',
    mime: 'text/markdown',
    write: (_report, source) => source,
  },
  single: {
    ending: '.single.html',
    label: '单个网页文件',
    typeLabel: '单个网页文件，图片都在里面，可以用邮件发送',
    mime: 'text/html',
  },
} as const satisfies Record<string, ReportForm>;

/** What lies beside a report's page without being offered to readers. */
export const COMPANIONS = {
  json: '.json',
  jsonScript: '.json.js',
  qrSvg: '.qr.svg',
  qrPng: '.qr.png',
} as const;

/** Endings of a report's page and of everything beside it, all named like the report's folder. */
export const REPORT_ENDINGS: readonly string[] = [
  '.html',
  ...Object.values(COMPANIONS),
  ...Object.values(REPORT_FORMS).map(({ ending }) => ending),
];

export type FormName = keyof typeof REPORT_FORMS;

const isMain = ({ form }: Pick<Download, 'form'>) =>
  form !== undefined && (REPORT_FORMS[form] as ReportForm).isMain === true;

/** What the line under a report's title offers: files that there are. */
export const listMainForms = (downloads: readonly Download[]): Download[] =>
  downloads.filter((file) => isMain(file) && !file.onlyInBuilds);

/** The order of 附件下载: main forms, what is attached, and folded the plainer forms. */
export function arrangeDownloads(downloads: readonly Download[]): { first: Download[]; folded: Download[] } {
  const attached = downloads.filter(({ form }) => !form);
  return {
    first: [...downloads.filter(isMain), ...attached],
    folded: downloads.filter((file) => file.form && !isMain(file)),
  };
}

const ORDER = Object.keys(REPORT_FORMS);

/** Path or URL of a form, given those of the page. */
export const formatFormPath = (page: string, form: FormName) =>
  page.replace(/\.html$/, REPORT_FORMS[form].ending);

/** The forms that need only the text, which is never without them: 附件下载 is no dead label. */
export const writeForms = (report: PortalReport, source: string): { form: FormName; content: string }[] =>
  (Object.entries(REPORT_FORMS) as [FormName, ReportForm][]).flatMap(([form, { write }]) =>
    write ? [{ form, content: write(report, source) }] : [],
  );

/** A form that was made, or stands for one that only a build makes. */
export interface MadeForm extends Pick<Download, 'bytes' | 'sha256' | 'preview' | 'anchor' | 'onlyInBuilds'> {
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
