import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

/** Commands alone: what an editor types between the first draft and the day when a document is taken back. */

const SITE = JSON.stringify({
  ...{ url: 'https://www.shili.gov.example.cn/', pdf: false, word: false, single: false },
  requiredReviews: 3,
});
const ROUNDS = ['一审', '二审', '三审'] as const;
const review = (count: number) =>
  ROUNDS.slice(0, count)
    .map((round, index) => `\n  - 审次: ${round}\n    人: 示例审稿${index}\n    日期: 2022-02-0${index + 1}`)
    .join('');
const READ = review(3);
const BODY = '\n第一条　办理期限为30日。\n\n第二条　本办法自公布之日起施行。\n';

let root = '';
/** Addresses of reports' pages, and of their former texts, that some build has published. */
const published = new Set<string>();
/** What the main document said, by the day from which on. */
const texts: [day: string, sentence: string][] = [];
const file = (id: string) => path.join(root, '内容/reports', id, 'index.md');
const page = (id: string) => readFile(path.join(root, `网站/reports/${id}.html`), 'utf8');

const write = (id: string, fields: Parameters<typeof writeReport>[0], body = BODY) =>
  writeTree(path.join(root, '内容'), { [`reports/${id}/index.md`]: writeReport(fields, body) });
const add = async (id: string, lines: string) => {
  const text = await readFile(file(id), 'utf8');
  await writeFile(file(id), text.replace('\n---\n', `\n${lines}\n---\n`));
};

async function build(day: string) {
  const { code, stdout } = await runCommand(
    'build',
    ['--content', '内容', '--output', '网站', '--at', `${day} 09:00`],
    { cwd: root },
  );
  return { code, stdout };
}

interface Published {
  url: string;
  versions?: { url: string; from: string; until: string }[];
}

/** Where a browser gets to without scripts. */
async function open(url: string): Promise<string> {
  const html = await readFile(path.join(root, '网站', decodeURIComponent(url)), 'utf8');
  const target = /<meta http-equiv="refresh" content="0; ?url=([^"]+)"/.exec(html)?.[1];
  return target === undefined ? html : open(path.posix.join(path.posix.dirname(url), target));
}

/** Every address that was published leads to a document, and every text is found as of its day. */
async function expectAnswers(day: string) {
  const { code, stdout } = await build(day);
  expect(code, stdout).toBe(0);
  const { reports } = JSON.parse(await readFile(path.join(root, '网站/catalog.json'), 'utf8')) as {
    reports: Published[];
  };
  for (const { url, versions = [] } of reports)
    for (const address of [url, ...versions.map((version) => version.url)]) published.add(address);
  for (const url of published) expect(await open(url), url).toMatch(/<h1[^>]*>[^<]*示例/);
  const own = reports.find(({ url }) => url.endsWith('banfa.html'));
  for (const [from, sentence] of texts) {
    const former = own?.versions?.find((version) => version.from <= from && from < version.until);
    expect(await open(former?.url ?? own?.url ?? ''), from).toContain(sentence);
  }
  return { stdout, ids: reports.map(({ url }) => url) };
}

beforeAll(async () => {
  root = await tempFolder();
  await writeTree(path.join(root, '内容'), { 'site.json': SITE });
  await write('2021/jiu', { 标题: '示例区旧办法', 审核: READ, 发布日期: '2022-02-01' });
});

// In the order of its life: each step builds on the one before.
it('a draft is not there, and stops nothing', async () => {
  await write('2022/banfa', { 标题: '示例区办法', 状态: '草稿', 体裁: null });
  const { ids, stdout } = await expectAnswers('2022-02-10');
  expect(ids).toEqual(['reports/2021/jiu.html']);
  expect(stdout).toContain('还是草稿，不放进网站');
});

it('is read three times, and waits for its day', async () => {
  for (const [count, missing] of [
    [0, '缺一审、二审、三审'],
    [2, '缺三审'],
  ] as const) {
    await write('2022/banfa', { 标题: '示例区办法', 发布日期: null, 审核: review(count) });
    await add('2022/banfa', '发布日期: 2022-02-10');
    expect((await build('2022-02-10')).stdout).toContain(missing);
  }
  await write('2022/banfa', { 标题: '示例区办法', 发布日期: null, 发布于: '2022-02-14 10:00', 审核: READ });
  expect((await expectAnswers('2022-02-14')).ids).toEqual(['reports/2021/jiu.html']);
});

it('is released on its day', async () => {
  texts.push(['2022-02-14', '30日']);
  const { ids } = await expectAnswers('2022-02-15');
  expect(ids).toContain('reports/2022/banfa.html');
  const html = await page('2022/banfa');
  expect(html).toContain('2022-02-14 10:00');
  expect(html).not.toContain('示例审稿');
});

it('is explained', async () => {
  await write('2022/jiedu', {
    ...{ 标题: '示例区办法解读', 审核: READ, 发布日期: '2022-02-16' },
    关联: '\n  - 关系: 解读\n    对象: 2022/banfa\n    形式: 文字',
  });
  await expectAnswers('2022-02-16');
  expect(await page('2022/banfa')).toContain('示例区办法解读');
});

it('is corrected: its former text stays to be read', async () => {
  const text = await readFile(file('2022/banfa'), 'utf8');
  await writeFile(file('2022/banfa'), text.replace('30日', '20日'));
  const revised = await runCommand(
    'revise',
    ['2022/banfa', '--reason', '原文笔误', '--date', '2022-03-01', '--content', '内容', '--output', '网站'],
    { cwd: root },
  );
  expect(revised.code, revised.stdout + revised.stderr).toBe(0);
  texts.push(['2022-03-01', '20日']);
  await expectAnswers('2022-03-01');
  expect(await page('2022/banfa/versions/2022-02-14')).toContain('30日');
});

it('is amended, and repealed by another', async () => {
  await write('2022/xiugai', {
    ...{ 标题: '示例区关于修改办法的决定', 审核: READ, 发布日期: '2022-04-01' },
    关联: '\n  - 关系: 修改\n    对象: 2022/banfa',
  });
  await expectAnswers('2022-04-01');
  expect(await page('2022/banfa')).toContain('示例区关于修改办法的决定');
  await write('2022/feizhi', {
    ...{ 标题: '示例区关于废止办法的决定', 审核: READ, 发布日期: '2022-05-01' },
    关联: '\n  - 关系: 废止\n    对象: 2022/banfa',
  });
  await add('2022/banfa', '有效性: 废止');
  await expectAnswers('2022-05-01');
  expect(await page('2022/banfa')).toMatch(/本文件已经废止/);
});

it('moves: the build stops until its old address is written down', async () => {
  await rename(path.dirname(file('2022/banfa')), path.join(root, '内容/reports/2022/xin-banfa'));
  for (const id of ['2022/jiedu', '2022/xiugai', '2022/feizhi'])
    await writeFile(file(id), (await readFile(file(id), 'utf8')).replace('2022/banfa', '2022/xin-banfa'));
  const refused = await build('2022-06-01');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('2022/xin-banfa 的正文与它一字不差');
  await add('2022/xin-banfa', '旧网址:\n  - 2022/banfa');
  await expectAnswers('2022-06-01');
  expect(await page('2022/banfa')).toContain('xin-banfa.html');
  expect(await page('2022/xin-banfa/versions/2022-02-14')).toContain('30日');
  // Nor may the old address be forgotten.
  const text = await readFile(file('2022/xin-banfa'), 'utf8');
  await writeFile(file('2022/xin-banfa'), text.replace('旧网址:\n  - 2022/banfa\n', ''));
  expect((await build('2022-06-01')).stdout).toContain('规则：address-gone');
  await writeFile(file('2022/xin-banfa'), text);
});

it('is withdrawn: a notice at its address, and in no list', async () => {
  await add('2022/xin-banfa', '撤回:\n  日期: 2022-07-01\n  原因: 数据有误');
  await expectAnswers('2022-07-01');
  expect(await page('2022/xin-banfa')).toContain('撤回');
  expect(await readFile(path.join(root, '网站/catalog.html'), 'utf8')).not.toContain('xin-banfa.html');
  expect(await page('2022/banfa')).toContain('xin-banfa.html');
});

it('is withdrawn with its text: whatever was published of it leads to the notice', async () => {
  const text = await readFile(file('2022/xin-banfa'), 'utf8');
  await writeFile(file('2022/xin-banfa'), text.replace('原因: 数据有误', '原因: 数据有误\n  正文: 移除'));
  texts.length = 0;
  const { stdout } = await expectAnswers('2022-08-01');
  expect(stdout).toContain('正文已移除');
  // What the editor meant is no silent edit, which would have to be told.
  expect(stdout).not.toContain('没有写进“修订”');
  const addresses = [...published].filter((url) => url.includes('banfa'));
  expect(addresses.length).toBeGreaterThan(3);
  for (const url of addresses) {
    expect(await open(url), url).toContain('数据有误');
    expect(await open(url), url).not.toMatch(/[23]0日/);
  }
  // Nor does what leads to the notice keep the next build from being made.
  await expectAnswers('2022-08-02');
});

it('comes back with its text, its former text and its old addresses', async () => {
  const text = await readFile(file('2022/xin-banfa'), 'utf8');
  await writeFile(file('2022/xin-banfa'), text.replace(/撤回:\n( {2}.+\n)+/, ''));
  await expectAnswers('2022-09-01');
  expect(await page('2022/xin-banfa')).toContain('20日');
  expect(await page('2022/xin-banfa/versions/2022-02-14')).toContain('30日');
});
