import type { Download, PortalReport } from './portal.ts';

/** A form of a report that is made of its text. */
interface ReportForm {
  readonly ending: string;
  readonly typeLabel: string;
  readonly mime: string;
}

/** The one that offices print and file. */
export const PDF_FORM: ReportForm = {
  ending: 'pdf',
  typeLabel: '排好版的 PDF，可以打印、存档',
  mime: 'application/pdf',
};

/** The one that offices edit. */
export const WORD_FORM: ReportForm = {
  ending: 'docx',
  typeLabel: 'Word 文档',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Offers a form before those that the report has already: they are plainer. */
export function offerForm(
  { downloads, fields, url }: PortalReport,
  { ending, typeLabel, mime }: ReportForm,
  made: Pick<Download, 'bytes' | 'sha256' | 'preview' | 'anchor' | 'onlyInBuilds'>,
): void {
  const first = downloads.findIndex(({ generated }) => generated);
  downloads.splice(first < 0 ? downloads.length : first, 0, {
    url: url.replace(/html$/, ending),
    name: `${fields.title}.${ending}`,
    typeLabel,
    mime,
    generated: true,
    ...made,
  });
}

/** What stands for a form where only a build makes it. */
export const ONLY_IN_BUILDS = { bytes: 0, sha256: '', onlyInBuilds: true } as const;
