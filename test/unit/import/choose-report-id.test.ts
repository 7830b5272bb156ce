import { describe, expect, it } from 'vitest';
import { chooseReportId } from '../../../src/import/choose-report-id.ts';

describe('the folder of a report', () => {
  it.each([
    [
      { title: '示例区示例局2021年度法治政府建设情况报告', date: '2022-02-14' },
      '2021/slqslj2021ndfzzfjsqkbg',
    ],
    [{ title: '关于印发《示例方案》的通知', documentNumber: '示办函〔2018〕71号' }, '2018/shibanhan-2018-71'],
    [{ title: '示例条例', documentNumber: '示令第707号', issuedDate: '2018-12-18' }, '2018/sltl'],
    [{ title: '示例通知', date: '2019-01-03' }, '2019/sltz'],
    [{ title: '示例通知' }, 'undated/sltz'],
    [{ title: 'COVID-19 防控', date: '2020-02-01' }, '2020/covid-19fk'],
    // Windows keeps this name for itself.
    [{ title: '次欧内', date: '2020-02-01' }, '2020/r-con'],
    [{ title: '示例通知', issuedDate: '2018-12-18', date: '2019-01-03' }, '2018/sltz'],
    [{ title: '示例2017年报告', documentNumber: '示办函〔2018〕71号' }, '2017/shibanhan-2018-71'],
    [{ title: '-示例-', documentNumber: '示办函〔2018〕71' }, 'undated/sl'],
    [{ title: 'ＡＢ绿色Ü' }, 'undated/abls'],
    [{ title: '示'.repeat(50) }, `undated/${'s'.repeat(40)}`],
    [{ title: `${'示'.repeat(39)}-例` }, `undated/${'s'.repeat(39)}`],
    [{ title: '……', date: '2020-02-01' }, '2020/report'],
  ])('of %j is %s', (name, id) => {
    expect(chooseReportId(name)).toBe(id);
  });

  it('is short, however long the title', () => {
    expect(chooseReportId({ title: '示例'.repeat(200) }).length).toBeLessThan(60);
  });
});
