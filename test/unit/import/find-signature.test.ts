import { describe, expect, it } from 'vitest';
import { type Block, createParagraph as line } from '../../../src/import/document.ts';
import { findSignature, findSigners, listBodies } from '../../../src/import/find-signature.ts';
import { isBodyName } from '../../../src/report/letter-lines.ts';

const right = (text: string) => line(text, { align: 'right' });
const TEXT = line('示例局认真履行职责，推进各项工作。');
const DATE = '2022年2月14日';

describe('the signature that ends a text', () => {
  it.each([
    [['示例区示例局', DATE]],
    [['示例区示例局', '2022 年 2 月 14 日']],
    [['示例区甲局', '示例区乙委', '二〇二二年二月十四日']],
    [['示例区人民政府办公室', '2022-02-14']],
    [['示例区人民政府办公室', '2022.2.14']],
    [['中共示例区委', '2022年2月']],
    [['示例区示例局', '二○二二年十二月']],
    [['示例区示例局', DATE, '（此件公开发布）']],
    [['示例区示例局（代章）', DATE]],
    [['示 例 局　示 例 委', DATE]],
    [['示例区示例局 2022年2月14日']],
  ])('is %j', (lines) => {
    const blocks = [TEXT, ...lines.map((text) => line(text, lines.length === 1 ? { gap: 1 } : {}))];
    expect(findSignature(blocks)).toEqual({ start: 1, lines });
  });

  it.each<[string, Block[], string[] | undefined]>([
    [
      'a name of forty characters',
      [line(`${'示'.repeat(39)}局`), line(DATE)],
      [`${'示'.repeat(39)}局`, DATE],
    ],
    ['none of forty-one', [line(`${'示'.repeat(40)}局`), line(DATE)], undefined],
    ['a name with its date at the right', [right(`区长　示例\n${DATE}`)], ['区长　示例', DATE]],
    ['none with its date elsewhere', [line(`区长　示例\n${DATE}`)], undefined],
    ['a person at the right', [right('区长　示例'), right(DATE)], ['区长　示例', DATE]],
    ['no person at the left', [line('区长　示例'), line(DATE)], undefined],
    [
      'names that spaces part',
      [line('示例区甲局　示例区乙委'), line(DATE)],
      ['示例区甲局　示例区乙委', DATE],
    ],
    ['no name beside another word', [line('示例区甲局　示例'), line(DATE)], undefined],
    ['no line with a mark', [right('示例局，示例'), right(DATE)], undefined],
    ['no numbered line', [right('1.示例局'), right(DATE)], undefined],
    ['no annex', [right('附 件 示例局'), right(DATE)], undefined],
    [
      'a note of sixty characters',
      [right('示例局'), line(`（${'示'.repeat(60)}）`)],
      ['示例局', `（${'示'.repeat(60)}）`],
    ],
    ['no note of one', [right('示例局'), line('（示）')], undefined],
    ['no note above the date', [right('示例局'), line('（示例）'), right(DATE)], undefined],
    ['a note in half width', [right('示例局'), right(DATE), line('(示例)')], ['示例局', DATE, '(示例)']],
    ['lines without the empty ones', [right('示例局\n \n示例委'), right(DATE)], ['示例局', '示例委', DATE]],
    ['no name and date in the middle of a line', [line(`示例局 ${DATE}起`, { gap: 1 })], undefined],
    ['no date without a name before it', [line(`示例 ${DATE}`, { gap: 1 })], undefined],
    ['no note alone at the right', [right('（示例）')], undefined],
  ])('may be %s', (_, lines, wanted) => {
    expect(findSignature([TEXT, ...lines])?.lines).toEqual(wanted);
  });

  it('may have its lines in one paragraph, and stand at the right without a date', () => {
    expect(findSignature([TEXT, right(`示例区示例局\n${DATE}`)])).toEqual({
      start: 1,
      lines: ['示例区示例局', DATE],
    });
    expect(findSignature([TEXT, right('示例区示例局')])).toEqual({ start: 1, lines: ['示例区示例局'] });
    expect(findSignature([TEXT, right('区长　示例'), right(DATE)])).toMatchObject({ start: 1 });
    expect(findSignature([TEXT, right('示例区示例局'), line('（联系电话：0000）')])).toMatchObject({
      start: 1,
    });
  });

  it('stands apart if it is a name alone', () => {
    expect(findSignature([TEXT, line('示例区示例局', { gap: 1 })])).toMatchObject({ start: 1 });
    expect(findSignature([TEXT, line('示例区示例局')])).toBeUndefined();
    expect(findSignature([TEXT, line('示例区甲局', { gap: 1 }), line('示例区乙局')])).toBeUndefined();
  });

  it.each([
    [[DATE]],
    [['（此件公开发布）']],
    [['示例区示例局', DATE, DATE]],
    [['示例区示例局：', DATE]],
    [['一、示例区示例局', DATE]],
    [['附件：示例局', DATE]],
    [['参加单位有示例区示例局，示例区样例局', DATE]],
    [[`${'示例区'.repeat(14)}局`, DATE]],
    [['示例区示例局', DATE, '正文还没有完。']],
    [['示例区示例局', '（此件公开发布）', '（联系人：示例）', DATE].slice(0, 3)],
  ])('is not %j', (lines) => {
    const found = findSignature([TEXT, ...lines.map((text) => line(text))]);
    expect(found === undefined || found.start > 1).toBe(true);
  });

  it('begins below what is no line of it', () => {
    const image: Block = { kind: 'paragraph', inlines: [{ kind: 'image', image: 0 }], align: 'right' };
    const table: Block = { kind: 'table', rows: [] };
    const item = line('示例区示例局', { item: { marker: '-', depth: 0 } });
    for (const block of [image, table, item, TEXT])
      expect(findSignature([block, right('示例区示例局'), right(DATE)])?.start).toBe(1);
    // The date of another text above it.
    expect(findSignature([right('示例区甲局'), right(DATE), right('示例区乙局'), right(DATE)])?.start).toBe(
      2,
    );
    const many = Array.from({ length: 12 }, (_, at) => right(`示例区${'甲乙丙丁戊己庚辛壬癸子丑'[at]}局`));
    expect(findSignature([...many, right(DATE)])?.lines).toHaveLength(8);
  });
});

describe('the bodies that sign', () => {
  it('stand above the first date with bodies, also above annexes', () => {
    const blocks = [
      right(DATE),
      TEXT,
      right('示例区甲局'),
      right('示例区乙局'),
      right('2022 年 3 月 1 日'),
      line('附件'),
    ];
    expect(findSigners(blocks)).toEqual({ bodies: ['示例区甲局', '示例区乙局'], date: '2022年3月1日' });
    expect(findSigners([TEXT, line(DATE)])).toEqual({ bodies: [] });
    expect(findSigners([line('示例区示例局'), { kind: 'table', rows: [] }, line(DATE)])).toEqual({
      bodies: [],
    });
  });

  it.each([
    ['管 理 处', ['管理处']],
    ['示例区甲局　示例区乙局', ['示例区甲局', '示例区乙局']],
    ['示 例 局　　示 例 委', ['示例局', '示例委']],
    ['示　例　局', ['示例局']],
    ['示例区  人 民 政 府', ['示例区人民政府']],
    ['总理　李克强', []],
    ['示例区示例局　示例', ['示例区示例局']],
    ['局长　示例局', ['示例局']],
    ['甲 局　　乙 局', ['甲局', '乙局']],
    ['甲　局 　 乙　局', ['甲局', '乙局']],
    ['示 例 区   人 民 政 府', ['示例区人民政府']],
    ['示 例　办 公 室', ['示例办公室']],
    [' 示例局 ', ['示例局']],
  ])('of “%s”', (written, bodies) => {
    expect(listBodies(written)).toEqual(bodies);
  });

  it('have their names without the place of the seal, and with their date on one line', () => {
    expect(listBodies('示例区示例局（盖章）')).toEqual(['示例区示例局']);
    expect(listBodies('示例区甲局（代章）　示例区乙局(公章)')).toEqual(['示例区甲局', '示例区乙局']);
    expect(listBodies('示例（集团）有限公司')).toEqual(['示例（集团）有限公司']);
    const signed = { bodies: ['示例区示例局'], date: '2022年2月14日' };
    expect(findSigners([TEXT, right('示例区示例局2022年2月14日')])).toEqual(signed);
    expect(findSigners([line('示例局成立于2022年2月14日'), right('示例区示例局 2022年2月14日')])).toEqual(
      signed,
    );
  });

  it('are none of one character', () => {
    expect(findSigners([right('处'), right(DATE)]).bodies).toEqual([]);
    expect(isBodyName('局')).toBe(false);
  });

  it('have names without marks and figures', () => {
    expect(['示例区示例局', '示例公司（集团）'].map(isBodyName)).toEqual([true, true]);
    expect(['示例区示例', '2022年示例局', '甲局、乙局', '示例 局', '局长'].map(isBodyName)).toEqual(
      Array(5).fill(false),
    );
  });

  it('are none of a meeting', () => {
    expect(
      ['示例区人民代表大会', '示例区示例协会', '示例区总工会', '示例区示例委员会'].map(isBodyName),
    ).toEqual(Array(4).fill(true));
    expect(
      ['示例区示例工作推进会', '第二场新闻发布会', '示例区示例动员大会', '示例区安全生产工作会'].map(
        isBodyName,
      ),
    ).toEqual(Array(4).fill(false));
  });
});
