import { expect, it } from 'vitest';
import type { Download } from '../../../src/portal/portal.ts';
import {
  arrangeDownloads,
  listMainForms,
  ONLY_IN_BUILDS,
  offerForm,
} from '../../../src/portal/report-forms.ts';
import { createReport } from './sample-portal.ts';

const MADE = { bytes: 1, sha256: 'a' };
const attached: Download = {
  ...MADE,
  url: 'a.csv',
  name: '附表.csv',
  typeLabel: 'CSV 表格',
  mime: 'text/csv',
};
const namesOf = (downloads: readonly Download[]) => downloads.map(({ name }) => name.replace(/^.*\./, ''));

it('offers PDF and Word before what is attached, and the plainer forms behind it', () => {
  const report = createReport({ downloads: [attached] });
  for (const form of ['markdown', 'text', 'pdf', 'word'] as const) offerForm(report, form, MADE);
  const { first, folded } = arrangeDownloads(report.downloads);
  expect([namesOf(first), namesOf(folded)]).toEqual([
    ['pdf', 'docx', 'csv'],
    ['txt', 'md'],
  ]);
  expect(namesOf(listMainForms(report.downloads))).toEqual(['pdf', 'docx']);
});

it('offers no PDF under the title where there is none, because it was withheld or is made by a build only', () => {
  const report = createReport({ downloads: [attached] });
  offerForm(report, 'word', MADE);
  expect(namesOf(listMainForms(report.downloads))).toEqual(['docx']);
  offerForm(report, 'pdf', ONLY_IN_BUILDS);
  expect(namesOf(listMainForms(report.downloads))).toEqual(['docx']);
});
