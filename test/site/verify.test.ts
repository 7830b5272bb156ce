import { once } from 'node:events';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createPipe } from 'node:net';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../scripts/bench/random.ts';
import { verifyArchive } from '../../src/archive/verify-archive-fs.ts';
import { buildZip } from '../support/build-zip.ts';
import { exampleArchive } from '../support/built-site.ts';
import { listen } from '../support/listen.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const TOP = '示例区报告公报-归档-2022-05-06';

let root = '';
let zip = '';
let files: Record<string, Uint8Array>;
/** The bag, unpacked. */
let bag = '';

const rulesOf = async (place: string) => (await verifyArchive(place)).findings.map(({ rule }) => rule);

beforeAll(async () => {
  root = await tempFolder();
  zip = await exampleArchive();
  files = unzipSync(await readFile(zip));
  await writeTree(root, files);
  bag = path.join(root, TOP);
});

describe('verify finds', () => {
  it('one flipped bit anywhere in the zip', async () => {
    const random = createRandom(20220301);
    const bytes = await readFile(zip);
    const place = path.join(root, '翻转.zip');
    for (let round = 0; round < 15; round += 1) {
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
    for (let round = 0; round < 15; round += 1) {
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
    const { code, stdout } = await runCommand('verify', [broken]);
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
    const { code, stdout } = await runCommand('verify', [place]);
    expect(code).toBe(0);
    expect(stdout).toContain('重新压缩的');
    expect(stdout).toContain('它没有害处，可以删去');
  });

  it('several at once, and fails if one of them is not whole or not there', async () => {
    const { code, stdout } = await runCommand('verify', [zip, path.join(root, '没有.zip'), '', bag]);
    expect(code).toBe(1);
    // A variable of a script that was never set.
    expect(stdout).toContain('\n第 3 个写的是空的（""）：核对不了\n  改法：');
    expect(stdout.match(/：完好/g)).toHaveLength(2);
    expect(stdout).toContain('没有.zip：核对不了\n  找不到这个文件或文件夹');
    expect((await runCommand('verify')).code).toBe(2);
  });

  it('what is no ordinary file, and does not wait for it', async () => {
    const pipe = path.join(root, '管道');
    const server = createPipe();
    await once(server.listen(pipe), 'listening');
    const { code, stdout } = await runCommand('verify', [pipe]);
    server.close();
    expect(code).toBe(1);
    expect(stdout).toContain('不是普通的文件，没有读它');
  });
});

it.each([
  [404, '没有这张清单', '用现在的公报重新生成、发布'],
  [500, '服务器出错（HTTP 500）', '过一会儿再核对一次'],
])('of a server that answers with %i for its list of files, it says why and what helps', async (status, why, cure) => {
  const server = createServer((_request, response) => response.writeHead(status).end());
  const port = await listen(server);
  const { code, stdout } = await runCommand('verify', [`http://127.0.0.1:${port}/`]);
  server.close();
  expect(code).toBe(1);
  expect(stdout).toContain(`checksums.txt：${why}`);
  expect(stdout).toContain(cure);
});
