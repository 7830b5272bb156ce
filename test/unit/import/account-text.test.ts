import { describe, expect, it } from 'vitest';
import { accountText } from '../../../src/import/account-text.ts';
import { GAP, SIGN } from '../../../src/import/document.ts';

const PIECES = {
  witness: ['示例报告', '第一段 文字。', '第二段文字。', '页脚'],
  shown: '第一段文字。\n第二段文字。',
  signature: [],
  moved: ['示例报告'],
  leftBehind: [{ what: '页脚', reason: '示例', text: '页脚' }],
};

describe('the account of a text', () => {
  it('counts what was read, shown and put into fields', () => {
    expect(accountText(PIECES)).toEqual({ read: 18, written: 12, inFields: 4, missing: [] });
  });

  it('names a paragraph that is nowhere, whichever step lost it', () => {
    const { missing } = accountText({ ...PIECES, shown: '第一段文字。' });
    expect(missing).toMatchObject([{ text: '第二段文字。', isBody: true }]);
  });

  it('knows a paragraph of which a piece was left behind, and digits that were raised', () => {
    const { missing } = accountText({
      ...PIECES,
      witness: ['保留隐藏结尾', '面积12m2', '甲10-3克', '乙10−3克', '文献1-3。'],
      shown: '保留结尾\n面积12m²\n甲10⁻³克\n乙10⁻³克\n文献¹⁻³。',
      leftBehind: [{ what: '隐藏文字', reason: '示例', text: '隐藏' }],
    });
    expect(missing).toEqual([]);
  });
});

describe('an account with gaps and signs', () => {
  const missing = (witness: readonly string[], shown: string, left: readonly string[] = []) =>
    accountText({
      witness,
      shown,
      signature: [],
      moved: [],
      leftBehind: left.map((text) => ({ what: '', reason: '', text })),
    }).missing.map(({ text }) => text);

  it('lets the report have more at a gap, and asks for something at a sign', () => {
    expect(missing([`满意率为${GAP}甲${GAP}乙${GAP}，提高。`], '满意率为甲/乙，提高。')).toEqual([]);
    expect(missing([`满意率为${GAP}甲${GAP}，提高。`], `满意率为${'长'.repeat(900)}甲，提高。`)).toHaveLength(
      1,
    );
    expect(missing([`受理${SIGN}件`], '受理☑件')).toEqual([]);
    expect(missing([`受理${SIGN}件`], '受理件')).toEqual(['受理…件']);
    expect(missing([`${SIGN}受理`, `归档${SIGN}`], '①受理\n归档②')).toEqual([]);
    expect(missing([`${SIGN}受理`, `归档${SIGN}`], '受理\n归档')).toEqual(['…受理', '归档…']);
    expect(missing([SIGN], '甲')).toEqual([]);
  });

  it('finds what stands twice with marks in the place where all of it fits', () => {
    expect(missing([`甲${SIGN}乙`], '甲乙，甲1乙')).toEqual([]);
    expect(missing([`甲${SIGN}乙`, `甲${SIGN}丙`], '甲2丙，甲1乙')).toEqual([]);
  });

  it('leaves out what stays behind, each piece where it was', () => {
    expect(missing(['审计内部管理七次。'], '审计内部管理次。', ['内部', '七'])).toEqual([]);
    expect(missing(['审计内部管理七次。'], '审计管理次。', ['七'])).toEqual(['审计内部管理七次。']);
    expect(missing(['一、甲1'], '一、甲', ['1'])).toEqual([]);
    expect(missing(['甲乙'], '丙', ['甲', '乙'])).toEqual([]);
  });

  it('counts a paragraph that stands several times', () => {
    const line = '以上情况请予审议通过。';
    expect(missing([line, line], `${line}\n${line}`)).toEqual([]);
    expect(missing([line, line], line)).toEqual([line]);
    expect(missing([line, line], line, [line])).toEqual([]);
    expect(missing(['12', '12'], '12')).toEqual([]);
  });

  it('does not ask for a sign when one was told of', () => {
    const signs = { witness: [`受理${SIGN}件`], shown: '受理件', signature: [], moved: [] };
    const told = { what: '符号', reason: '', text: '', isBody: true as const };
    expect(accountText({ ...signs, leftBehind: [told] }).missing).toEqual([]);
  });

  it('counts signs and no gaps', () => {
    const account = accountText({
      witness: [`甲${SIGN}乙${GAP}丙`],
      shown: '',
      signature: [],
      moved: [],
      leftBehind: [],
    });
    expect(account.read).toBe(4);
  });

  it('follows the order of the text, and looks everywhere for what moved', () => {
    const line = (text: string) => `${text}示例工作已经完成。`;
    expect(missing([line('甲'), line('乙')], `${line('乙')}\n${line('甲')}`)).toEqual([]);
    expect(missing([`甲${SIGN}`, '乙'], '乙甲1')).toEqual([]);
    expect(missing([`甲${SIGN}乙`], '乙1甲')).toEqual(['甲…乙']);
  });

  it('has a limit for what a gap and a sign may stand for', () => {
    const around = (mark: string, length: number) =>
      missing([`甲${mark}乙`], `甲${'长'.repeat(length)}乙`).length;
    expect([around(GAP, 0), around(GAP, 400), around(GAP, 401)]).toEqual([0, 0, 1]);
    expect([around(SIGN, 0), around(SIGN, 1), around(SIGN, 80), around(SIGN, 81)]).toEqual([1, 0, 0, 1]);
    expect([around(`${SIGN}${GAP}`, 0), around(`${SIGN}${GAP}`, 400)]).toEqual([1, 0]);
  });

  it('knows where a line begins and ends', () => {
    expect(missing([`${SIGN}甲`], '乙\n甲')).toEqual(['…甲']);
    expect(missing([`${SIGN}甲`], '乙\n1甲')).toEqual([]);
    expect(missing([`甲${SIGN}`], '甲\n乙')).toEqual(['甲…']);
    expect(missing([`甲${SIGN}`], '甲1\n乙')).toEqual([]);
    expect(missing([`${GAP}甲${GAP}`], '甲')).toEqual([]);
    expect(missing([`${GAP}甲`], '乙')).toEqual(['甲']);
  });

  it('tells of a text that stands too rarely, by both counts, if it is long enough', () => {
    const told = (witness: string[], more: object) =>
      accountText({ witness, shown: '', signature: [], moved: [], leftBehind: [], ...more }).missing.map(
        ({ reason, text }) => `${text}：${reason}`,
      );
    const line = '示例区工作安排';
    const nowhere = `${line}甲：没有写进报告，请对照原文补上`;
    expect(told([`${line}甲`, `${line}甲`], { shown: '乙' })).toEqual([nowhere, nowhere]);
    expect(told([`${line}甲`, `${line}甲`], { shown: `${line}甲`, around: [`栏目${line}甲`] })).toEqual([]);
    expect(told([`${line}甲`, `${line}甲`, `${line}甲`], { shown: `${line}甲` })).toEqual([
      `${line}甲：原文里有 3 处，报告里只有 1 处，请对照原文补上`,
    ]);
    expect(told([line, line], { shown: line })).toEqual([]);
    const long = `${line}甲`;
    expect(told([long, long], { shown: long, moved: [long] })).toEqual([]);
    expect(told([long, long], { signature: [long, long] })).toEqual([]);
    expect(told([long], {})).toEqual([`${long}：没有写进报告，请对照原文补上`]);
    expect(told([`${long}${SIGN}`, `${long}${SIGN}`], { shown: `${long}1` })).toEqual([]);
  });

  it('asks for no line of the page around the text, each for one line only', () => {
    const around = (witness: string[], shown: string, lines: string[]) =>
      accountText({ witness, shown, signature: [], moved: [], leftBehind: [], around: lines });
    expect(around(['首页', '甲段'], '甲段', ['首页\t政务'])).toMatchObject({ read: 2, missing: [] });
    expect(around(['首页', '首页'], '', ['首页'])).toMatchObject({ read: 0, missing: [] });
    expect(around(['首页'], '首页', ['首页'])).toMatchObject({ read: 0, missing: [] });
    expect(around(['首页', '首页'], '首页', ['首页'])).toMatchObject({ read: 2, missing: [] });
    expect(around(['甲段'], '', ['首页'])).toMatchObject({ read: 2, missing: [{ text: '甲段' }] });
    expect(around(['政务公开'], '', ['首页', '政务公', '开'])).toMatchObject({ read: 0, missing: [] });
  });

  it('tries no more ways to leave pieces out than it can', () => {
    const pieces = Array.from({ length: 14 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    expect(missing([`示${pieces.join('')}例`], '示例', pieces)).toHaveLength(1);
    expect(missing([`示${pieces.slice(0, 3).join('')}例`], '示例', pieces)).toEqual([]);
  });
});
