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
      witness: ['保留隐藏结尾', '面积12m2'],
      shown: '保留结尾\n面积12m²',
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
});
