import { describe, expect, it } from 'vitest';
import { createPortalLoader, loadPortal } from '../../../src/load/load-portal-fs.ts';
import { PROJECT } from '../../support/contents.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

/** GBK of 写法,应为,级别 / 新近展,新进展,提醒: as Excel in China saves it. */
const GBK = Buffer.from('d0b4b7a82cd3a6ceaa2cbcb6b1f00d0ad0c2bdfcd5b92cd0c2bdf8d5b92ccce1d0d10d0a', 'hex');
const UTF8 = '\uFEFF写法,应为,级别\r\n新近展,新进展,提醒\r\n';

const REPORT = { 'reports/2021/a/index.md': writeReport({}, '\n取得新近展。\n') };

const load = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const content = await writeTree(await tempFolder(), { ...REPORT, ...files });
  const { diagnostics } = await loadPortal({ project: PROJECT, content, label: '内容', mode: 'check' });
  return diagnostics
    .filter(({ rule }) => rule.startsWith('word-list'))
    .map(({ file, line, column, level, message }) => `${file}:${line}:${column} ${level} ${message}`);
};

const FOUND =
  '内容/reports/2021/a/index.md:10:3 warning 「取得新近展。」里的“新近展”，用词表写的是“新进展”（用词.csv 第 2 行）';

describe('用词.csv of a content folder', () => {
  it.each([
    ['UTF-8 with a mark', UTF8],
    ['GBK', GBK],
    ['UTF-16', Buffer.from(UTF8, 'utf16le')],
  ])('is read in %s', async (_encoding, list) => {
    expect(await load({ '用词.csv': list })).toEqual([FOUND]);
  });

  it('is looked for under any spelling of its name, and a workbook is told', async () => {
    expect(await load({ '用词.CSV': UTF8 })).toEqual([FOUND]);
    expect(await load({ '用词.xlsx': 'PK' })).toEqual([
      '内容/用词.xlsx:1:1 warning “用词.xlsx”不起作用：用词表要存成 CSV',
    ]);
    expect(await load({})).toEqual([]);
  });

  it('that cannot be read is an error, since what it forbids would be published', async () => {
    expect(await load({ '用词.csv': '' })).toEqual([
      '内容/用词.csv:1:1 error 用词表的第一行不是表头，写的是：（空）',
    ]);
    expect(await load({ '用词.csv': Buffer.from([0, 1, 2]) })).toEqual([
      expect.stringContaining('内容/用词.csv:1:1 error'),
    ]);
  });

  it('holds for settings, columns and fixed pages', async () => {
    const site = {
      name: '新近展网',
      marks: [{ name: '新近展' }],
      columns: [{ name: '甲', reports: { 体裁: '报告' }, children: [{ name: '新近展栏' }] }],
    };
    const found = await load({
      '用词.csv': UTF8,
      'site.json': JSON.stringify(site, null, 1),
      'pages/a.md': '---\n标题: 甲\n---\n\n有新近展。\n',
    });
    expect(found.map((one) => one.replace(/ warning.*/, ''))).toEqual([
      '内容/site.json:2:10',
      '内容/site.json:5:12',
      '内容/site.json:16:14',
      '内容/reports/2021/a/index.md:10:3',
      '内容/pages/a.md:5:2',
    ]);
  });

  it('stops a build for what is an error, and the next load sees the list as it is then', async () => {
    const content = await writeTree(await tempFolder(), {
      ...REPORT,
      '用词.csv': UTF8.replace('提醒', '错误'),
    });
    const loader = createPortalLoader({ project: PROJECT, content, label: '内容', mode: 'preview' });
    expect((await loader.load()).portal).toBeUndefined();
    await writeTree(content, { '用词.csv': UTF8.replace('新近展', '别的词') });
    expect((await loader.load({ paths: [`${content}/用词.csv`] })).portal).toBeDefined();
  });
});
