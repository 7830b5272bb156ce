import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '../../src/base/encode-text.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = 'https://www.shili.example/baogao/';

let root = '';
let content = '';
let output = '';

const build = (...args: string[]) =>
  runCommand('build', ['--content', content, '--output', output, '--site-url', SITE, '--no-pdf', ...args]);
const say = async (name: string, ...args: string[]) => runCommand(name, ['--output', output, ...args]);

async function edit(text: string): Promise<void> {
  const file = path.join(content, 'reports/2021/shili/index.md');
  await writeFile(file, `${await readFile(file, 'utf8')}\n${text}\n`);
}

/** The present output and those that are kept. */
async function listOutputs(): Promise<string[]> {
  const kept = (await readdir(`${output}.kept`)).filter((name) => /^\d+$/.test(name));
  return [output, ...kept.map((name) => path.join(`${output}.kept`, name))];
}

const listStates = async () => Promise.all((await listOutputs()).map(hashTree));

/** Of those that are kept. */
async function findNewest(): Promise<string> {
  const [, ...kept] = await listOutputs();
  const [newest = ''] = kept.sort((a, b) => Number(path.basename(b)) - Number(path.basename(a)));
  return newest;
}

/** What a build leaves that is killed between the swap and its end. */
async function leavePrevious(): Promise<void> {
  await rename(await findNewest(), path.join(root, '.网站.old'));
}

async function removeRecords(): Promise<void> {
  for (const folder of await listOutputs())
    for (const name of ['health.json', 'checksums.txt']) await rm(path.join(folder, name));
}

/** Puts another file in a file's place: what has a second name elsewhere stays there as it is. */
async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await rm(file);
  await writeFile(file, content);
}

beforeAll(async () => {
  root = await tempFolder();
  content = path.join(root, '内容');
  output = path.join(root, '网站');
  await writeTree(content, {
    'reports/2021/shili/index.md': writeReport(),
    'reports/2020/shili/index.md': writeReport({ 标题: '示例区示例局2020年度报告', 发布日期: '2021-02-14' }),
  });
  expect((await build('--keep', '2')).code).toBe(0);
});

describe('outputs that are kept', () => {
  it('are the last ones that were different, whole, and never one of a failed build', async () => {
    const states = [await hashTree(output)];
    for (const text of ['第一次改。', '第二次改。', '第三次改。']) {
      await edit(text);
      expect((await build('--keep', '2')).code).toBe(0);
      states.push(await hashTree(output));
    }
    const kept = `${output}.kept`;
    expect((await readdir(kept)).sort()).toEqual(['2', '3']);
    expect(await hashTree(path.join(kept, '2'))).toEqual(states[1]);
    expect(await hashTree(path.join(kept, '3'))).toEqual(states[2]);

    expect((await build('--keep', '2')).code).toBe(0);
    expect((await readdir(kept)).sort()).toEqual(['2', '3']);
    const broken = path.join(content, 'reports/2021/huai/index.md');
    await mkdir(path.dirname(broken));
    await writeFile(broken, '坏的');
    expect((await build('--keep', '2')).code).toBe(1);
    await rm(path.dirname(broken), { recursive: true });
    expect(await hashTree(output)).toEqual(states[3]);
    expect((await readdir(kept)).sort()).toEqual(['2', '3']);
  });

  it('come back by a command, which keeps what it replaces and tells what changed', async () => {
    const present = await hashTree(output);
    const former = await hashTree(path.join(`${output}.kept`, '2'));
    const list = await say('rollback', '--list');
    expect(list.stdout).toMatch(/现在：\d+ 篇，最新一篇 [\d-]+，指纹 [0-9a-f]{12}\n {2}2 {2}\d+ 篇/);
    const { code, stdout } = await say('rollback', '2');
    expect([code, stdout.includes('已换回：')]).toEqual([0, true]);
    expect(await hashTree(output)).toEqual(former);
    const urls = await say('urls');
    expect(urls.stdout.split('\n')).toContain(`${SITE}reports/2021/shili.html`);
    expect((await say('rollback')).code).toBe(0);
    expect(await hashTree(output)).toEqual(present);
    expect(await readdir(`${output}.kept`)).toHaveLength(2);
  });

  it('do not come back where they are not what they were any more', async () => {
    const present = await hashTree(output);
    const kept = path.join(`${output}.kept`, (await readdir(`${output}.kept`)).sort()[0] ?? '');
    const page = path.join(kept, 'index.html');
    const whole = await readFile(page);
    await replaceFile(page, whole.subarray(0, 100));
    await writeFile(path.join(kept, '别人放的.html'), '');
    const { code, stdout } = await say('rollback', path.basename(kept));
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/没有换回，现在的网站没有动：index\.html\n {2}改法：.*npm run verify/),
    ]);
    expect(await hashTree(output)).toEqual(present);
    await replaceFile(page, whole);
    await rm(path.join(kept, '别人放的.html'));
  });

  it('say what was taken back since, before they come back and when they have', async () => {
    const file = path.join(content, 'reports/2021/shili/index.md');
    const before = await readFile(file, 'utf8');
    await writeFile(
      file,
      before.replace('---\n', '---\n撤回:\n  日期: 2024-03-01\n  原因: 数据有误\n  正文: 移除\n'),
    );
    expect((await build('--keep', '2')).code).toBe(0);
    const title = /^标题: (.*)$/m.exec(before)?.[1];
    expect((await say('rollback', '--list')).stdout).toContain(`里面有后来撤回的：《${title}》`);
    const { stdout } = await say('rollback');
    expect(stdout).toContain(`后来撤回的又看得到了：《${title}》`);
    expect(stdout).toContain('npm run rollback');
    expect((await say('rollback')).stdout).not.toContain('撤回');
    await writeFile(file, before);
    expect((await build('--keep', '2')).code).toBe(0);
  });

  it('are left alone by builds that say nothing of them, and go where none is wanted', async () => {
    await edit('第四次改。');
    await build();
    expect(await readdir(`${output}.kept`)).toHaveLength(2);
    await edit('第五次改。');
    await writeFile(path.join(`${output}.kept`, '别人的.txt'), '别人的');
    await build('--keep', '0');
    expect(await readdir(`${output}.kept`)).toEqual(['别人的.txt']);
  });

  it('that are not there are told, with the way to have some', async () => {
    const { code, stdout } = await say('rollback');
    expect(code).toBe(1);
    expect(stdout).toContain('改法：以后用 npm run build -- --keep 3 生成');
    const elsewhere = await runCommand('rollback', ['--output', `${output}-没有`]);
    expect([elsewhere.code, elsewhere.stdout]).toEqual([
      1,
      expect.stringMatching(/没有“.*-没有”这个文件夹[\s\S]*改法：网站在别处的/),
    ]);
    await rename(output, path.join(root, '.网站.old'));
    const putBack = await say('rollback');
    expect(putBack.stdout).toMatch(/没有留着以前的网站/);
    expect(putBack.stdout).not.toContain('这个文件夹，');
    const two = await say('rollback', '1', '2');
    expect([two.code, two.stderr]).toEqual([2, expect.stringContaining('写了 2 个编号：1 2')]);
    for (const count of ['-1', '三', '100', '1.5']) expect((await build(`--keep=${count}`)).code).toBe(2);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a killed build has left one more', leavePrevious],
    ['versions without health.json and checksums.txt made them', removeRecords],
  ])('stay, but for the one that comes back, also where %s', async (_, prepare) => {
    for (const text of ['再改。', '又改。', '还改。']) {
      await edit(text);
      await build('--keep', '2');
    }
    await prepare();
    const before = await listStates();
    expect((await say('rollback')).code).toBe(0);
    expect(await listStates()).toEqual(expect.arrayContaining(before));
  });
});

it('a rollback finds the output that was replaced last where a build that was ended half-way has left it', async () => {
  await edit('又一次。');
  await build('--keep', '2');
  const former = await hashTree(await findNewest());
  const present = await hashTree(output);
  await leavePrevious();
  expect((await say('rollback')).code).toBe(0);
  expect(await hashTree(output)).toEqual(former);
  expect((await say('rollback')).code).toBe(0);
  expect(await hashTree(output)).toEqual(present);
});

describe('npm run urls', () => {
  it('lists what the last build changed, for a cache and for search engines', async () => {
    await edit('第六次改。');
    await build();
    const { code, stdout } = await say('urls');
    const lines = stdout.trim().split('\n');
    expect(code).toBe(0);
    expect(lines).toContain(`${SITE}reports/2021/shili.json`);
    for (const line of lines) expect(line.startsWith(SITE)).toBe(true);
    const submitted = (await say('urls', '--submit')).stdout.trim().split('\n');
    expect(submitted).toContain(`${SITE}reports/2021/shili.html`);
    for (const line of submitted) expect(line).toMatch(/\.html$|\/$/);
    const file = path.join(root, 'urls.txt');
    expect((await say('urls', '--file', file)).stdout).toMatch(/^\d+ 个网址写在 .*urls\.txt 里。\n$/);
    expect((await readFile(file, 'utf8')).trim().split('\n')).toEqual(lines);
    const inside = await say('urls', '--file', path.join(output, 'urls.txt'));
    expect(inside).toMatchObject({ code: 1, stdout: '' });
    expect(inside.stderr).toMatch(/在生成的网站里（.*），下一次生成就没有了\n {2}改法：写到网站的文件夹外面/);
    expect(await readdir(output)).not.toContain('urls.txt');
    const other = await say('urls', '--site-url', 'https://cdn.shili.example/x');
    expect(other.stdout).toContain('https://cdn.shili.example/x/reports/2021/shili.html');
  });

  it('says nothing where nothing changed, and refuses a list that is another’s, broken or not whole', async () => {
    await build();
    expect(await say('urls')).toMatchObject({ code: 0, stdout: '', stderr: '没有变化。\n' });
    expect((await say('urls', '--from', '没有这个')).stderr).toContain('清单不全');
    const list = `${output}.changes.json`;
    const text = await readFile(list, 'utf8');
    const { to } = JSON.parse(text) as { to: string };
    expect((await say('urls', '--from', to)).code).toBe(0);
    for (const [broken, message] of [
      ['{', '不是公报写的变化清单'],
      [text.replace(`"to": "${to}"`, '"to": "0"'), '不是'],
    ] as const) {
      await writeFile(list, broken);
      const { code, stdout, stderr } = await say('urls');
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(message);
      expect(stderr).toContain('改法：');
    }
    await writeFile(list, text);
    const { code, stderr } = await say('urls', '--file', path.join(root, `${'长'.repeat(90)}.txt`));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^没有完成：文件名或路径太长/)]);
    await rm(list);
    expect((await say('urls')).stderr).toMatch(/读不到变化清单[\s\S]*改法：先用 npm run build/);
  });
});

it('a list for people or programs takes no other file’s place', async () => {
  await build();
  const own = path.join(root, '自己的.json');
  await writeFile(own, '{ "name": "自己的" }');
  for (const [name, option] of [
    ['urls', '--file'],
    ['sbom', '--output'],
  ] as const) {
    const run = (file: string) =>
      runCommand(name, [...(name === 'urls' ? ['--output', output] : []), option, file]);
    const { code, stdout, stderr } = await run(own);
    expect([code, stdout + stderr]).toEqual([1, expect.stringMatching(/不会替换它\n {2}改法：换一个文件名/)]);
    expect(await readFile(own, 'utf8')).toBe('{ "name": "自己的" }');
    // It would be published, and be one file too many when the portal is verified.
    const inside = await run(path.join(output, `${name}.json`));
    expect([inside.code, inside.stdout + inside.stderr]).toEqual([
      1,
      expect.stringContaining('在生成的网站里'),
    ]);
    // Its own of the day before it does replace.
    const list = path.join(root, `${name}.json`);
    for (const _ of [1, 2]) expect((await run(list)).code).toBe(0);
  }
});

it('health.json says what is published, the same for the same content, without a clock', async () => {
  await build();
  const read = async (folder: string) => JSON.parse(await readFile(path.join(folder, 'health.json'), 'utf8'));
  const health = await read(output);
  expect(health).toEqual({
    ...{ generator: 'gongbao', version: 1, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ...{ reports: expect.any(Number), withdrawn: 0, newest: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  });
  const again = path.join(root, '另一处');
  await runCommand('build', ['--content', content, '--output', again, '--site-url', SITE, '--no-pdf']);
  expect(await read(again)).toEqual(health);
  await edit('第七次改。');
  await build();
  expect((await read(output)).fingerprint).not.toBe(health.fingerprint);
});

describe('a build with --compress', () => {
  it('makes the same site once more beside it, with what a server sends packed, and leaves the site as it is', async () => {
    await build();
    const plain = await hashTree(output);
    expect((await build('--compress')).stdout).toContain('网站.compressed');
    expect(await hashTree(output)).toEqual(plain);
    const folder = `${output}.compressed`;
    const packed = await hashTree(folder);
    const isPacked = (name: string) => /\.(?:br|gz)$/.test(name);
    expect(new Map([...packed].filter(([name]) => !isPacked(name)))).toEqual(plain);
    expect([...packed.keys()].filter(isPacked).length).toBeGreaterThan(40);
    const page = await readFile(path.join(output, 'index.html'));
    expect(brotliDecompressSync(await readFile(path.join(folder, 'index.html.br'))).equals(page)).toBe(true);
    expect(gunzipSync(await readFile(path.join(folder, 'index.html.gz'))).equals(page)).toBe(true);
    expect([...packed.keys()].filter((name) => /\.(?:png|pdf|docx|pf_index)\.(?:br|gz)$/.test(name))).toEqual(
      [],
    );
    // Again, and from nothing: the same bytes.
    await build('--compress');
    expect(await hashTree(folder)).toEqual(packed);
    await rm(folder, { recursive: true });
    await build('--compress');
    expect(await hashTree(folder)).toEqual(packed);
  });

  it('does not replace a folder that is somebody’s own', async () => {
    const folder = `${output}.compressed`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    await writeFile(path.join(folder, '别人的.txt'), '别人的');
    const { code, stderr } = await build('--compress');
    expect(code).toBe(1);
    expect(stderr).toMatch(/网站\.compressed 不是公报生成的文件夹[\s\S]*改法：/);
    expect(await readdir(folder)).toEqual(['别人的.txt']);
    await rm(folder, { recursive: true });
  });
});

describe('npm run portals', () => {
  it('builds all of a list, whatever is wrong with one, and ends with a table', async () => {
    const list = path.join(root, 'portals.json');
    await writeTree(root, { '坏/reports/2021/a/index.md': '没有字段' });
    // Two names of one folder, and a link in a circle.
    await mkdir(path.join(root, '己'));
    const type = process.platform === 'win32' ? 'junction' : 'dir';
    await symlink(path.join(root, '己'), path.join(root, '己的链接'), type);
    await symlink(path.join(root, '圈'), path.join(root, '圈'), type);
    await writeFile(
      list,
      JSON.stringify({
        portals: [
          { name: '示例区丙局', content: '坏', output: '丙' },
          { name: '示例区圈局', content: '内容', output: '圈', pdf: false },
          { name: '示例区甲局', content: '内容', output: '甲', url: SITE, pdf: false, keep: 1 },
          { name: '示例区丁局', content: '../外面', output: '丁' },
          { name: '示例区己局', content: '内容', output: '己', pdf: false },
          { name: '示例区庚局', content: '内容', output: '己的链接', pdf: false },
        ],
      }),
    );
    const { code, stdout } = await runCommand('portals', ['--list', list]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/portals\.json:1:\d+ {2}错误 {2}示例区丁局的 "content" 写着“\.\.\/外面”/);
    expect(stdout).toContain('示例区庚局的 "output" 与另一个是同一个文件夹，或者一个在另一个里面');
    const table = stdout.slice(stdout.indexOf('网站  '));
    expect(table).toMatch(
      /示例区丙局 +没有做成\n示例区圈局 +没有做成\n示例区甲局 +完成 +\d+ +[\d-]+ +\+\d+ ~0 -0\n(?:示例区[丁己庚]局 +列表里有错\n){3}/,
    );
    for (const name of ['丁', '己', '庚']) expect(table).toContain(`示例区${name}局`);
    expect(table).toMatch(/6 个网站，1 个做好了，5 个没有：示例区丙局、示例区圈局(?:、示例区[丁己庚]局){3}/);
    expect(await readdir(path.join(root, '甲'))).toContain('health.json');
    const one = await runCommand('portals', ['--list', list, '--only', '示例区甲局']);
    expect([one.code, one.stdout.includes('1 个网站都做好了。')]).toEqual([0, true]);
    const none = await runCommand('portals', ['--list', list, '--only', '没有的局']);
    expect([none.code, none.stdout.includes('改法：写其中一个：')]).toEqual([1, true]);
  });

  it('reads a list as Windows saves it', async () => {
    const list = path.join(root, '列表.json');
    const text = '{ "portals": [{ "name": "示例区戊局", "content": "没有", "output": "戊" }] }';
    for (const encoding of ['gb18030', 'utf-16le'] as const) {
      const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : [];
      await writeFile(list, Buffer.from([...mark, ...(encodeText(text, encoding) ?? [])]));
      const { code, stdout } = await runCommand('portals', ['--list', list]);
      expect([code, stdout]).toEqual([1, expect.stringContaining('示例区戊局的 "content" 写着“没有”')]);
    }
    await writeFile(list, Buffer.from([0x7b, 0xff, 0x7d]));
    const { code, stdout } = await runCommand('portals', ['--list', list]);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/读不懂网站的列表[\s\S]*改法：/)]);
  });

  it('says that there is no list', async () => {
    const { code, stdout } = await runCommand('portals', ['--list', path.join(root, '没有.json')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/读不到网站的列表[\s\S]*改法：用 --list/);
  });
});
