import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import { createArchiveFiles } from '../../src/portal/describe-archive.ts';
import { writeFiles } from '../../src/publish/write-files-fs.ts';
import { buildZip } from '../support/build-zip.ts';
import { exampleArchive, exampleSite } from '../support/built-site.ts';
import { checkLinks } from '../support/check-links.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { runScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { signalAt } from '../support/signal-at.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const TOP = '示例区报告公报-归档-2022-05-06';

let root = '';
let zip = '';
/** The archive of the example, and what it holds. */
let bytes: Buffer;
let files: Record<string, Uint8Array>;
/** The bag, unpacked. */
let bag = '';

const archive = (content: string, output: string) =>
  runCommand('archive', ['--content', content, '--output', output]);

beforeAll(async () => {
  root = await tempFolder();
  zip = await exampleArchive();
  bytes = await readFile(zip);
  files = unzipSync(bytes);
  await writeTree(path.join(root, '解压'), files);
  bag = path.join(root, '解压', TOP);
});

describe('an archive', () => {
  it('has one folder, named from the content, and everything in a fixed order', () => {
    const names = Object.keys(files);
    expect(names.every((name) => name.startsWith(`${TOP}/`))).toBe(true);
    expect(names).toEqual([...names].sort(compareCodeUnits));
    expect(names.filter((name) => name.split('/').length === 2).map((name) => name.split('/')[1])).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha512.txt',
      '打开我.html',
      '说明.txt',
    ]);
  });

  it('has sources and attachments byte for byte, where content has them', async () => {
    const sources = (await readdir(EXAMPLE_CONTENT, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && entry.name !== 'site.json',
    );
    expect(sources.length).toBeGreaterThan(8);
    for (const { parentPath, name } of sources) {
      const source = path.join(parentPath, name);
      const local = path.relative(EXAMPLE_CONTENT, source).split(path.sep).join('/');
      expect(Buffer.from(files[`${TOP}/data/${local}`] ?? []).equals(readFileSync(source)), local).toBe(true);
    }
  });

  it('has a portal that works as it is', async () => {
    expect(await checkLinks(path.join(bag, 'data'), { siteUrl: 'https://gongbao.example/bg/' })).toEqual([]);
    for (const name of ['index.html', 'search.html', 'catalog.csv', 'tools.json'])
      expect(files).toHaveProperty([`${TOP}/data/${name}`]);
  });

  it('tells what it wrote, and the fingerprint that verify tells as well', async () => {
    const other = path.join(root, '另一份.zip');
    const { code, stdout: said, stderr } = await archive(EXAMPLE_CONTENT, other);
    expect([code, stderr]).toEqual([0, '']);
    expect((await readFile(other)).equals(bytes)).toBe(true);
    const fingerprint = createHash('sha512')
      .update(files[`${TOP}/tagmanifest-sha512.txt`] as Uint8Array)
      .digest('hex');
    expect(said).toContain('4 篇报告');
    expect(said).toContain(`${Object.keys(files).length} 个文件`);
    expect(said).toContain(fingerprint);
    for (const place of [zip, bag, path.join(root, '解压')]) {
      const verified = await runCommand('verify', [place], { cwd: root });
      for (const words of ['完好', fingerprint, '示例区']) expect(verified.stdout).toContain(words);
      expect(verified.code).toBe(0);
    }
  });
});

describe('the same content', () => {
  it('tells the 总指纹 also where no statement can be written beside it', async () => {
    // So long that nothing fits behind it, however few digits a process has.
    const output = path.join(root, `${'长'.repeat(78)}.zip`);
    const { code, stdout } = await archive(EXAMPLE_CONTENT, output);
    expect(stdout).toMatch(/总指纹（SHA-512）：\n {2}[\da-f]{128}\n/);
    expect(stdout).toMatch(/来历说明没有写：.*太长[\s\S]*改法/);
    expect([code, await readFile(output)]).toEqual([0, bytes]);
    // Of a folder that is read the system does not say which.
    const statement = path.join(root, '夹.zip.intoto.json');
    await mkdir(statement);
    const beside = await archive(EXAMPLE_CONTENT, path.join(root, '夹.zip'));
    expect(beside.stdout).toMatch(/来历说明没有写：.*是文件夹[\s\S]*夹\.zip\.intoto\.json\n[\s\S]*改法/);
    expect(beside.code).toBe(0);
  });

  it('gives the same bytes from another folder, time zone, language and umask', async () => {
    const copy = path.join(root, 'copy #1', 'content');
    await cp(EXAMPLE_CONTENT, copy, { recursive: true });
    const umask = process.umask(0o077);
    try {
      for (const TZ of ['America/New_York', 'Asia/Shanghai']) {
        const other = path.join(root, `${TZ.replace('/', '-')}.zip`);
        const env = { TZ, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
        const args = ['--content', copy, '--output', other];
        expect((await runScript('archive', args, { cwd: root, env })).code).toBe(0);
        expect((await readFile(other)).equals(bytes)).toBe(true);
        process.umask(0);
      }
    } finally {
      process.umask(umask);
    }
  });

  it('is in the archive: its data/ builds the same portal and the same archive, without a remark of its own', async () => {
    const data = path.join(bag, 'data');
    const site = path.join(root, '重新生成');
    const built = await runCommand('build', ['--content', data, '--output', site]);
    expect(built.code).toBe(0);
    expect(built.stdout).not.toMatch(/report-not-index|file-unused/);
    expect(await hashTree(site)).toEqual(await hashTree(await exampleSite()));

    const again = path.join(root, '再归档.zip');
    expect((await archive(data, again)).code).toBe(0);
    expect((await readFile(again)).equals(bytes)).toBe(true);
  });
});

describe('archive refuses', () => {
  it('content with errors, and leaves the old archive as it is', async () => {
    const content = path.join(root, '有错');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    const output = path.join(root, '旧.zip');
    await cp(zip, output);
    const report = path.join(content, 'reports/2020/shili/index.md');
    await writeFile(
      report,
      (await readFile(report, 'utf8')).replace(/^发布日期:.*$/m, '发布日期: 2022年2月'),
    );
    const { code, stdout } = await archive(content, output);
    expect(code).toBe(1);
    expect(stdout).toContain('date-format');
    expect(stdout).toContain('没有归档');
    expect((await readFile(output)).equals(bytes)).toBe(true);
  });

  it('to replace a file of somebody else', async () => {
    const output = path.join(root, '别人的.zip');
    await writeFile(output, buildZip([{ name: 'a.txt', data: '别人的文件' }]));
    const before = await readFile(output);
    const { code, stdout } = await archive(EXAMPLE_CONTENT, output);
    expect(code).toBe(1);
    expect(stdout).toContain('规则：output-not-ours');
    expect((await readFile(output)).equals(before)).toBe(true);
  });

  it('to replace the archive of another portal, and names one that is free', async () => {
    const content = path.join(root, '另一个网站');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    await writeFile(path.join(content, 'site.json'), '{ "name": "示例镇公报" }');
    const output = path.join(root, '示例区的.zip');
    await cp(zip, output);
    const { code, stdout } = await archive(content, output);
    expect([code, stdout]).toEqual([1, expect.stringContaining('而且不是公报的“示例镇公报”的归档')]);
    expect(stdout).toContain('--output 示例镇公报-归档-2022-05-06.zip');
    expect((await readFile(output)).equals(bytes)).toBe(true);
  });

  it('a name that no system would open', async () => {
    const { code, stderr } = await archive(EXAMPLE_CONTENT, path.join(root, '归档'));
    expect(code).toBe(2);
    expect(stderr).toContain('.zip 结尾');
  });

  it('a source that was saved after it was checked', async () => {
    const content = path.join(root, '又改');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    const portal = await loadSoundContent(content);
    await appendFile(path.join(content, 'reports/2020/shili/index.md'), '\n后来加的一句。\n');
    const tools = { name: 'gongbao', version: '0.0.0', dependencies: {} };
    await expect(writeFiles(path.join(root, '又改后'), createArchiveFiles(portal, tools))).rejects.toThrow(
      '被改动了',
    );
  });

  it('two reports that would be one file', async () => {
    const content = path.join(root, '重名');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    const report = path.join(content, 'reports/2020/shili');
    await mkdir(path.join(report, 'index'));
    await cp(path.join(report, 'index.md'), path.join(report, 'index/index.md'));
    const { code, stderr } = await archive(content, path.join(root, '重名.zip'));
    expect(code).toBe(1);
    expect(stderr).toContain('reports/2020/shili/index.md');
  });
});

it.runIf(process.platform !== 'win32')('an interrupted archive leaves only the old one', async () => {
  const folder = path.join(root, '中断');
  await mkdir(folder);
  const output = path.join(folder, 'a.zip');
  await cp(zip, output);
  const env = signalAt('SIGINT', 'mkdirSync', /\.next-[^/]*$/);
  const { code } = await runScript('archive', ['--content', EXAMPLE_CONTENT, '--output', output], { env });
  expect(code).toBe(130);
  expect(await readdir(folder)).toEqual(['a.zip']);
  expect((await readFile(output)).equals(bytes)).toBe(true);
});
