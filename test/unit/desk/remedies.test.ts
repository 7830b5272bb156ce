import { expect, it } from 'vitest';
import { CONTENT_ITEMS } from '../../../src/audit/audit-content.ts';
import { DOMAIN_ITEM, FOOT_ITEMS, SITE_LABEL_ITEMS } from '../../../src/audit/audit-duties.ts';
import { PAGE_LABEL_ITEMS } from '../../../src/audit/audit-labels.ts';
import { describeFields } from '../../../src/desk/describe-fields.ts';
import { sayHere, tellRemedy } from '../../../src/diagnostics/diagnostic.ts';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { judgeColumns } from '../../../src/portal/judge-columns.ts';
import { FIELDS, REPORT_TABLE } from '../../../src/report/fields.ts';
import { PAGE_TABLE } from '../../../src/report/parse-page.ts';
import { findFutureDays, findHold } from '../../../src/report/release.ts';
import { SETTINGS } from '../../../src/report/settings.ts';
import { lintExample } from '../../support/lint-sample.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';
import { createReport } from '../portal/sample-portal.ts';

/** What only whoever types commands and writes the files knows. */
const OF_FILES =
  /npm run|--[a-z]{2}|site\.json|columns|attachments|“---”|reports 下面|英文引号|花括号|加一行|像这样写|再生成|不加引号|""/u;

const FAULTY = ['x', '二月三十', '[a]', '{a: b}', '\n  - 不明: 甲', '\n  - [a]', '\n  甲: 乙', '""', ''];

it.each(FIELDS.map(({ key }) => key))('what is wrong with %s is mended in words of the form', (key) => {
  for (const value of FAULTY) {
    for (const problem of readReport(writeReport({ [key]: value })).problems)
      expect(sayHere(problem)).not.toMatch(OF_FILES);
  }
});

it.each(
  LINT_RULES.map((rule) => [rule.code, rule] as const),
)('%s is mended in words of the desk', (_, rule) => {
  for (const finding of lintExample(rule, rule.wrong)) expect(sayHere(finding)).not.toMatch(OF_FILES);
});

it('what an inspection asks for is mended on the desk', () => {
  const items = [...SITE_LABEL_ITEMS, ...FOOT_ITEMS, DOMAIN_ITEM, ...PAGE_LABEL_ITEMS, ...CONTENT_ITEMS];
  for (const { remedy } of items) expect(sayHere(tellRemedy(remedy))).not.toMatch(OF_FILES);
});

/** What lines of a file and folders of attachments are, nobody at the form needs to know. */
const IN_FILES = /attachments|这一行|编辑参考|规则：|要照原样写全|另几篇报告的文件夹/u;

it.each([
  ['a report', REPORT_TABLE],
  ['a fixed page', PAGE_TABLE],
])('the fields of %s are explained in words of the form', (_, table) => {
  for (const { help, input } of describeFields(
    '---\n标题: 示例\n---\n',
    { topics: [], genres: [], disclosures: [] },
    table,
  ).fields) {
    expect(help).not.toMatch(IN_FILES);
    if (input.kind === 'entries') for (const part of input.parts) expect(part.help).not.toMatch(IN_FILES);
  }
});

it('columns that are empty or not kept up are mended on the desk', () => {
  const columns = [{ name: '示例栏目' }, { name: '工作动态' }];
  const report = {
    ...createReport({ fields: { category: '工作动态', date: '2021-02-14' } }),
    places: new Map(),
  };
  const found = judgeColumns({ settings: columns, reports: [report], pages: [], day: '2022-02-14' }, () => ({
    ...{ file: 'site.json', line: 1, column: 1 },
  }));
  expect(found.map(({ rule }) => rule)).toEqual(['column-empty', 'column-stale']);
  for (const finding of found) expect(sayHere(finding)).not.toMatch(/"|columns|后面写/u);
});

/** Those that a person types: lists and switches cannot be filled in wrongly. */
const TYPED = Object.entries(SETTINGS).filter(({ 1: { input } }) =>
  ['line', 'lines', 'number', 'date'].includes(String(input)),
);

it.each(TYPED)('what is filled into the setting %s is refused in words of the form', (name, setting) => {
  // What a form of this kind can hold; the other kinds are for whoever writes the file.
  for (const value of [1, -1, 'x', '', '无', 'https://', [''], ['a']]) {
    const outcome = setting.read(value, name);
    const told = 'message' in outcome ? outcome : 'note' in outcome ? outcome.note : undefined;
    if (told) expect(sayHere(tellRemedy(told.remedy))).not.toMatch(OF_FILES);
  }
});

it('what holds a report back is ended on the desk', () => {
  const report = { state: '发布' as const, date: '2022-02-14', reviews: [] };
  const rules = { requiredReviews: 3, reviewsSince: '' };
  const at = '2021-01-01 00:00';
  for (const hold of [
    findHold({ ...report, state: '草稿' }, at, rules),
    findHold({ ...report, release: '2022-01-01' }, at, rules),
    findHold(report, at, rules),
    ...Array.from(findFutureDays(report, at), ({ fault }) => fault),
  ]) {
    expect(hold).toBeDefined();
    expect(sayHere(hold ?? {})).not.toMatch(OF_FILES);
  }
});
