import { describe, expect, it } from 'vitest';
import { findNameFault, formatVisibleName, quoteName } from '../../../src/attachments/publishable-name.ts';

describe('findNameFault', () => {
  it.each([
    '附件1：2021年度统计表（定稿）.xlsx',
    "a b [2] #3 % & 'c' + , ; = @ !.pdf",
    '《示例》“一”〔2021〕1号.pdf',
    'CONTENT.pdf',
    'con报告.txt',
    '𠮷.pdf',
    `${'表'.repeat(65)}.pdf`,
  ])('lets %s pass', (name) => {
    expect(findNameFault(name)).toBeUndefined();
  });

  it.each([
    ['<script>alert(1)</script>.pdf', '里有不能用的字符 < >', 'scriptalert(1)/script.pdf'],
    ['a:b*?.pdf', '里有不能用的字符 : * ?', 'ab.pdf'],
    ['a\\b.pdf', '里有不能用的字符 \\', 'ab.pdf'],
    ['a\nb.pdf', '里有看不见的字符 [U+000A]', 'ab.pdf'],
    ['表\u202efdp.exe', '里有看不见的字符 [U+202E]', '表fdp.exe'],
    ['\u202e<b>"甲".pdf', '里有看不见的字符 [U+202E]', '    b甲.pdf'],
    ['a\u200b.pdf', '里有看不见的字符 [U+200B]', 'a.pdf'],
    ['a\ud800.pdf', '里有看不见的字符 [U+D800]', 'a.pdf'],
    ['\ufffd\ufffd1.pdf', '里有乱码', '编码选 GBK'],
    ['报告.pdf ', '以空格结尾', '报告.pdf'],
    ['报告.', '以句点结尾', '报告'],
    ['con.txt', '用了 Windows 的保留名 con', '文件-con.txt'],
    ['COM1', '用了 Windows 的保留名 COM1', '文件-COM1'],
    [`${'表'.repeat(66)}.pdf`, '太长：202 个字节，最多 200 个（约 66 个汉字）', '请缩短文件名'],
    ['???', '里有不能用的字符 ?', '请把文件改成一个普通的名字'],
  ])('refuses %j', (name, message, remedy) => {
    const fault = findNameFault(name);
    expect(fault?.message).toContain(message);
    expect(fault?.remedy).toContain(remedy);
  });
});

describe('names in messages', () => {
  it('cannot forge a line of output', () => {
    expect(formatVisibleName('a\n共 0 处错误\u202e')).toBe('a[U+000A]共 0 处错误[U+202E]');
  });

  it('are shortened without cutting a character', () => {
    const quoted = quoteName('𠮷'.repeat(500));
    expect([...quoted]).toHaveLength(122);
    expect(quoted).toMatch(/^“𠮷+…”$/u);
  });
});
