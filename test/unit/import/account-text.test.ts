import { describe, expect, it } from 'vitest';
import { accountText } from '../../../src/import/account-text.ts';

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
