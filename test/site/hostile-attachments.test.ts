import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeAttachedReport } from '../support/attached-report.ts';
import { createHostileFiles } from '../support/hostile-attachments.ts';
import { parseHtml, queryAll } from '../support/html.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

let html = '';
let said = '';
let output = '';

beforeAll(async () => {
  const content = await tempFolder();
  output = path.join(await tempFolder(), 'dist');
  await writeAttachedReport(content, createHostileFiles());
  const { code, stdout } = await runCommand('build', ['--content', content, '--output', output]);
  said = (await runCommand('check', ['--content', content])).stdout;
  expect(code, stdout).toBe(0);
  html = await readFile(path.join(output, 'reports/2021/shili.html'), 'utf8');
});

describe('attachments made to act', () => {
  it('are shown with their words, and nothing active comes into the page', () => {
    for (const words of [
      '标记的文字',
      '链接的文字',
      '公式的文字',
      '存下的结果',
      '脚本的文字',
      '单元格的文字',
    ]) {
      expect(html).toContain(words);
    }
    const document = parseHtml(html);
    // Texts are escaped: what looks like a tag is one.
    const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.filter((tag) => /\son\w+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
    expect(tags.filter((tag) => /(?:src|href)="\s*(?:javascript|vbscript|data):/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => tag.includes('evil'))).toEqual([]);
    expect(queryAll(document, 'iframe')).toEqual([]);
    // What programs read of the page is no script that runs.
    expect(queryAll(document, 'script[src]').length).toBe(2);
    expect(queryAll(document, 'script:not([src], [type="application/ld+json"])')).toEqual([]);
    expect(html).not.toMatch(/宏的文字/);
  });

  it('cannot turn the reading order of the page round: marks of direction are shown as what they are', async () => {
    const marks = /[\u202a-\u202e\u2066-\u2069\ufffe]/u;
    expect(html).not.toMatch(marks);
    const named = (words: string) => html.replace(/<[^>]*>/g, '').includes(words);
    expect(
      [
        '方向［U+202E］的文字',
        '［U+2066］\ufffd',
        '方［U+202E］向',
        '方向［U+202D］的单元格',
        '方向［U+202E］的段落',
        '方向［U+202E］的文本',
      ].map(named),
    ).toEqual([true, true, true, true, true, true]);
    // Words are found as if the marks were not there.
    const searched = await readFile(path.join(output, 'reports/2021/shili.json'), 'utf8');
    expect(searched).not.toMatch(marks);
    for (const words of ['方向的文字', '方向的单元格', '方向的段落', '方向的文本'])
      expect(searched).toContain(words);
  });

  it('stay downloads, and what cannot be shown is told with a remedy, by check as well', async () => {
    for (const name of Object.keys(createHostileFiles())) {
      expect(html).toContain(`download="${name}"`);
      await readFile(path.join(output, 'reports/2021/shili/attachments', name));
    }
    expect(said).toContain('“宏.docx”的内容显示不了：Word 文件里有宏');
    expect(said).toContain('“坏.xlsx”的内容显示不了');
    expect(said).toMatch(/attachments\/宏\.docx:1:1 {2}提醒[\s\S]*?改法：[^\n]*再替换它/);
  });
});
