import { expect, it } from 'vitest';
import { findDeadCrossLinks, findUnknownReferences } from '../../../src/load/find-dead-references.ts';
import type { MadeReport } from '../../../src/portal/report-bundle.ts';
import type { Mode } from '../../../src/report/mode.ts';
import { findFutureDays, type Hold } from '../../../src/report/release.ts';
import type { ReportSource, Withdrawal } from '../../../src/report/report.ts';

const source = {
  id: '2021/shili',
  file: '内容/reports/2021/shili/index.md',
  text: '相关文章: [2019/jiu]\n',
  fields: { related: ['2019/jiu'] },
} as unknown as ReportSource;
const known = {
  ids: new Set(['2021/shili', '2020/xin']),
  held: new Map(),
  moved: new Map([['2019/jiu', '2020/xin']]),
};

it('a reference to the former folder of a report names the present one', () => {
  expect(findUnknownReferences([source], known)).toMatchObject([
    { level: 'error', message: '相关文章“2019/jiu”搬到了“2020/xin”', remedy: '改为：2020/xin', line: 1 },
  ]);
  const target = '../../2019/jiu/index.md#s1';
  const crossLinks = [{ id: '2019/jiu', fragment: 's1', target, line: 7, column: 3 }];
  const made = { source, bundle: { crossLinks } } as unknown as MadeReport;
  expect(findDeadCrossLinks([made], known, 'build')).toMatchObject([
    { rule: 'report-missing', line: 7, remedy: '改为：../../2020/xin/index.md#s1' },
  ]);
});

it('a link to a section of a text that was removed stops nobody: it opens the notice', () => {
  const crossLinks = [
    { id: '2020/xin', fragment: 's1', target: '../../2020/xin/index.md#s1', line: 7, column: 3 },
  ];
  const made = (text: 'kept' | 'removed') =>
    [
      { source, bundle: { crossLinks } },
      {
        source: { id: '2020/xin', fields: { withdrawal: { text } } },
        bundle: { crossLinks: [], sections: [] },
      },
    ] as unknown as MadeReport[];
  expect(findDeadCrossLinks(made('removed'), known, 'build')).toEqual([]);
  expect(findDeadCrossLinks(made('kept'), known, 'build')).toMatchObject([{ rule: 'anchor-missing' }]);
});

it('a link to a report that is not published yet is an error, but not where a preview has it', () => {
  const crossLinks = [
    { id: '2022/gao', fragment: '', target: '../../2022/gao/index.md', line: 7, column: 3 },
  ];
  const made = { source, bundle: { crossLinks } } as unknown as MadeReport;
  const held = new Map([['2022/gao', { clause: '还是草稿' } as Hold]]);
  const find = (mode: Mode) => findDeadCrossLinks([made], { ...known, held }, mode);
  expect(find('build')).toMatchObject([{ level: 'error', rule: 'report-held' }]);
  expect(find('preview')).toMatchObject([{ level: 'warning', rule: 'report-held' }]);
});

it('a day of withdrawal that has not come is told, the day itself is right', () => {
  const withdrawal: Withdrawal = { date: '2023-05-01', reason: '有误', explanation: [], text: 'kept' };
  const find = (at: string) => [...findFutureDays({ withdrawal }, at)];
  expect(find('2023-04-30 23:59')).toMatchObject([{ fault: { rule: 'withdrawal-future' } }]);
  expect(find('2023-05-01 00:00')).toEqual([]);
  expect([...findFutureDays({}, '2023-05-01 00:00')]).toEqual([]);
});
