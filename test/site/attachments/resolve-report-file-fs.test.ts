import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveReportFile } from '../../../src/attachments/resolve-report-file-fs.ts';
import { createReportFolder, EXE, PDF, readFixture } from '../../support/sample-attachments.ts';

async function createFolder() {
  return createReportFolder({
    'attachments/图 1（总表）.png': await readFixture('example.png'),
    'images/a#1.png': await readFixture('example.png'),
    'images/100%.jpg': await readFixture('example.jpg'),
    '附件/x.pdf': PDF,
    '附件/%E8.pdf': PDF,
    'images/假.png': EXE,
    'images/空.png': '',
    'images/画.svg': '<svg/>',
    '.git/a.png': await readFixture('example.png'),
  });
}

describe('resolveReportFile', () => {
  it.each([
    ['attachments/图 1（总表）.png', 'attachments/图 1（总表）.png', ''],
    ['./attachments//图%201（总表）.png', 'attachments/图 1（总表）.png', ''],
    [encodeURI('attachments/图 1（总表）.png'), 'attachments/图 1（总表）.png', ''],
    ['./附件/x.pdf#page=3', '附件/x.pdf', '#page=3'],
    ['附件/x.pdf?v=1#page=3', '附件/x.pdf', '?v=1#page=3'],
    ['images/a#1.png', 'images/a#1.png', ''],
    ['images/a%231.png', 'images/a#1.png', ''],
    ['images/100%.jpg', 'images/100%.jpg', ''],
    ['images/100%25.jpg', 'images/100%.jpg', ''],
    ['附件/%E8.pdf', '附件/%E8.pdf', ''],
  ])('finds %s', async (target, path, suffix) => {
    const folder = await createFolder();
    expect(await resolveReportFile(folder, target)).toMatchObject({ ok: true, path, suffix });
  });

  it('tells size and type, and the pixels of images only', async () => {
    const folder = await createFolder();
    expect(await resolveReportFile(folder, 'attachments/图 1（总表）.png')).toMatchObject({
      bytes: 144,
      type: { mime: 'image/png' },
      width: 40,
      height: 24,
    });
    expect(await resolveReportFile(folder, '附件/x.pdf')).not.toHaveProperty('width');
  });

  it.each([
    ['../secret.pdf', 'file-path', '含有“../”'],
    ['%2e%2e/secret.pdf', 'file-path', '含有“../”'],
    ['images/..%2f..%2fsecret.pdf', 'file-path', '含有“../”'],
    ['images\\a.png', 'file-path', '用了反斜杠'],
    ['images%5Ca.png', 'file-path', '用了反斜杠'],
    ['/etc/passwd', 'file-path', '以斜杠开头'],
    ['//example.com/a.png', 'file-path', '以斜杠开头'],
    ['%2Fetc/passwd', 'file-path', '以斜杠开头'],
    ['C:/a.png', 'file-path', '这台电脑上的路径'],
    ['file:///etc/passwd', 'file-path', '是网址'],
    ['javascript:alert(1)', 'file-path', '是网址'],
    ['images/假.png', 'file-content', '“images/假.png”的扩展名是 .png，内容却是“可执行程序”'],
    ['images/空.png', 'file-empty', '“images/空.png”是空文件（0 字节）'],
    ['images/画.svg', 'file-type', '“images/画.svg”是 .svg 文件'],
    ['.git/a.png', 'file-hidden', '“.git”是隐藏文件或临时文件，不会发布'],
    ['images', 'file-kind', '“images”是文件夹，不是文件'],
    ['附件/x.pdf/y', 'file-missing', '找不到文件“附件/x.pdf/y”'],
    ['', 'file-missing', '找不到文件“”'],
    ['#page=3', 'file-missing', '找不到文件“#page=3”'],
    ['a\0b.png', 'file-missing', '找不到文件“a[U+0000]b.png”'],
    ['%00.png', 'file-missing', '找不到文件“[U+0000].png”'],
    ['\ud800.png', 'file-missing', '找不到文件“[U+D800].png”'],
  ])('refuses %j', async (target, rule, message) => {
    const result = await resolveReportFile(await createFolder(), target);
    expect(result).toMatchObject({ ok: false, rule, message: expect.stringContaining(message) });
    expect(result).toHaveProperty('remedy', expect.stringMatching(/./));
  });

  it('is as strict about case as the web, and suggests what was meant', async () => {
    const folder = await createFolder();
    expect(await resolveReportFile(folder, '附件/X.PDF')).toEqual({
      ok: false,
      rule: 'file-missing',
      message: '找不到文件“附件/X.PDF”',
      remedy: '报告的文件夹里有相近的名字，改为：\n    附件/x.pdf',
    });
    expect(await resolveReportFile(folder, '图1(总表).png')).toHaveProperty(
      'remedy',
      '报告的文件夹里有相近的名字，改为：\n    <attachments/图 1（总表）.png>',
    );
  });

  it('keeps to the limit of size', async () => {
    const folder = await createFolder();
    expect(await resolveReportFile(folder, '附件/x.pdf', 1)).toMatchObject({
      rule: 'file-too-large',
    });
  });

  it.runIf(process.platform !== 'win32')(
    'follows no link out of the folder, nor lists what is there',
    async () => {
      const outside = await createReportFolder({ 'a.pdf': PDF });
      const folder = await createReportFolder({ 'x.pdf': PDF });
      await symlink(join(outside, 'a.pdf'), join(folder, '外.pdf'));
      await symlink(outside, join(folder, '外夹'));
      await symlink('x.pdf', join(folder, '内.pdf'));
      for (const target of ['外.pdf', '外夹/a.pdf', '外夹/b.pdf']) {
        expect(await resolveReportFile(folder, target)).toMatchObject({
          rule: 'file-link',
          message: `“${target}”是一个链接，指向报告文件夹之外`,
        });
      }
      expect(await resolveReportFile(folder, '内.pdf')).toMatchObject({ ok: true, path: '内.pdf' });
    },
  );
});
