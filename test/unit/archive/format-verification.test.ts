import { describe, expect, it } from 'vitest';
import { formatVerification } from '../../../src/archive/format-verification.ts';
import type { ArchiveVerification } from '../../../src/archive/verify-archive-fs.ts';
import type { Finding } from '../../../src/diagnostics/finding.ts';

const WHOLE: ArchiveVerification = {
  findings: [],
  fingerprint: 'ab'.repeat(64),
  info: [
    ['Source-Organization', '示例区示例局'],
    ['External-Description', '示例区公报：2 篇报告，发布日期 2021-03-01 至 2022-02-14'],
    ['Bagging-Date', '2022-02-14'],
    ['Bag-Software-Agent', 'Gongbao 0.1.0'],
  ],
  files: 12,
  bytes: 3456,
  form: 'sealed-zip',
};

const changed = (path: string): Finding => ({
  level: 'error',
  rule: 'file-changed',
  path,
  message: '内容变了',
  remedy: '从可靠的副本里取回这个文件',
});

describe('formatVerification', () => {
  it('says of a whole archive whose it is, until when, and its fingerprint', () => {
    expect(formatVerification('归档.zip', WHOLE)).toMatchInlineSnapshot(`
      "归档.zip：完好
        12 个文件、3456 字节，和归档时一样，压缩包本身也一样
        来自：示例区示例局
        内容：示例区公报：2 篇报告，发布日期 2021-03-01 至 2022-02-14
        制作：Gongbao 0.1.0
        总指纹（SHA-512）：
          abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababab
        再和归档时登记的总指纹比一比：一样，才证明它就是当初的那一份。"
    `);
  });

  it('says that a zip was packed again, which it cannot know of another program’s', () => {
    const again = formatVerification('归档.zip', { ...WHOLE, form: 'packed-again' });
    expect(again).toContain('重新压缩的');
    const other = formatVerification('归档.zip', { ...WHOLE, form: 'packed-again', info: [] });
    expect(other).not.toContain('重新压缩');
  });

  it('tells the day of another program’s bag only: ours is that of the newest report', () => {
    const info: ArchiveVerification['info'] = [['Bagging-Date', '2022-03-01']];
    expect(formatVerification('归档.zip', { ...WHOLE, info })).toContain('归档日期：2022-03-01');
    expect(formatVerification('归档.zip', WHOLE)).not.toContain('归档日期');
  });

  it('does not show the fingerprint of what is not whole, where it would calm somebody', () => {
    const text = formatVerification('归档.zip', { ...WHOLE, findings: [changed('data/a.html')] });
    expect(text).toMatchInlineSnapshot(`
      "归档.zip：不能证明完好

      data/a.html  错误  内容变了
        改法：从可靠的副本里取回这个文件
        规则：file-changed

      共 1 处错误、0 处提醒（核对了 12 个文件）"
    `);
    expect(text).not.toContain('ab'.repeat(64));
  });

  it('is whole with remarks, which it shows', () => {
    const text = formatVerification('归档', {
      ...WHOLE,
      findings: [{ ...changed('Thumbs.db'), level: 'warning' }],
    });
    expect(text).toContain('Thumbs.db  提醒');
    expect(text).toContain('归档：完好');
  });

  it('lists errors before remarks, and no more than anyone reads', () => {
    const many = Array.from({ length: 1000 }, (_, index) => changed(`data/${index}`));
    const text = formatVerification('归档.zip', {
      ...WHOLE,
      findings: [{ ...changed('先'), level: 'warning' }, ...many],
    });
    expect(text).toContain('data/0  错误');
    expect(text).not.toContain('先  提醒');
    expect(text).toContain('……还有 971 处没有列出来');
    expect(text).toContain('共 1000 处错误、1 处提醒');
  });

  it('lets no name or value forge a line or reach the terminal as a command', () => {
    const text = formatVerification('a\u001b[2J.zip', {
      ...WHOLE,
      info: [['Source-Organization', '\u001b]0;坏\u0007\u202e']],
      findings: [
        { ...changed('data/a\n共 0 处错误\u001b[1m'), message: '改名为“\u001b[1m”', level: 'warning' },
      ],
    });
    for (const char of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(char);
    expect(text.split('\n')).not.toContain('共 0 处错误');
  });
});
