import { describe, expect, it } from 'vitest';
import { checkWordText } from '../../../src/word/check-word-text.ts';
import { createSampleWord } from '../../support/word-sample.ts';

const SIGNED = { 落款: '|\n  示例区示例局\n  2022年2月14日' };

describe('the text of a Word file', () => {
  it('is held against the page, 落款 as well', () => {
    const { bytes, fields, blocks } = createSampleWord('全面推进依法行政。', SIGNED);
    const unsigned = { title: fields.title, signature: [], copiedTo: [] };
    expect(checkWordText(bytes, { fields: unsigned, blocks })).toMatchObject({ rule: 'word-text' });
  });

  it('has its notes before 落款, as on the page', () => {
    const sample = createSampleWord('甲[^1]。\n\n[^1]: 注', SIGNED);
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
    expect(sample.blocks.at(-1)?.text).toBe('注');
  });

  it('begins with the notice, and has 题注 below the title', () => {
    const notice = ['本文件已经废止', '废止它的文件：《甲 & 乙》'];
    const fields = { 题注: '（2021年公布）', 发文字号: '示发〔2021〕3号' };
    const sample = createSampleWord('正文。', fields, { notice });
    expect(checkWordText(sample.bytes, { ...sample, notice })).toBeUndefined();
    expect(checkWordText(sample.bytes, sample)?.message).toContain('Word 文件是“本文件已经废止');
    // Files of reports that have neither are as they were.
    expect(sample.parts['word/styles.xml']).toContain('文件提示');
    expect(createSampleWord('正文。').parts['word/styles.xml']).not.toMatch(/文件提示|文件题注/);
  });

  it('ends in 版记, of which no character may be lost either', () => {
    const imprint = { 抄送: '甲机关', 印发机关: '示例局办公室', 印发日期: '2022-02-15' };
    const sample = createSampleWord('甲[^1]。\n\n[^1]: 注', { ...SIGNED, ...imprint });
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
    const plain = createSampleWord('甲。', imprint);
    const fields = { ...plain.fields, copiedTo: ['乙机关'] };
    expect(checkWordText(plain.bytes, { ...plain, fields })?.message).toMatch(
      /网页是“.*抄送：乙机关.*”，Word 文件是“.*抄送：甲机关/,
    );
  });

  it('keeps rare characters and those outside the basic plane', () => {
    const sample = createSampleWord('堃、玥、镕、㙍、𠮷。');
    expect(sample.document).toContain('堃、玥、镕、㙍、𠮷。');
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });
});
