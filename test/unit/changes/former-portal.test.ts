import { describe, expect, it } from 'vitest';
import { parseFormerPortal } from '../../../src/changes/former-portal.ts';

const REPORT = { url: 'reports/2021/%E7%94%B2.html', title: '示例局报告', date: '2022-02-14' };
const read = (...reports: unknown[]) =>
  parseFormerPortal(JSON.stringify({ generator: 'gongbao', site: { name: '示例' }, reports }));
const [first] = [...read(REPORT).reports.values()];

describe('the catalogue of a former portal', () => {
  it('tells the reports by their folders', () => {
    expect(first).toMatchObject({
      id: '2021/甲',
      title: '示例局报告',
      published: '2022-02-14',
      corrections: [],
    });
  });

  it('tells the time of a publication where it was known', () => {
    const [report] = read({ ...REPORT, time: '09:30' }).reports.values();
    expect(report?.published).toBe('2022-02-14 09:30');
  });

  it('tells what only some versions write as it stands there', () => {
    const [report] = read({ ...REPORT, withdrawn: { date: '2022-03-01' } }).reports.values();
    expect(report?.entry.withdrawn).toEqual({ date: '2022-03-01' });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"reports": {}}',
    '{"reports": 1, "site": []}',
  ])('of %j says that it cannot be read', (text) => {
    expect(parseFormerPortal(text)).toMatchObject({ isReadable: false, unreadable: 0 });
    expect(parseFormerPortal(text).reports.size).toBe(0);
  });

  it('with damaged entries tells the others, and how many are damaged', () => {
    const portal = read(REPORT, null, 7, [], {}, { url: 'x' }, { title: '只有标题' });
    expect([portal.isReadable, portal.reports.size, portal.unreadable]).toEqual([true, 1, 6]);
  });

  it.each([
    ['a day that is none', { date: '昨天' }, { published: '' }],
    [
      'fields of the wrong kind',
      { date: 7, corrections: '无', attachments: {} },
      { published: '', corrections: [] },
    ],
    ['an address of another form', { url: 'x.html' }, { url: 'x.html' }],
    ['an address that is broken', { url: 'reports/%E7.html' }, { url: 'reports/%E7.html' }],
  ])('takes no harm from %s', (_, change, expected) => {
    const [report] = read({ ...REPORT, ...change }).reports.values();
    expect(report).toMatchObject(expected);
  });
});
