import { describe, expect, it } from 'vitest';
import { formatImprint, listImprintLines } from '../../../src/report/format-imprint.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';

const read = (written: Record<string, string>) => formatImprint(readFields(writeReport(written)));

describe('版记', () => {
  it('has its words and marks from here and nowhere else', () => {
    const fields = readFields(
      writeReport({ 抄送: '[示例区人大, 示例区政协]', 印发机关: '示例局办公室', 印发日期: '2022-02-05' }),
    );
    expect(formatImprint(fields)).toEqual({
      copies: '抄送：示例区人大，示例区政协。',
      printer: '示例局办公室',
      printed: '2022年2月5日印发',
    });
    expect(listImprintLines(fields)).toEqual([
      '抄送：示例区人大，示例区政协。',
      '示例局办公室 2022年2月5日印发',
    ]);
  });

  it.each([
    ['示例区人大、政协，各街道', '抄送：示例区人大、政协，各街道。'],
    ['示例区人大；各街道。', '抄送：示例区人大；各街道。'],
    ['|\n  示例区人大，政协，\n  各街道。', '抄送：示例区人大，政协，各街道。'],
    ['|\n  示例区人大\n  各街道', '抄送：示例区人大，各街道。'],
  ])('keeps what the editor wrote: %s', (written, shown) => {
    expect(read({ 抄送: written })).toEqual({ copies: shown, printer: '', printed: '' });
  });

  it('is not there without its fields, and has no empty lines', () => {
    expect(read({ 抄送: '', 印发机关: '', 印发日期: '' })).toBeUndefined();
    expect(read({ 抄送: '""' })).toBeUndefined();
    expect(listImprintLines(readFields(writeReport({ 印发机关: '示例局办公室' })))).toEqual(['示例局办公室']);
  });
});
