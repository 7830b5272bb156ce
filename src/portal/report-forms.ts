import { formatReportText, type ReportText } from './format-report-text.ts';

/** A file that is made from the text of a report. */
export interface ReportForm {
  /** In place of the page's `.html`. */
  readonly ending: string;
  /** For a list of them. */
  readonly label: string;
  readonly typeLabel: string;
  readonly mime: string;
  /** People ask for it: the others are folded below. */
  readonly isMain?: true;
  /** Its whole content, of a form that needs only the text. @param source the report's own file */
  readonly write?: (report: ReportText, source: string) => string;
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
  // Only of reports that repeat each year.
  figuresTable: {
    ending: '.figures.csv',
    label: '数字（CSV）',
    typeLabel: '报告里的数字，CSV 表格，可以用 Excel 打开',
    mime: 'text/csv',
  },
  figures: {
    ending: '.figures.json',
    label: '数字（JSON）',
    typeLabel: '报告里的数字，供程序读取',
    mime: 'application/json',
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

/** Forms that need only the text, which is never without them: 附件下载 is no dead label. */
export type TextFormName = {
  [Name in FormName]: (typeof REPORT_FORMS)[Name] extends { write: unknown } ? Name : never;
}[FormName];

/** Path or URL of a form, given those of the page. */
export const formatFormPath = (page: string, form: FormName) =>
  page.replace(/\.html$/, REPORT_FORMS[form].ending);

/** Of the JSON beside a page, of reports and fixed pages alike. */
export const formatJsonPath = (page: string) => page.replace(/\.html$/, COMPANIONS.json);
