import { describe, expect, it } from 'vitest';
import { createArchiveFiles, describeArchive } from '../../../src/portal/describe-archive.ts';
import { parseSite, STANDARD_SITE } from '../../../src/report/parse-site.ts';
import { createReport, SITE } from './sample-portal.ts';

const TOOLS = { name: 'gongbao', version: '1.2.3', dependencies: { pagefind: '1.5.2' } };
const PORTAL = {
  site: SITE,
  marks: [],
  reports: [],
  withdrawn: [],
  redirects: [],
  redirectPages: [],
  facets: [],
  columns: [],
  pages: [],
  listings: [],
  hasFeeds: false,
  feeds: [],
  viewPages: [],
  series: [],
  yearPairs: [],
  versionPages: [],
  comparisonPages: [],
  files: [],
};

const REPORTS = [
  createReport({ id: '2021/shili', fields: { date: '2022-02-14' } }),
  createReport({ id: '2019/shili', fields: { date: '2020-03-01' } }),
];

describe('describeArchive', () => {
  it('tells dates and number from the reports', () => {
    expect(describeArchive({ ...PORTAL, reportPages: REPORTS }, TOOLS)).toMatchObject({
      name: '示例区公报',
      from: '2020-03-01',
      to: '2022-02-14',
      reports: 2,
      withdrawn: 0,
      removed: 0,
      software: 'Gongbao 1.2.3',
    });
  });

  it('counts those that were taken back, and those without their text', () => {
    const withdrawn = (text: 'kept' | 'removed') =>
      createReport({ fields: { withdrawal: { date: '2023-05-01', reason: '有误', explanation: [], text } } });
    const reportPages = [...REPORTS, withdrawn('kept'), withdrawn('removed')];
    expect(describeArchive({ ...PORTAL, reportPages }, TOOLS)).toMatchObject({
      reports: 4,
      withdrawn: 2,
      removed: 1,
    });
  });

  it('names the 主办单位, or the one body of all reports, or nobody', () => {
    const name = (site: object, reports = REPORTS) =>
      describeArchive({ ...PORTAL, site: { ...SITE, ...site }, reportPages: reports }, TOOLS).organization;
    expect(name({ organization: '示例区人民政府办公室' })).toBe('示例区人民政府办公室');
    expect(name({})).toBe('示例区示例局');
    expect(name({}, [...REPORTS, createReport({ fields: { org: '示例区另一局' } })])).toBe('');
  });
});

describe('createArchiveFiles', () => {
  const files = createArchiveFiles({ ...PORTAL, reportPages: REPORTS }, TOOLS);
  const contentOf = (path: string) => {
    const file = files.find((each) => each.path === path);
    return file && 'content' in file ? String(file.content) : '';
  };

  it('has each source where content has it', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'reports/2021/shili/index.md',
      'reports/2019/shili/index.md',
      'site.json',
      'tools.json',
    ]);
  });

  it('has settings that leave nothing to the installation', () => {
    const other = {
      ...STANDARD_SITE,
      name: '别处的公报',
      contact: '别处',
      genres: ['别的体裁'],
      pubTime: '09:00',
    };
    expect(parseSite(contentOf('site.json'), other)).toMatchObject({ site: SITE, problems: [] });
  });

  it('names the program and its packages', () => {
    expect(JSON.parse(contentOf('tools.json'))).toEqual(TOOLS);
  });
});
