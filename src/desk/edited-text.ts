import path from 'node:path';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { ListedPage } from '../load/make-pages-fs.ts';
import { type FieldTable, REPORT_TABLE } from '../report/fields.ts';
import { PAGE_TABLE } from '../report/parse-page.ts';
import { formatUrl } from '../report/urls.ts';
import { formatPageKey } from './page-key.ts';

/** A text that is edited here: of a report, or of a fixed page. */
export interface EditedText {
  readonly kind: 'report' | 'page';
  /** As requests name it. */
  readonly id: string;
  /** Its file, as the person knows it, and on the disk. */
  readonly label: string;
  readonly file: string;
  /** Absolute; its pictures lie in it. */
  readonly folder: string;
  /** Where the links of its text begin, below the content. */
  readonly place: string;
  /** Address of its page below the root. */
  readonly url: string;
  readonly table: FieldTable;
}

export const editReport = ({ id, file, folder }: ListedReport): EditedText => ({
  ...{ kind: 'report', id, label: file, folder, table: REPORT_TABLE },
  file: path.join(folder, 'index.md'),
  place: `reports/${id}`,
  url: formatUrl(`reports/${id}.html`),
});

export const editPage = ({ id, file, folder }: ListedPage): EditedText => ({
  ...{ kind: 'page', id: formatPageKey(id), label: file, folder, table: PAGE_TABLE },
  file: path.join(folder, path.posix.basename(file)),
  place: 'pages',
  url: formatUrl(`pages/${id}.html`),
});
