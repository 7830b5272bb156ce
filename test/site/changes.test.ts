import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface ChangeList {
  generator: string;
  from: string | null;
  to: string;
  added: string[];
  changed: string[];
  removed: string[];
}

let root = '';
let content = '';
let list = '';

const REPORT = 'reports/2020/shili/index.md';
const build = (...args: string[]) =>
  runCommand('build', ['--content', '内容', '--output', '网站', ...args], { cwd: root });
const readList = () => JSON.parse(readFileSync(list, 'utf8')) as ChangeList;
const counts = ({ added, changed, removed }: ChangeList) => [added.length, changed.length, removed.length];
const edit = async (from: string, to: string) => {
  const file = path.join(content, REPORT);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
};

beforeAll(async () => {
  root = await tempFolder();
  content = path.join(root, '内容');
  list = path.join(root, '网站.changes.json');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
});

// In the order of an editor's day: each builds on the one before.
describe('what changed since the last build', () => {
  it('is everything at first, in a file beside the output', async () => {
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toContain('第一次生成，没有上一次可以比较。\n  清单：网站.changes.json');
    const { generator, from, added, changed, removed } = readList();
    expect({ generator, from, changed, removed }).toEqual({
      generator: 'gongbao',
      from: null,
      changed: [],
      removed: [],
    });
    const files = await hashTree(path.join(root, '网站'));
    expect(added.map(decodeURIComponent).sort()).toEqual([...files.keys()].sort());
  });

  it('is nothing when nothing was touched: the lists are empty, no file has another byte', async () => {
    const before = await hashTree(path.join(root, '网站'));
    const { stdout } = await build();
    expect(stdout).toContain('与上一次生成的相比，没有变化。');
    expect(counts(readList())).toEqual([0, 0, 0]);
    expect(readList().from).toBe(readList().to);
    expect(await hashTree(path.join(root, '网站'))).toEqual(before);
  });

  it('leaves what stays the same as it was, and makes again what somebody changed or lost in the output', async () => {
    const at = (name: string) => path.join(root, '网站', name);
    const before = await hashTree(path.join(root, '网站'));
    const stamp = statSync(at('reports/2020/shili.html')).mtimeMs;
    await writeFile(at('reports/2021/shili.html'), '<p>示例</p>');
    await rm(at('reports/2021/shili.json'));
    await build();
    expect(await hashTree(path.join(root, '网站'))).toEqual(before);
    expect(statSync(at('reports/2020/shili.html')).mtimeMs).toBe(stamp);
  });

  it('is the section of an edited sentence, with a warning without 修订, and only pages that show it', async () => {
    const { to: last } = readList();
    await cp(path.join(root, '网站'), path.join(root, '已发布'), { recursive: true });
    await edit('示例监管有待加强', '示例监管能力有待加强');
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toContain('示例区示例局2020年度法治政府建设情况报告：第二节加 2 字\n');
    expect(stdout).toMatch(
      /内容\/reports\/2020\/shili\/index\.md:1:1 {2}提醒 {2}文字与上一次生成的不同.*第二节加 2 字/,
    );
    expect(stdout).toContain('npm run revise -- 2020/shili --content 内容 --output 网站 --reason ""');
    const changes = readList();
    expect(changes.from).toBe(last);
    expect(changes.changed).toContain('reports/2020/shili.html');
    const pages = changes.changed.filter(
      (file) => file.startsWith('reports/') && !file.includes('2020/shili'),
    );
    expect(pages).toEqual([]);
  });

  it('can be taken against the copy that was published: builds in between do not hide an edit', async () => {
    const { stdout } = await build('--since', '已发布');
    expect(stdout).toContain('第二节加 2 字');
    expect(stdout).toContain('规则：correction-missing');
    expect(readList().changed).toContain('reports/2020/shili.html');
    const wrong = await build('--since', '内容');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain('“内容”不是公报生成的网站，不能与它比较');
  });

  it('has no warning once 修订 says it', async () => {
    await edit('\n---\n', '\n修订:\n  - 日期: 2022-03-01\n    内容: 第二部分补字\n    原因: 笔误\n---\n');
    const { stdout } = await build('--since', '已发布');
    expect(stdout).toContain('第二节加 2 字；修订记录加 1 条');
    expect(stdout).not.toContain('correction-missing');
  });

  it('is the layout where a setting changed, told apart from content', async () => {
    await build();
    const site = JSON.parse(await readFile(path.join(content, 'site.json'), 'utf8')) as object;
    await writeFile(path.join(content, 'site.json'), JSON.stringify({ ...site, icp: '示例备00000000号' }));
    const { stdout } = await build();
    expect(stdout).toMatch(/版式或设置有变化：\d\d 个网页的内容没变，样子变了/);
    expect(stdout).not.toMatch(/篇只是相关文章|年度报告：/);
  });

  it('leaves links to neighbours to themselves', async () => {
    const report = await readFile(path.join(content, REPORT), 'utf8');
    await mkdir(path.join(content, 'reports/2020/xin'));
    await writeFile(
      path.join(content, 'reports/2020/xin/index.md'),
      report.replace(/^标题: .*$/m, '标题: 示例区2020年新增报告').replace(/^修订:[\s\S]*?(?=\n---)/m, ''),
    );
    const { stdout } = await build();
    expect(stdout).toMatch(/ {2}新增：/);
    expect(stdout).toMatch(/另有 \d 篇只是相关文章、上一篇或下一篇不同/);
    expect(stdout).not.toContain('版式或设置');
    expect(readList().added).toContain('reports/2020/xin.html');
  });

  it('is not touched by a build that fails', async () => {
    const before = readFileSync(list, 'utf8');
    await edit('公开类别: 主动公开', '公开类别: 不予公开');
    expect((await build()).code).toBe(1);
    expect(readFileSync(list, 'utf8')).toBe(before);
    await edit('公开类别: 不予公开', '公开类别: 主动公开');
  });

  it('tells of a damaged last output what it can, and publishes', async () => {
    await rm(path.join(root, '网站/reports/2020/shili.json'));
    await writeFile(path.join(root, '网站/about.html'), '');
    await edit('示例监管能力', '示例监管的能力');
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toContain('有改动，上一次的文字读不出来，不能细说');
    expect(readList().added).toContain('reports/2020/shili.json');
    expect(readList().changed).toContain('about.html');
  });

  it('never replaces a file of somebody else’s: the site is published, and the person told', async () => {
    await writeFile(list, '别人的文件');
    await edit('示例监管的能力', '示例监管能力');
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toContain('网站已经生成，只是变化的清单没有写成');
    expect(stdout).toContain('完成：5 篇报告');
    expect(readFileSync(list, 'utf8')).toBe('别人的文件');
    await rm(list);
    await mkdir(list);
    expect((await build()).code).toBe(0);
    await rm(list, { recursive: true });
    expect((await build()).code).toBe(0);
    expect(existsSync(list)).toBe(true);
  });
});
