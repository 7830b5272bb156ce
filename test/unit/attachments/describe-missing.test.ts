import { describe, expect, it } from 'vitest';
import { findNearNames } from '../../../src/attachments/describe-missing.ts';
import { decodePercents } from '../../../src/base/decode-path.ts';

describe('findNearNames', () => {
  it('puts the likeliest first', () => {
    const names = [
      '附件1：名单2.pdf',
      '附件1：名单.docx',
      '旧/附件1：名单.pdf',
      '附件１：名 单.PDF',
      '其他.pdf',
    ];
    expect(findNearNames('附件1:名单.pdf', names)).toEqual([
      '附件１：名 单.PDF',
      '附件1：名单.docx',
      '旧/附件1：名单.pdf',
    ]);
  });

  it('knows percent-encoding and invisible characters', () => {
    expect(findNearNames('%E9%99%84%E4%BB%B6.pdf', ['附件.pdf'])).toEqual(['附件.pdf']);
    expect(findNearNames('附\u200b件.pdf', ['附件.pdf', '文件.pdf'])[0]).toBe('附件.pdf');
  });

  it('forgives a slip of the pen, and invents no likeness', () => {
    expect(findNearNames('统汁表.xlsx', ['统计表.xlsx', '会议纪要.xlsx'])).toEqual(['统计表.xlsx']);
    expect(findNearNames('名单.pdf', ['x.mp3'])).toEqual([]);
    expect(findNearNames('', ['x.mp3'])).toEqual([]);
  });

  it('does not depend on the order of the disk', () => {
    const names = ['附件10.pdf', '附件2.pdf', '附件3.pdf', '附件4.pdf'].map((name) => `a/${name}`);
    const near = findNearNames('附件2.doc', names);
    expect(findNearNames('附件2.doc', [...names].reverse())).toEqual(near);
  });
});

describe('decodePercents', () => {
  it('leaves alone what is not encoded', () => {
    expect(decodePercents('100%.pdf')).toBe('100%.pdf');
    expect(decodePercents('%E8.pdf')).toBe('%E8.pdf');
  });
});
