import { expect, it } from 'vitest';
import { parseBodyDocument } from '../../../src/markdown/render-body.ts';
import { listPdfText } from '../../../src/pdf/list-pdf-text.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';

it('lists all text of a report in the order of a PDF', () => {
  const body =
    '甲[^1] 乙[^1]\n\n1. 丙\n- 丁\n\n表1 戊\n\n| 己 |\n|--|\n| 庚 |\n\n![辛](a.png "图1 壬")\n\n> 癸\n\n[^1]: 注\n[^2]: 余';
  const resolveTarget = (url: string) => ({ kind: 'local', url }) as const;
  const fields = readFields(
    writeReport({
      标题: '示例 2021年报告',
      发文字号: '示发〔2021〕3号',
      落款: '示例区示例局',
      抄送: '甲机关',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
    }),
  );
  expect(listPdfText(fields, parseBodyDocument(body, { bodyLine: 1, resolveTarget }))).toEqual({
    main: '示发〔2021〕3号示例2021年报告甲[1]乙[1]1.丙丁表1戊己庚图1壬癸示例区示例局[2]余抄送：甲机关。示例局办公室2022年2月15日印发',
    notes: '[1]注',
    heads: ['己'],
    mayReorder: false,
  });
});
