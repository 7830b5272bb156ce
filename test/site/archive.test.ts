import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../scripts/bench/random.ts';
import { verifyArchive } from '../../src/archive/verify-archive-fs.ts';
import { createArchiveFiles } from '../../src/portal/describe-archive.ts';
import { writeFiles } from '../../src/publish/write-files-fs.ts';
import { compareCodeUnits } from '../../src/report/compare-code-units.ts';
import { buildZip } from '../support/build-zip.ts';
import { checkLinks } from '../support/check-links.ts';
import { hashTree } from '../support/hash-tree.ts';
import { EXAMPLE_CONTENT, loadSoundContent, REAL_CONTENT } from '../support/load-example.ts';
import { runScript, spawnScript } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TOP = '示例区报告公报-归档-2022-05-06';

let root = '';
let zip = '';
/** The bag, unpacked. */
let bag = '';
let files: Record<string, Uint8Array>;
let said = '';

const archive = (content: string, output: string, options: Parameters<typeof runScript>[2] = {}) =>
  runScript('archive', ['--content', content, '--output', output], options);

const rulesOf = async (place: string) => (await verifyArchive(place)).findings.map(({ rule }) => rule);

async function unpack(from: Record<string, Uint8Array>, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(from)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
}

beforeAll(async () => {
  root = await tempFolder();
  zip = path.join(root, '归档 #1.zip');
  const result = await archive(EXAMPLE_CONTENT, zip);
  expect(result.stderr).toBe('');
  expect(result.code).toBe(0);
  said = result.stdout;
  files = unzipSync(await readFile(zip));
  await unpack(files, path.join(root, '解压'));
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
    const fingerprint = createHash('sha512')
      .update(files[`${TOP}/tagmanifest-sha512.txt`] as Uint8Array)
      .digest('hex');
    expect(said).toContain('4 篇报告');
    expect(said).toContain(`${Object.keys(files).length} 个文件`);
    expect(said).toContain(fingerprint);
    for (const place of [zip, bag, path.join(root, '解压')]) {
      const { code, stdout } = await runScript('verify', [place], { cwd: root });
      expect(stdout).toContain('完好');
      expect(stdout).toContain(fingerprint);
      expect(stdout).toContain('示例区');
      expect(code).toBe(0);
    }
  });
});

describe('the same content', () => {
  it('gives the same bytes from another folder, time zone, language and umask', async () => {
    const copy = path.join(root, 'copy #1', 'content');
    await cp(EXAMPLE_CONTENT, copy, { recursive: true });
    const umask = process.umask(0o077);
    try {
      for (const TZ of ['America/New_York', 'Asia/Shanghai']) {
        const other = path.join(root, `${TZ.replace('/', '-')}.zip`);
        const result = await archive(copy, other, {
          cwd: root,
          env: { TZ, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        });
        expect(result.code).toBe(0);
        expect((await readFile(other)).equals(await readFile(zip))).toBe(true);
        process.umask(0);
      }
    } finally {
      process.umask(umask);
    }
  });

  it('is in the archive: its data/ builds the same portal and the same archive, without a remark of its own', async () => {
    const data = path.join(bag, 'data');
    const site = path.join(root, '重新生成');
    const built = await runScript('build', ['--content', data, '--output', site]);
    expect(built.code).toBe(0);
    expect(built.stdout).not.toContain('report-not-index');
    const original = path.join(root, '原来的网站');
    const first = ['--content', EXAMPLE_CONTENT, '--output', original];
    expect((await runScript('build', first)).code).toBe(0);
    expect(await hashTree(site)).toEqual(await hashTree(original));

    const again = path.join(root, '再归档.zip');
    expect((await archive(data, again)).code).toBe(0);
    expect((await readFile(again)).equals(await readFile(zip))).toBe(true);
  });
});

describe('verify finds', () => {
  it('one flipped bit anywhere in the zip', async () => {
    const random = createRandom(20220301);
    const bytes = await readFile(zip);
    const place = path.join(root, '翻转.zip');
    for (let round = 0; round < 100; round += 1) {
      const bit = Math.floor(random() * bytes.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      await writeFile(place, bytes);
      expect(await rulesOf(place), `bit ${bit}`).not.toEqual([]);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
    }
    await writeFile(place, bytes);
    expect(await rulesOf(place)).toEqual([]);
  });

  it('one flipped bit anywhere in the unpacked folder, and names the file', async () => {
    const random = createRandom(20220302);
    const names = Object.keys(files).map((name) => name.slice(TOP.length + 1));
    const total = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    for (let round = 0; round < 100; round += 1) {
      let at = Math.floor(random() * total);
      const name = names.find((each) => {
        const { length } = files[`${TOP}/${each}`] as Uint8Array;
        at -= length;
        return at < 0;
      }) as string;
      const bytes = Buffer.from(files[`${TOP}/${name}`] as Uint8Array);
      const flipped = Buffer.from(bytes);
      const place = bytes.length + at;
      flipped[place] = (flipped[place] as number) ^ (1 << Math.floor(random() * 8));
      await writeFile(path.join(bag, name), flipped);
      const { findings } = await verifyArchive(bag);
      expect(
        findings.some(({ level }) => level === 'error'),
        name,
      ).toBe(true);
      if (name.startsWith('data/')) expect(findings.map((finding) => finding.path)).toEqual([name]);
      await writeFile(path.join(bag, name), bytes);
    }
    expect(await rulesOf(bag)).toEqual([]);
  });

  it('a removed, an added and a renamed file', async () => {
    const broken = path.join(root, '改过');
    await cp(bag, broken, { recursive: true });
    const report = path.join(broken, 'data/reports/2021/shili');
    await rm(path.join(broken, 'data/catalog.csv'));
    await writeFile(path.join(broken, '多.txt'), '示例');
    await rename(path.join(report, 'attachments/示例文件.pdf'), path.join(report, 'attachments/改名.pdf'));
    const { code, stdout } = await runScript('verify', [broken]);
    expect(code).toBe(1);
    expect(stdout).toContain('data/catalog.csv  错误  缺少这个文件');
    expect(stdout).toContain('多.txt  错误  多出来的文件');
    expect(stdout).toContain(
      'data/reports/2021/shili/attachments/示例文件.pdf  错误  没有找到，可能被改名为“data/reports/2021/shili/attachments/改名.pdf”',
    );
    expect(stdout).not.toContain('：完好');
  });

  it('a zip that was cut off', async () => {
    const bytes = await readFile(zip);
    const place = path.join(root, '断.zip');
    for (const length of [
      bytes.length - 1,
      bytes.length - 100,
      bytes.length - 300,
      bytes.length >> 1,
      1000,
      30,
    ]) {
      await writeFile(place, bytes.subarray(0, length));
      expect(await rulesOf(place)).toEqual(['zip-cut']);
    }
  });
});

describe('verify accepts', () => {
  it('the same bag packed by another program, under another name, with what a system adds', async () => {
    const place = path.join(root, '重压.zip');
    const parts = Object.entries(files).map(([name, data]) => ({
      name: name.replace(TOP, '新建文件夹'),
      data,
      isDeflated: true,
    }));
    await writeFile(
      place,
      buildZip([{ name: '新建文件夹/' }, ...parts, { name: '__MACOSX/新建文件夹/._a', data: 'x' }]),
    );
    const { code, stdout } = await runScript('verify', [place]);
    expect(code).toBe(0);
    expect(stdout).toContain('重新压缩的');
    expect(stdout).toContain('它没有害处，可以删去');
  });

  it('several at once, and fails if one of them is not whole or not there', async () => {
    const { code, stdout } = await runScript('verify', [zip, path.join(root, '没有.zip'), bag]);
    expect(code).toBe(1);
    expect(stdout.match(/：完好/g)).toHaveLength(2);
    expect(stdout).toContain('没有.zip：核对不了\n  找不到这个文件或文件夹');
    expect((await runScript('verify')).code).toBe(2);
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
    expect((await readFile(output)).equals(await readFile(zip))).toBe(true);
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
  const child = spawnScript('archive', ['--content', REAL_CONTENT, '--output', output]);
  const closed = once(child, 'close');
  const staging = () => readdir(folder).then((names) => names.find((name) => name.includes('.next-')));
  while (!(await staging()) && child.exitCode === null) await wait(2);
  child.kill('SIGINT');
  await closed;
  expect(child.exitCode).toBe(130);
  expect(await readdir(folder)).toEqual(['a.zip']);
  expect(statSync(output).size).toBe(statSync(zip).size);
});
