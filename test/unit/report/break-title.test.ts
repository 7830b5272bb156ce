import { describe, expect, it } from 'vitest';
import { listTitleParts } from '../../../src/base/title-words.ts';
import { breakTitle } from '../../../src/report/break-title.ts';

describe('lines of a title', () => {
  it('are one if it fits, and even if it does not', () => {
    expect(breakTitle('示例区2021年度报告')).toEqual(['示例区2021年度报告']);
    expect(breakTitle('示例区示例局2021年度法治政府建设情况报告')).toEqual([
      '示例区示例局2021年度',
      '法治政府建设情况报告',
    ]);
  });

  it.each([
    // The dictionary takes these words apart.
    ['示例市人民代表大会常务委员会', '规范性文件备案审查条例'],
    ['示例高级人民法院关于适用', '《民法典》婚姻家庭编的解释（一）'],
    ['示例市城市中小学校', '幼儿园规划建设管理条例'],
    ['示例高级人民法院关于办理', '寻衅滋事案件若干问题的规定'],
    ['示例市某某镇二里头遗址', '和尸乡沟商城遗址保护条例'],
    ['关于修改《示例区数据管理办法》等', '二十九件规范性文件的决定'],
  ])('tear no word, as long as they stay about even: %s', (...lines) => {
    expect(breakTitle(lines.join(''))).toEqual(lines);
  });

  it('never begin with a closing mark or end with an opening one', () => {
    const title = '关于印发《示例区示例局关于进一步加强示例工作的若干规定（试行）》的通知和说明';
    for (const line of breakTitle(title)) {
      expect(line).not.toMatch(/^[》）、，]/);
      expect(line).not.toMatch(/[《（]$/);
      expect([...line].length).toBeLessThanOrEqual(20);
    }
    expect(breakTitle(title).join('')).toBe(title);
  });

  it('keep every character of hostile titles', () => {
    for (const title of [
      '',
      '》'.repeat(50),
      'x'.repeat(300),
      '示例'.repeat(100),
      '𠮷'.repeat(60),
      '"'.repeat(50_000),
      '甲乙丙工作'.repeat(10_000),
    ])
      expect(breakTitle(title).join('')).toBe(title);
  });
});

describe('parts of a title', () => {
  it('are words with what belongs to them: endings, counted numbers, marks, Latin words', () => {
    const parts = '示例区|人民政府|办公室|关于|印发|《2022年|防汛|防台|工作|要点》的|通知';
    expect(listTitleParts(parts.replaceAll('|', ''))).toEqual(parts.split('|'));
    expect(listTitleParts('Report on A 示例')).toEqual(['Report on A 示例']);
  });

  it('keep every character of hostile titles', () => {
    for (const title of [
      '',
      ' ',
      '《',
      '》'.repeat(100_000),
      '𠮷'.repeat(60),
      '〔2021〕'.repeat(20_000),
      '𠮷'.repeat(20_000),
    ])
      expect(listTitleParts(title).join('')).toBe(title);
  });
});
