import { describe, expect, it } from 'vitest';
import { explainSecrecyMark, findSecrecyMarks, isSecrecyValue } from '../../../src/report/secrecy-mark.ts';

const marks = (...lines: string[]) => findSecrecyMarks(lines).map(({ line, mark }) => `${line} ${mark}`);

describe('密级', () => {
  it.each([
    ['机密★5年', '机密★5年'],
    ['秘 密 ★ 1 年', '秘密★1年'],
    ['绝密★启用前', '绝密★启用前'],
    ['秘密★6个月', '秘密★6个月'],
    ['机密☆长期', '机密☆长期'],
    ['★机密', '★机密'],
    ['（秘密★1年）', '（秘密★1年）'],
    ['  机  密  ', '机密'],
    ['绝密级', '绝密级'],
    ['密 级：秘 密', '密级：秘密'],
    ['秘密 5年', '秘密5年'],
    ['000012　机密★5年　特急', '000012机密★5年特急'],
    ['特急　秘密', '特急秘密'],
    ['商密★3年', '商密★3年'],
    ['秘密（长期）', '秘密（长期）'],
    ['机密·1年', '机密·1年'],
    ['密机密★1年', '密机密★1年'],
    ['㊙ 秘密', '㊙秘密'],
    ['密级：工作秘密', '密级：工作秘密'],
    ['工作秘密★3年', '工作秘密★3年'],
    ['工作秘密 3年', '工作秘密3年'],
  ])('is “%s”', (line, mark) => {
    expect(marks('示例区示例局文件', line, '示例区人民政府：')).toEqual([`1 ${mark}`]);
  });

  it.each([
    '涉及国家秘密、机密的，按规定办理。',
    '机密文件管理办法',
    '秘密工作条例',
    '密级：无',
    '密级写成“机密★5年”的不公开',
    '绝密级事项由示例局确定',
    '示例★项目',
    '秘密·花园',
    '机密（管理）',
    '★示例项目',
    '内部资料　注意保存',
    '工作秘密',
    '工作秘密管理办法',
    '密密麻麻',
  ])('is not “%s”', (line) => {
    expect(marks(line)).toEqual([]);
  });

  it('is a word of the text below the first sentence, unless it has a star', () => {
    const sentence = '示例局认真履行职责，推进各项工作。';
    expect(marks(sentence, '秘密')).toEqual([]);
    expect(marks('二十行以后', ...Array.from({ length: 20 }, () => '示例行'), '机密')).toEqual([]);
    expect(marks(sentence, '附件1', '机密★10年')).toEqual(['2 机密★10年']);
  });

  it('is read from a value that is named so', () => {
    for (const value of ['机密', '秘 密', '绝密★3年', '秘密级', '秘密（长期）', '工作秘密'])
      expect(isSecrecyValue(value)).toBe(true);
    for (const value of ['无', '公开', '非密', '不涉密', '内部']) expect(isSecrecyValue(value)).toBe(false);
  });

  it('has a remedy of its own on the paper of an examination', () => {
    expect(explainSecrecyMark('绝密★启用前').remedy).toContain('试卷');
    expect(explainSecrecyMark('机密★5年').remedy).not.toContain('试卷');
  });
});
