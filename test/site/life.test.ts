import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = JSON.stringify({
  ...{ url: 'https://www.shili.gov.example.cn/', requiredReviews: 3 },
  ...{ pdf: false, word: false, single: false },
});
const READ = (by: string) =>
  ['一审', '二审', '三审']
    .map((round, at) => `\n  - 审次: ${round}\n    人: ${by}${at}\n    日期: 2024-03-0${at + 1}`)
    .join('');
const REVIEWS = READ('示例审稿人');

/** Of the play's main report, in the order in which they held, with the day from which on. */
const TEXTS: [day: string, sentence: string][] = [
  ['2024-03-10', '每年检查12次。'],
  ['2024-04-01', '每年检查15次。'],
  ['2025-02-01', '每年检查18次。'],
];
const write = (sentence: string) => `\n## 一、总则\n\n${sentence}\n\n示例单位应当保存记录。\n`;

it('a document lives by commands alone: every address ever published answers, every text is found as of its day', async () => {
  const root = await tempFolder();
  const at = (...names: string[]) => path.join(root, ...names);
  const put = (files: Record<string, string>) => writeTree(at('内容'), files);
  const page = (name: string) => readFile(at('网站', name), 'utf8');
  const build = (moment: string) =>
    runCommand('build', ['--content', '内容', '--output', '网站', '--at', moment], { cwd: root });
  /** Pages that were there after some build. */
  const addresses = new Set<string>();

  /** Where a reader gets to who opens an address, as a browser goes, without scripts. */
  const open = async (name: string): Promise<string> => {
    const html = await page(name);
    const [, target] = /<meta http-equiv="refresh" content="\d+; ?url=([^"]+)"/i.exec(html) ?? [];
    return target === undefined ? html : page(path.posix.join(path.posix.dirname(name), target));
  };
  const publish = async (moment: string) => {
    const { code, stdout } = await build(moment);
    expect(code, stdout).toBe(0);
    for (const { url, versions = [] } of JSON.parse(await page('catalog.json')).reports)
      for (const address of [url, ...versions.map((version: { url: string }) => version.url)])
        addresses.add(address);
    for (const address of addresses) expect(await open(address), address).toContain('<h1');
    return stdout;
  };
  /** The text that held on a day, by what the report's data says of its former texts. */
  const readAsOf = async (id: string, day: string) => {
    const { url, versions = [] } = JSON.parse(await page(`reports/${id}.json`));
    const then = versions.find(
      ({ from, until }: { from: string; until: string }) => from <= day && day < until,
    );
    return page(then?.url ?? url);
  };
  const expectTexts = async (id: string, texts: typeof TEXTS) => {
    for (const [day, sentence] of texts) expect(await readAsOf(id, day), day).toContain(sentence);
  };

  const fields: Record<string, string> = { 标题: '示例区示例管理办法', 发文字号: '示例规〔2024〕1号' };
  let id = '2024/banfa';
  const save = (sentence: string) =>
    put({
      [`reports/${id}/index.md`]: writeReport(
        { ...fields, 发布日期: null, 发布于: '2024-03-10 09:00' },
        write(sentence),
      ),
    });
  const [first, second, third] = TEXTS.map(([, sentence]) => sentence) as [string, string, string];
  await put({
    'site.json': SITE,
    'reports/2023/qita/index.md': writeReport({ 标题: '示例区示例局2023年度示例报告', 审核: REVIEWS }),
  });

  // Drafted, and then read by two of three: others are published meanwhile.
  fields.状态 = '草稿';
  await save(first);
  expect(await publish('2024-03-05 10:00')).toContain('草稿');
  expect(existsSync(at('网站/reports/2024/banfa.html'))).toBe(false);
  delete fields.状态;
  fields.审核 = REVIEWS.slice(0, REVIEWS.lastIndexOf('\n  - '));
  await save(first);
  expect(await publish('2024-03-11 10:00')).toContain('三审');
  expect(existsSync(at('网站/reports/2024/banfa.html'))).toBe(false);

  // Read by all, released on its day.
  fields.审核 = REVIEWS;
  await save(first);
  await publish('2024-03-10 08:59');
  expect(existsSync(at('网站/reports/2024/banfa.html'))).toBe(false);
  await publish('2024-03-10 09:00');
  await expectTexts(id, TEXTS.slice(0, 1));
  expect(await page('reports/2024/banfa.md')).not.toContain('示例审稿人');

  // Explained, on the other document's side.
  const relate = (relation: string, more = '') => `\n  - 关系: ${relation}\n    对象: ${id}${more}`;
  const EXPLAINS = '《示例区示例管理办法》的解读';
  await put({
    'reports/2024/jiedu/index.md': writeReport({
      标题: EXPLAINS,
      审核: REVIEWS,
      发布日期: '2024-03-20',
      关联: relate('解读', '\n    形式: 文字'),
    }),
  });
  await publish('2024-03-20 10:00');
  expect(await page('reports/2024/banfa.html')).toContain(EXPLAINS);

  // Corrected; the former text is kept by one command.
  const correct = async (sentence: string, reason: string, day: string) => {
    const file = at('内容/reports', id, 'index.md');
    const former = TEXTS[TEXTS.findIndex(([, text]) => text === sentence) - 1]?.[1] ?? '';
    await writeFile(file, (await readFile(file, 'utf8')).replace(former, sentence));
    const { code, stdout } = await runCommand(
      'revise',
      [id, '--content', '内容', '--output', '网站', '--reason', reason, '--date', day],
      { cwd: root },
    );
    expect(code, stdout).toBe(0);
  };
  await correct(second, '录入错误', '2024-04-01');
  await publish('2024-04-01 10:00');
  await expectTexts(id, TEXTS.slice(0, 2));

  // Amended by another.
  await put({
    'reports/2025/xiugai/index.md': writeReport({
      标题: '关于修改《示例区示例管理办法》的决定',
      审核: REVIEWS,
      发布日期: '2025-02-01',
      关联: relate('修改'),
    }),
  });
  const edit = async (change: (text: string) => string) => {
    const file = at('内容/reports', id, 'index.md');
    await writeFile(file, change(await readFile(file, 'utf8')));
  };
  await edit((text) => text.replace('\n---\n\n', '\n有效性: 已修改\n---\n\n'));
  await correct(third, '按2025年的决定修改', '2025-02-01');
  await publish('2025-02-01 10:00');
  await expectTexts(id, TEXTS);
  expect(await page('reports/2024/banfa.html')).toContain('关于修改《示例区示例管理办法》的决定');

  // Repealed.
  await put({
    'reports/2026/feizhi/index.md': writeReport({
      标题: '关于废止《示例区示例管理办法》的决定',
      审核: REVIEWS,
      发布日期: '2026-01-05',
      关联: relate('废止'),
    }),
  });
  await edit((text) =>
    text.replace(
      '有效性: 已修改',
      '有效性: 废止\n失效日期: 2026-01-05\n废止依据: 《关于废止〈示例区示例管理办法〉的决定》',
    ),
  );
  await publish('2026-01-05 10:00');
  expect(await page('reports/2024/banfa.html')).toContain('本文件已经废止');

  // Moved: refused until the old address is named, which the remedy gives to copy.
  await rename(at('内容/reports/2024/banfa'), at('内容/reports/2024/guanli-banfa'));
  for (const other of ['2024/jiedu', '2025/xiugai', '2026/feizhi']) {
    const file = at('内容/reports', other, 'index.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('2024/banfa', '2024/guanli-banfa'));
  }
  const refused = await build('2026-02-01 10:00');
  expect(refused.code).toBe(1);
  const [, remedy = ''] = /旧网址:\n +- (2024\/banfa)/.exec(refused.stdout) ?? [];
  expect(remedy, refused.stdout).toBe('2024/banfa');
  id = '2024/guanli-banfa';
  await edit((text) => text.replace('\n---\n\n', `\n旧网址:\n  - ${remedy}\n---\n\n`));
  await publish('2026-02-01 10:00');
  await expectTexts(id, TEXTS);
  expect(await open('reports/2024/banfa.html')).toContain(third);

  // Withdrawn: not listed any more, still there for whoever has the address.
  await edit((text) => text.replace('\n---\n\n', '\n撤回:\n  日期: 2026-03-01\n  原因: 示例原因\n---\n\n'));
  await publish('2026-03-01 10:00');
  await expectTexts(id, TEXTS);
  expect(await open('reports/2024/banfa.html')).toContain('示例原因');
  expect(await page('catalog.html')).not.toContain('guanli-banfa');

  // And with its text removed, which takes the former texts along: their addresses lead to the notice.
  await edit((text) => text.replace('原因: 示例原因', '原因: 示例原因\n  正文: 移除'));
  const last = await build('2026-03-02 10:00');
  expect(last.code, last.stdout).toBe(0);
  for (const address of addresses) {
    const html = await open(address);
    expect(html, address).toContain('<h1');
    for (const [, sentence] of TEXTS) expect(html, address).not.toContain(sentence);
  }
});
