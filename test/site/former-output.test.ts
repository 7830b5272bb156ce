import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = JSON.stringify({
  ...{ url: 'https://www.shili.gov.example.cn/', pdf: false, word: false, single: false },
});
const REVIEW = '\n  - 审次: 一审\n    人: 示例审稿人\n    日期: 2022-02-10';

let root = '';
const at = (...names: string[]) => path.join(root, ...names);
const run = (command: string, ...args: string[]) =>
  runCommand(command, ['--content', '内容', ...args], { cwd: root });
const build = (...args: string[]) => run('build', '--output', '网站', '--at', '2022-03-01 09:00', ...args);
const write = (id: string, fields: Parameters<typeof writeReport>[0], body?: string) =>
  writeTree(at('内容'), { [`reports/${id}/index.md`]: writeReport(fields, body) });

beforeEach(async () => {
  root = await tempFolder();
  await writeTree(at('内容'), { 'site.json': SITE });
  await write('2021/jia', { 标题: '示例甲', 审核: REVIEW }, '\n甲的正文，办理12件。\n');
  await write('2021/yi', { 标题: '示例乙' }, '\n乙的正文。\n');
});

describe('a build against what was published before', () => {
  it('says the first time what it could not compare, and nothing more of it later', async () => {
    const first = await build();
    expect(first.code, first.stdout).toBe(0);
    expect(first.stdout).toContain('发布日期有没有改、有没有少，没有核对');
    expect((await build()).stdout).not.toContain('没有核对');
  });

  it('stops at a day of publication that changed, until 修订 says why', async () => {
    await build();
    const before = await hashTree(at('网站'));
    await write('2021/yi', { 标题: '示例乙', 发布日期: '2022-02-15' }, '\n乙的正文。\n');
    const refused = await build();
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('发布日期改了：上一次公布的是 2022-02-14，现在是 2022-02-15');
    expect(refused.stdout).toContain('没有生成');
    expect(await hashTree(at('网站'))).toEqual(before);
    // `--overwrite` is for another portal.
    expect((await build('--overwrite')).code).toBe(1);

    const [, entry = ''] = /(修订:\n(?: {6,}.*\n){3})/.exec(refused.stdout) ?? [];
    const lines = entry.replace(/^ {4}/gm, '').trimEnd();
    const file = at('内容/reports/2021/yi/index.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('\n---\n', `\n${lines} 录入错误\n---\n`));
    const passed = await build();
    expect(passed.code, passed.stdout).toBe(0);
    expect(await readFile(at('网站/reports/2021/yi.html'), 'utf8')).toContain('更正为 2022-02-15');
  });

  it('stops at a report that is gone, and at one that became a draft', async () => {
    await build();
    await rename(at('内容/reports/2021/yi'), at('yi'));
    const gone = await build();
    expect(gone.code).toBe(1);
    expect(gone.stdout).toContain('《示例乙》（2021/yi）上一次的网站里有，这一次没有');
    for (const way of ['放回来', '撤回', '旧网址']) expect(gone.stdout).toContain(way);
    await rename(at('yi'), at('内容/reports/2021/yi'));
    await write('2021/yi', { 标题: '示例乙', 状态: '草稿' }, '\n乙的正文。\n');
    const draft = await build();
    expect(draft.code).toBe(1);
    expect(draft.stdout).toContain('《示例乙》已经公布过，现在还是草稿：它的网页会消失');
  });

  it('knows a folder of another name by its text, and its line makes the build pass', async () => {
    await build();
    await rename(at('内容/reports/2021/yi'), at('内容/reports/2021/xin'));
    const refused = await build();
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('2021/xin 的正文与它一字不差');
    expect(refused.stdout).toContain('\n      旧网址:\n        - 2021/yi\n');
    await write('2021/xin', { 标题: '示例乙', 旧网址: '\n  - 2021/yi' }, '\n乙的正文。\n');
    const passed = await build();
    expect(passed.code, passed.stdout).toBe(0);
    expect(passed.stdout).not.toContain('补录');
  });

  it('tells a report that comes late', async () => {
    await build();
    await write('2019/bing', { 标题: '示例丙', 发布日期: '2019-05-01' }, '\n丙。\n');
    const { code, stdout } = await build();
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('补录：上一次的网站里没有这一篇，发布日期却是 2019-05-01');
  });

  it('takes the copy that is named, also in a check', async () => {
    await build();
    await cp(at('网站'), at('已公布'), { recursive: true });
    await rm(at('网站'), { recursive: true });
    await write('2021/yi', { 标题: '示例乙', 发布日期: '2022-02-13' }, '\n乙的正文。\n');
    expect((await build('--since', '已公布')).code).toBe(1);
    expect((await run('check')).code).toBe(0);
    const checked = await run('check', '--since', '已公布');
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain('规则：date-changed');
    const wrong = await run('check', '--since', '内容');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain('“内容”不是公报生成的网站');
  });

  it('says that it compared nothing where another portal was replaced', async () => {
    await build();
    await rm(at('内容/reports'), { recursive: true });
    await write('2020/ding', { 标题: '示例丁' }, '\n丁。\n');
    const refused = await build();
    expect(refused.code).toBe(1);
    expect(refused.stdout).not.toContain('report-gone');
    const checked = await run('check', '--since', '网站');
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('这里是另一个网站')]);
    const replaced = await build('--overwrite');
    expect(replaced.code, replaced.stdout).toBe(0);
    expect(replaced.stdout).toMatch(/^网站\/catalog\.json:1:1 {2}提醒 {2}这里是另一个网站/m);
    expect(replaced.stdout).toContain('没有核对');
  });

  it('tells of a catalogue that is damaged, and publishes', async () => {
    await build();
    const file = at('网站/catalog.json');
    const catalog = JSON.parse(await readFile(file, 'utf8')) as { reports: unknown[] };
    await writeFile(file, JSON.stringify({ ...catalog, reports: [catalog.reports[0], 7] }));
    const { code, stdout } = await build();
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('网站/catalog.json:1:1  提醒  上一次的网站的目录有 1 篇报告读不出来');
  });
});

describe('the moment of a build', () => {
  it('decides what is published, and stands in no file; no reader is named in one', async () => {
    await write('2022/ding', { 标题: '示例丁', 发布日期: null, 发布于: '2022-03-01 10:00' }, '\n丁。\n');
    const before = await build();
    expect(before.stdout).toContain('定于 2022-03-01 10:00 发布（现在是 2022-03-01 09:00），不放进网站');
    expect(before.stdout).toContain('完成：2 篇报告（另有 1 篇没有放进去）');
    const files = await hashTree(at('网站'));
    await rm(at('网站'), { recursive: true });
    await run('build', '--output', '网站', '--at', '2022-02-28');
    expect(await hashTree(at('网站'))).toEqual(files);
    for (const name of files.keys()) {
      const text = await readFile(at('网站', name), 'utf8');
      expect(text, name).not.toMatch(/2022-03-01|示例审稿人|示例丁/);
    }
    const after = await run('build', '--output', '网站', '--at', '2022-03-01 10:00');
    expect(after.stdout).toContain('完成：3 篇报告，');
    expect(await readFile(at('网站/reports/2022/ding.html'), 'utf8')).toContain('2022-03-01 10:00');
  });

  it('is refused where it is none', async () => {
    for (const [wrong, why] of [
      ['明天', '不是“年-月-日”形式的日期'],
      ['2022-02-30', '2022 年 2 月没有 30 日'],
      ['2022-03-01 24:00', '时间“24:00”不存在'],
    ] as const) {
      const { code, stderr } = await run('check', '--at', wrong);
      expect(code).toBe(2);
      expect(stderr).toContain(`时间“${wrong}”不对：${why}。写成`);
      expect(stderr).toContain('--at "2022-03-01 09:00"');
    }
  });
});
