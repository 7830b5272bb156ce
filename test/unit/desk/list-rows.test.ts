import { describe, expect, it } from 'vitest';
import type { PublishedState } from '../../../src/desk/desk-api.ts';
import { listRows } from '../../../src/desk/list-rows.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { ListedReport } from '../../../src/load/load-stages-fs.ts';

const report = (id: string, fields: object | undefined, hold?: { state: string }): ListedReport =>
  ({
    id,
    file: `内容/reports/${id}/index.md`,
    folder: `/内容/reports/${id}`,
    ...(fields ? { source: { fields: { org: '示例局', year: 2021, ...fields } } } : {}),
    ...(hold ? { hold } : {}),
  }) as unknown as ListedReport;

const finding = (file: string, level: Diagnostic['level'] = 'error') =>
  ({ level, rule: 'x', file, line: 1, column: 1, message: '有误', remedy: '改' }) as Diagnostic;

const list = (
  reports: readonly ListedReport[],
  diagnostics: readonly Diagnostic[] = [],
  state: PublishedState = 'same',
) => listRows(reports, diagnostics, () => state);

describe('the list of reports', () => {
  it('says of each what has become of it', () => {
    const state = (one: ListedReport, published: PublishedState, ...found: Diagnostic[]) =>
      list([one], found, published).rows[0]?.state;
    const jia = report('2021/jia', { title: '甲', date: '2022-02-14' });
    expect(state(jia, 'new')).toBe('待发布');
    expect(state(jia, 'changed')).toBe('有改动');
    expect(state(jia, 'same')).toBe('已发布');
    expect(state(jia, 'unknown')).toBe('没有比较');
    expect(state(jia, 'same', finding(jia.file, 'warning'))).toBe('已发布');
    expect(state(jia, 'same', finding(jia.file))).toBe('有错误');
    expect(state(report('2021/jia', { title: '甲' }, { state: '草稿' }), 'new', finding(jia.file))).toBe(
      '草稿',
    );
    expect(state(report('2021/jia', { title: '甲', withdrawal: {} }), 'same')).toBe('已撤回');
  });

  it('has those that cannot be read, and counts what is wrong with their files', () => {
    const { rows, others } = list(
      [report('2021/jia', undefined)],
      [
        finding('内容/reports/2021/jia/index.md'),
        finding('内容/reports/2021/jia/attachments/表.xlsx', 'warning'),
        finding('内容/reports/2021/jiayi/index.md'),
        finding('内容/site.json', 'warning'),
      ],
    );
    expect(rows).toMatchObject([{ title: '2021/jia', errors: 1, warnings: 1, state: '有错误' }]);
    expect(others.map(({ file }) => file)).toEqual(['内容/reports/2021/jiayi/index.md', '内容/site.json']);
  });

  it('begins with what is to be done, then by day, newest first', () => {
    const { rows } = list([
      report('a', { title: '旧', date: '2020-01-01' }),
      report('b', { title: '新', date: '2022-01-01' }),
      report('c', { title: '稿', date: '2019-01-01' }, { state: '草稿' }),
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
