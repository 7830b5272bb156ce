import { expect, it } from 'vitest';
import { addForms, arrangeDownloads, listMainForms, nameForm } from '../../../src/portal/offer-forms.ts';
import type { Download } from '../../../src/portal/portal.ts';
import type { FormName } from '../../../src/portal/report-forms.ts';
import { createReport } from './sample-portal.ts';

const MADE = { bytes: 1, sha256: 'a' };
const attached: Download = {
  ...MADE,
  url: 'a.csv',
  name: '附表.csv',
  typeLabel: 'CSV 表格',
  mime: 'text/csv',
};
const made = (...forms: FormName[]) => forms.map((form) => ({ form, ...MADE }));
const namesOf = (downloads: readonly Download[]) => downloads.map(({ name }) => name.replace(/^.*\./, ''));

it('offers PDF and Word before what is attached, and the plainer forms behind it', () => {
  const report = addForms(createReport({ downloads: [attached] }), made('markdown', 'text', 'pdf', 'word'));
  const { first, folded } = arrangeDownloads(report.downloads);
  expect([namesOf(first), namesOf(folded)]).toEqual([
    ['pdf', 'docx', 'csv'],
    ['txt', 'md'],
  ]);
  expect(namesOf(listMainForms(report.downloads))).toEqual(['pdf', 'docx']);
});

it('offers no PDF under the title where there is none, because it was withheld or is made by a build only', () => {
  const report = addForms(createReport({ downloads: [attached] }), made('word'));
  expect(namesOf(listMainForms(report.downloads))).toEqual(['docx']);
  expect(namesOf(listMainForms(addForms(report, [nameForm('pdf')]).downloads))).toEqual(['docx']);
});
