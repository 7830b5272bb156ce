import { describe, expect, it } from 'vitest';
import { listPdfText, stripSpace } from '../../../src/pdf/list-pdf-text.ts';
import { parseBodyDocument } from '../../support/parse-body.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';

it('lists all text of a report in the order of a PDF', () => {
  const body =
    '甲[^1] 乙[^1]\n\n1. 丙\n- 丁\n\n表1 戊\n\n| 己 |\n|--|\n| 庚 |\n\n![辛](a.png "图1 壬")\n\n> 癸\n\n[^1]: 注\n[^2]: 余';
  const resolveTarget = (url: string) => ({ kind: 'local', url }) as const;
  const fields = readFields(
    writeReport({
      标题: '示例 2021年报告',
      题注: '（2021年公布）',
      发文字号: '示发〔2021〕3号',
      落款: '示例区示例局',
      抄送: '甲机关',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
    }),
  );
  const document = parseBodyDocument(body, { bodyLine: 1, resolveTarget });
  expect(listPdfText(fields, document, ['本文件 已经废止', '废止依据：子'])).toEqual({
    main: '本文件已经废止废止依据：子示发〔2021〕3号示例2021年报告（2021年公布）甲[1]乙[1]1.丙丁表1戊己庚图1壬癸示例区示例局[2]余抄送：甲机关。示例局办公室2022年2月15日印发',
    notes: '[1]注',
    heads: ['己'],
    mayReorder: false,
  });
});

describe('text that a PDF has to show', () => {
  const list = (body: string) =>
    listPdfText(
      readFields(writeReport({ 标题: '题' })),
      parseBodyDocument(body, { bodyLine: 1, resolveTarget: (url) => ({ kind: 'local', url }) }),
    );

  it('may be drawn in another order where a cell reaches over rows, is long, or a note has a note', () => {
    const table = (cell: string) => `| 甲 | 乙 |\n|--|--|\n| 丙 | ${cell} |`;
    expect(list(table('丁')).mayReorder).toBe(false);
    expect(list(table('字'.repeat(200))).mayReorder).toBe(false);
    expect(list(table('字'.repeat(201))).mayReorder).toBe(true);
    expect(list(`${table('丁')}\n| ^^ | 戊 |`).mayReorder).toBe(true);
    expect(list(`| 甲 | 乙 |\n|--|--|\n| ^^ | 丙 |\n| 1 | 2 |`).mayReorder).toBe(true);
    expect(list('甲[^a]\n\n[^a]: 乙').mayReorder).toBe(false);
    expect(list('甲[^a]\n\n[^a]: 乙[^b]\n[^b]: 丙')).toMatchObject({
      main: '题甲[1]',
      notes: '[1]乙[2][2]丙',
      mayReorder: true,
    });
    // Behind note 1 on the paper, although the text comes to it later.
    expect(list('甲[^a]乙[^b]丙[^c]\n\n[^a]: 丁[^c]\n[^b]: 戊\n[^c]: 己')).toMatchObject({
      notes: '[1]丁[3][2]戊[3]己',
      mayReorder: true,
    });
    // A short cell behind a long one does not take it back.
    expect(list(`${table('字'.repeat(201))}\n| 戊 | 己 |`).mayReorder).toBe(true);
  });

  it('has the heads of its tables as they are repeated, and nothing for what holds no text', () => {
    expect(
      list('| 甲 乙 | 丙 |\n|--|--|\n| ^^ | 丁 |\n| 1 | 2 |\n\n---\n\n| 戊 |\n|--|\n| 己 |'),
    ).toMatchObject({
      main: '题甲乙丙丁12戊己',
      heads: ['甲乙丙丁', '戊'],
      notes: '',
    });
    expect(list('![图](a.png)\n\n甲![图](a.png)**乙**[丙](#s1)\\\n`丁`').main).toBe('题甲乙丙丁');
    expect(list('')).toEqual({ main: '题', notes: '', heads: [], mayReorder: false });
  });

  it('is held against the file without what is not seen, ligatures as their letters', () => {
    expect(stripSpace(' 甲\u3000\n\u200b\u00ad乙\ufe0f\u0007 \t')).toBe('甲乙');
    expect(stripSpace('ﬁ ﬀ ﬆ Å')).toBe('fiffstÅ');
  });
});
