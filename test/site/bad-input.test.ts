import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleSite } from '../support/built-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

let root = '';
let site = '';
let good: Map<string, string>;
let folders = 0;

const REPORT = writeReport({ 标题: '示例报告' }, '\n示例正文。\n');

/** A content folder with the files given, under a name of its own. */
function writeContent(files: Record<string, string | Uint8Array>): Promise<string> {
  folders += 1;
  return writeTree(path.join(root, `内容${folders}`), files);
}

const build = (...args: string[]) => runCommand('build', [...args, '--output', site], { cwd: root });

beforeAll(async () => {
  root = await tempFolder();
  site = path.join(root, 'dist');
  await cp(await exampleSite(), site, { recursive: true });
  good = await hashTree(site);
});

describe('bad input stops the build with exit code 1, says where and what to do, and leaves the old site as it is', () => {
  const attached = (id: string, file: string, data: string) => ({
    [`reports/2021/${id}/index.md`]: REPORT,
    [`reports/2021/${id}/attachments/${file}`]: data,
  });

  const cases: [string, Record<string, string | Uint8Array>, RegExp[]][] = [
    [
      'faults of all kinds in several files, all told at once',
      {
        'reports/2021/a/index.md': REPORT.replace('发布日期: 2022-02-14', '发布日期: 2022年2月'),
        'reports/2021/b/index.md': REPORT.replace('机构名称: 示例区示例局\n', ''),
        'reports/2021/c/index.md': REPORT.replace('科技、教育', '教育科技类'),
        'reports/2021/d/index.md': '',
        'reports/2021/e/index.md': REPORT.replace('\n---\n\n示例', '\n\n示例'),
        ...attached('f', '有.txt', '示例'),
        'reports/2021/f/index.md': writeReport({ 附件: '[../秘密.pdf, 没有.pdf]' }),
        'reports/2021/秘密.pdf': '%PDF-1.4',
        ...attached('g', '表.pdf', 'MZ\u0000\u0001'),
        ...attached('h', '页.html', '<script>alert(1)</script>'),
        'reports/2021/i/index.md': writeReport(
          {},
          '![](attachments/图.png)\n\n见[表](attachments/没有.xlsx)。',
        ),
      },
      [
        /\/a\/index\.md:4:7 {2}错误 {2}发布日期写成“2022年2月”，缺少日\n {2}改法：查看原件/,
        /\/b\/index\.md:1:1 {2}错误 {2}缺少必填字段“机构名称”/,
        /\/c\/index\.md:6:7 {2}错误 {2}主题分类“教育科技类”不在可选的值里\n {2}改法：可能是“科技、教育”/,
        /\/d\/index\.md:1:1 {2}错误 {2}文件是空的/,
        /\/e\/index\.md:1:1 {2}错误 {2}.*却没有结束的“---”/,
        /\/f\/index\.md:8:6 {2}错误/,
        /\/f\/index\.md:8:\d+ {2}错误.*没有\.pdf/,
        /\/g\/attachments\/表\.pdf:1:1 {2}错误/,
        /\/h\/attachments\/页\.html:1:1 {2}错误/,
        /\/i\/index\.md:9:\d+ {2}错误/,
        /\/i\/index\.md:11:\d+ {2}错误/,
        /共 \d+ 处错误、\d+ 处提醒（检查 9 篇）/,
      ],
    ],
    [
      '不予公开, in one file of several',
      {
        'reports/2021/a/index.md': REPORT.replace('主动公开', '不予公开'),
        'reports/2021/b/index.md': writeReport({ 标题: '示例乙' }),
      },
      [/index\.md:7:7 {2}错误 {2}公开类别是“不予公开”，这篇报告不能发布/, /规则：disclosure-refused/],
    ],
    [
      'no report at all: most likely the wrong folder',
      { 'reports/说明.txt': '示例' },
      [/错误 {2}一篇报告也没有找到/],
    ],
  ];

  it.each(cases)('%s', async (_name, files, messages) => {
    const result = await build('--content', await writeContent(files));
    for (const message of messages) expect(result.stdout).toMatch(message);
    expect(result.stdout).toContain('没有生成：先改正上面的错误。原有页面未改动。');
    expect(result.code).toBe(1);
    expect(await hashTree(site)).toEqual(good);
  });

  it('more faults in one text than a function takes arguments, and those of another all the same', async () => {
    const links = '[表](没有.pdf)'.repeat(130_000);
    const result = await build(
      '--content',
      await writeContent({
        'reports/2021/a/index.md': REPORT.replace('示例正文。', links),
        'reports/2021/b/index.md': REPORT.replace('机构名称: 示例区示例局\n', ''),
      }),
    );
    expect(result.stdout).toMatch(/\/b\/index\.md:1:1 {2}错误 {2}缺少必填字段“机构名称”/);
    expect(result.stdout).toMatch(/共 130001 处错误、\d+ 处提醒（检查 2 篇）/);
    expect(result.code).toBe(1);
  });

  it('a content folder that does not exist', async () => {
    const result = await build('--content', '没有这个文件夹');
    expect(result.stdout).toContain('没有这个文件夹:1:1  错误  没有内容文件夹“没有这个文件夹”');
    expect(result.code).toBe(1);
    expect(await hashTree(site)).toEqual(good);
  });

  it('an output folder that holds something else is not replaced', async () => {
    const precious = path.join(root, '我的文档');
    await mkdir(precious);
    await writeFile(path.join(precious, '论文.txt'), '不能丢');
    const args = ['--content', EXAMPLE_CONTENT, '--output', precious];
    const result = await runCommand('build', args, { cwd: root });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('我的文档');
    expect(await readFile(path.join(precious, '论文.txt'), 'utf8')).toBe('不能丢');
  });
});

describe('hostile and unusual input that is accepted', () => {
  it('a title, a name and a text full of markup become text', async () => {
    const title = '<script>alert(1)</script>"\'&{{ 7*7 }}{% raw %}';
    const content = await writeContent({
      'reports/2021/a/index.md': REPORT.replace('标题: 示例报告', `标题: '${title.replaceAll("'", "''")}'`)
        .replace('机构名称: 示例区示例局', '机构名称: "</title><img src=x onerror=alert(1)>"')
        .replace(
          '示例正文。',
          '<img src=x onerror=alert(1)> {{ portal.site.name }} [点我](https://example.org/"onmouseover="alert(1))',
        ),
    });
    const output = path.join(root, 'hostile');
    const result = await runCommand('build', ['--content', content, '--output', output], { cwd: root });
    expect(result.code).toBe(0);
    const page = await readFile(path.join(output, 'reports/2021/a.html'), 'utf8');
    const html = page.replaceAll('<wbr>', '');
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;{{ 7*7 }}{% raw %}</h1>");
    // The code of the page's address is a picture, too.
    expect(html).not.toMatch(/<script>|<img src=x|onmouseover="/);
    expect(html).toContain('{{ portal.site.name }}');
    const catalog = JSON.parse(await readFile(path.join(output, 'catalog.json'), 'utf8')) as {
      reports: { title: string }[];
    };
    expect(catalog.reports[0]?.title).toBe(title);
  });

  it('a report of 60,000 characters', async () => {
    const sentence = '示例局按照示例区的部署扎实推进示例工作，取得了示例成效。';
    const body = Array.from(
      { length: 100 },
      (_, index) => `## ${index + 1}. 示例\n\n${sentence.repeat(21)}`,
    ).join('\n\n');
    const content = await writeContent({ 'reports/2021/a/index.md': REPORT.replace('示例正文。', body) });
    const output = path.join(root, 'long');
    expect((await runCommand('build', ['--content', content, '--output', output], { cwd: root })).code).toBe(
      0,
    );
    const text = await readFile(path.join(output, 'reports/2021/a.txt'), 'utf8');
    expect(text.split(sentence)).toHaveLength(2101);
  });
});

describe('a wrong call', () => {
  it('ends with exit code 2 and names the way to the help', async () => {
    for (const args of [['--contnet', 'x'], ['--content'], ['--content', '--output'], ['多余的']]) {
      const result = await runCommand('build', args, { cwd: root });
      expect(result.code).toBe(2);
      expect(result.stderr).toContain('npm run build -- --help');
    }
  });

  it('with a value that an option cannot have ends with exit code 2 as well', async () => {
    const calls: [string, string[], string][] = [
      ['build', ['--site-url', 'shili.example'], '网址“shili.example”不完整'],
      ['check', ['--format', 'xml'], '没有“xml”这种格式'],
      ['start', ['--port', 'abc'], '端口“abc”不对'],
    ];
    for (const [name, args, message] of calls) {
      const result = await runCommand(name, args, { cwd: root });
      expect(result.stderr).toContain(message);
      expect(result.code).toBe(2);
    }
  });

  it('with a site for content, where the next build would take what is written', async () => {
    const made = await writeContent({
      'catalog.json': '{ "generator": "gongbao" }',
      'reports/2021/a.html': '',
    });
    const before = await hashTree(made);
    const add = (content: string) => runCommand('new', ['--title', '示例区2021年报告', '--content', content]);
    const { code, stderr } = await add(made);
    expect(code).toBe(2);
    expect(stderr).toContain('是生成的网站，不是内容文件夹');
    expect(await hashTree(made)).toEqual(before);
    // What an archive holds is both.
    await writeTree(made, { 'tools.json': '{}' });
    expect((await add(made)).code).toBe(0);
  });

  it('every command explains itself', async () => {
    for (const name of ['build', 'check', 'start', 'new', 'import', 'archive']) {
      const result = await runCommand(name, ['--help'], { cwd: root });
      expect(result.code).toBe(0);
      expect(result.stdout).toContain('用法：');
      expect(result.stdout).toContain('--content 文件夹');
    }
  });
});

it('check tells the same without writing', async () => {
  const content = await writeContent({
    'reports/2021/a/index.md': REPORT.replace('2022-02-14', '2022-02-30'),
  });
  const before = await hashTree(root);
  const { code, stdout } = await runCommand('check', ['--content', content], { cwd: root });
  expect(code).toBe(1);
  expect(stdout).toContain('2022 年 2 月没有 30 日');
  expect(await hashTree(root)).toEqual(before);
});
