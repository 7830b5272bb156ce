import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

let root = '';
let content = '';
let output = '';
let former = '';

const build = () => runCommand('build', ['--content', content, '--output', output, '--no-pdf']);
const handOver = (...args: string[]) => runCommand('handover', ['--output', output, ...args]);
const at = (name: string) => path.join(root, name);
const unzip = async (file: string) => unzipSync(await readFile(file));

/** Puts the portal's files of a package where its note says, as whoever keeps the server does. */
async function apply(file: string, folder: string): Promise<void> {
  const parts = await unzip(file);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('site/')) continue;
    const target = path.join(folder, name.slice(5));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  const note = Buffer.from(parts['交付说明.txt'] ?? []).toString();
  const listed = /删去下面的 (\d+) 个文件。((?:\r\n {3}.+)*)/.exec(note);
  const removed = listed?.[2]?.split('\r\n').filter(Boolean) ?? [];
  expect(removed).toHaveLength(Number(listed?.[1] ?? 0));
  for (const name of removed) await rm(path.join(folder, name.trim()));
}

const withoutEmpty = async (folder: string) =>
  [...(await hashTree(folder))].filter(([name]) => !name.endsWith('/'));

beforeAll(async () => {
  root = await tempFolder();
  [content, output, former] = [at('内容'), at('网站'), at('以前')];
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  expect((await build()).code).toBe(0);
});

describe('npm run handover', () => {
  it('packs the whole portal, the same bytes each time', async () => {
    expect(await handOver('--file', at('变化.zip'))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/这是第一次生成[\s\S]*改法：交付整份网站：--whole/),
    });
    for (const name of ['整份.zip', '再一次.zip'])
      expect((await handOver('--whole', '--file', at(name))).code).toBe(0);
    expect(await readFile(at('整份.zip'))).toEqual(await readFile(at('再一次.zip')));
    expect(await runCommand('verify', [at('整份.zip')])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('这是交付包，不是归档，没有核对'),
    });
    await mkdir(at('服务器'));
    await apply(at('整份.zip'), at('服务器'));
    expect(await withoutEmpty(at('服务器'))).toEqual(await withoutEmpty(output));
  });

  it('packs what the last build changed: put onto the former portal, it is the present one', async () => {
    await cp(output, former, { recursive: true });
    const file = path.join(content, 'reports/2021/shili/index.md');
    await writeFile(file, `${await readFile(file, 'utf8')}\n改了一句。\n`);
    expect((await build()).code).toBe(0);
    const { code, stdout } = await handOver('--file', at('变化.zip'));
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/变了的 \d+ 个文件，另有 \d+ 个要从服务器上删去/),
    ]);
    await apply(at('变化.zip'), former);
    expect(await withoutEmpty(former)).toEqual(await withoutEmpty(output));
    const parts = await unzip(at('变化.zip'));
    const note = Buffer.from(parts['交付说明.txt'] ?? []).toString();
    // What was signed there before would contradict what is there now; no list has it.
    expect(note).toContain('\r\n3. 那里有 checksums.txt.sig 的，也删去');
    await writeFile(path.join(output, 'checksums.txt.sig'), '示例签名');
    expect((await handOver('--file', at('签过.zip'))).code).toBe(0);
    const signed = await unzip(at('签过.zip'));
    expect(Object.keys(signed)).toContain('site/checksums.txt.sig');
    expect(Buffer.from(signed['交付说明.txt'] ?? []).toString()).not.toContain('也删去');
    await rm(path.join(output, 'checksums.txt.sig'));
    const list = await readFile(`${output}.changes.json`, 'utf8');
    expect(Buffer.from(parts['changes.json'] ?? []).toString()).toBe(list);
    expect(note).toContain(JSON.parse(list).from);
    expect(Object.keys(parts).length).toBeLessThan(Object.keys(await unzip(at('整份.zip'))).length);
  });

  it('packs nothing that is not what was built, and puts a package neither into it nor over another file', async () => {
    const page = path.join(output, 'index.html');
    const before = await readFile(page, 'utf8');
    await writeFile(page, before.replace('</body>', '别人加的</body>'));
    const sound = await readFile(at('整份.zip'));
    const altered = await handOver('--whole', '--file', at('整份.zip'));
    expect([altered.code, altered.stderr]).toEqual([1, expect.stringMatching(/index\.html 和生成时不一样/)]);
    expect(await readFile(at('整份.zip'))).toEqual(sound);
    await writeFile(page, before);

    const inside = await handOver('--whole', '--file', path.join(output, '包.zip'));
    expect([inside.code, inside.stdout]).toEqual([
      1,
      expect.stringMatching(/网站的文件夹里（.*），会和网站一起公布/),
    ]);
    await writeFile(at('别人的.zip'), '别人的');
    const foreign = await handOver('--whole', '--file', at('别人的.zip'));
    expect([foreign.code, foreign.stdout]).toEqual([1, expect.stringContaining('不是公报的交付包')]);
    expect(foreign.stdout).toContain('--file 交付包.zip');
    expect(await readFile(at('别人的.zip'), 'utf8')).toBe('别人的');
    expect((await handOver('--file', at('包.rar'))).code).toBe(2);
    const nothing = await runCommand('handover', ['--output', at('没有'), '--whole']);
    expect([nothing.code, nothing.stdout]).toEqual([1, expect.stringContaining('里没有公报生成的网站')]);
  });

  it('puts no package over an archive, and no archive over a package', async () => {
    const archive = () =>
      runCommand('archive', ['--content', content, '--no-pdf', '--output', at('归档.zip')]);
    expect((await archive()).code).toBe(0);
    const sound = await readFile(at('归档.zip'));
    const over = await handOver('--whole', '--file', at('归档.zip'));
    expect([over.code, over.stdout]).toEqual([1, expect.stringContaining('不是公报的交付包')]);
    expect(await readFile(at('归档.zip'))).toEqual(sound);
    // One of its own is replaced.
    expect((await archive()).code).toBe(0);
    await rm(at('归档.zip'));
    expect((await handOver('--whole', '--file', at('归档.zip'))).code).toBe(0);
    expect(await archive()).toMatchObject({ code: 1, stdout: expect.stringContaining('不是公报的归档') });
    expect((await handOver('--whole', '--file', at('归档.zip'))).code).toBe(0);
  });
});

describe('a way that is set up', () => {
  const ways = () => at('交付方式.json');
  const node = (code: string, ...args: string[]) => [process.execPath, '-e', code, ...args];
  const setUp = async (steps: readonly (readonly string[])[], more: object = {}) => {
    await writeFile(ways(), JSON.stringify({ ways: [{ name: '服务器', output, steps, ...more }] }));
    await chmod(ways(), 0o600);
  };
  const sendBy = (name = '服务器') => handOver('--way', name, '--ways', ways());

  it('runs its programs one after the other without a shell, and hides what only they may know', async () => {
    const copy = "require('fs').cpSync(process.argv[1], process.argv[2], { recursive: true })";
    const tell = "console.log('口令 ' + process.env.SERVER_KEY); console.error(process.argv[1])";
    const odd = '$(touch 坏); `x` && "y"';
    await setUp([node(copy, '{output}', at('传到')), node(tell, odd)], { env: { SERVER_KEY: 'geheim-123' } });
    const { code, stdout } = await sendBy();
    expect(code).toBe(0);
    expect(await withoutEmpty(at('传到'))).toEqual(await withoutEmpty(output));
    expect(stdout).toContain('口令 ●●●');
    expect(stdout).toContain(odd);
    expect(stdout).toContain('已经交付：服务器');
    expect(stdout).not.toContain('geheim');
  });

  it('reads what programs of Chinese Windows say', async () => {
    const gbk = 'process.stdout.write(Buffer.from([0xd2, 0xd1, 0xb8, 0xb4, 0xd6, 0xc6, 0x0a]))';
    await setUp([node(gbk), node("console.log('传完了')")]);
    expect((await sendBy()).stdout).toMatch(/已复制\n[\s\S]*传完了/);
  });

  it.runIf(process.platform !== 'win32')('knows that robocopy counts what it has copied', async () => {
    const robocopy = at('robocopy');
    await writeFile(robocopy, '#!/bin/sh\nexit $1\n');
    await chmod(robocopy, 0o755);
    for (const [ended, code] of [
      [3, 0],
      [8, 1],
    ]) {
      await setUp([[robocopy, String(ended)]]);
      expect((await sendBy()).code).toBe(code);
    }
  });

  it('gets a package of the whole portal where it wants one', async () => {
    const copy = "require('fs').copyFileSync(process.argv[1], process.argv[2])";
    await setUp([node(copy, '{package}', at('收到.zip'))]);
    expect((await sendBy()).code).toBe(0);
    expect((await handOver('--whole', '--file', at('整份.zip'))).code).toBe(0);
    expect(await readFile(at('收到.zip'))).toEqual(await readFile(at('整份.zip')));
  });

  it('does not hand over a portal of which a file was changed or lost', async () => {
    await setUp([node("require('fs').writeFileSync(process.argv[1], '')", at('不该有'))]);
    const page = path.join(output, 'index.html');
    const whole = await readFile(page);
    await rm(page);
    const lost = await sendBy();
    await writeFile(page, whole);
    expect([lost.code, lost.stdout]).toEqual([
      1,
      expect.stringMatching(/里的 index\.html 和生成时不一样，没有交付[\s\S]*改法/),
    ]);
    await expect(readFile(at('不该有'))).rejects.toThrow();
  });

  it('stops where a program fails or is not there, and says so with what it said', async () => {
    const mark = "require('fs').writeFileSync(process.argv[1], '')";
    await setUp([node("console.error('没有这台服务器'); process.exit(23)"), node(mark, at('不该有'))]);
    const failed = await sendBy();
    expect([failed.code, failed.stdout]).toEqual([
      1,
      expect.stringMatching(/没有这台服务器[\s\S]*没有做成（结束时报告 23）[\s\S]*改法/),
    ]);
    await expect(readFile(at('不该有'))).rejects.toThrow();
    await setUp([[at('没有这个程序')]]);
    expect((await sendBy()).stdout).toMatch(/没有这个程序 没有启动/);
  });

  it('is another portal’s, has a slip or can be read by others: it is not used', async () => {
    await setUp([node('')], { output: at('另一个网站') });
    expect((await sendBy()).stdout).toMatch(/没有名为“服务器”的交付方式[\s\S]*改法/);
    await setUp([node('', '{outptu}')]);
    expect((await sendBy()).stdout).toMatch(/交付方式\.json:1:\d+[\s\S]*不认识的 \{outptu\}/);
    await setUp([node('')], { env: { KEY: 'geheim-123' } });
    await chmod(ways(), 0o644);
    if (process.platform !== 'win32') expect((await sendBy()).stdout).toContain('chmod 600');
    await rm(ways());
    expect((await sendBy()).code).toBe(1);
  });

  it('is looked for in the file that was named, which is said where it is not there', async () => {
    const { code, stdout } = await handOver('--way', '服务器', '--ways', at('没有.json'));
    expect(code).toBe(1);
    expect(stdout).toContain(`没有“${at('没有.json')}”这个文件\n  改法：检查 --ways 后面的路径`);
    // No package is made in place of what was to be sent.
    const without = await handOver('--ways', ways(), '--whole');
    expect([without.code, without.stderr]).toEqual([
      2,
      expect.stringContaining('选项“--ways”要和“--way”一起写'),
    ]);
  });

  it('ends the program when it is interrupted', async () => {
    await setUp([
      node("console.log('开始'); process.kill(process.ppid, 'SIGINT'); setTimeout(() => {}, 1e6)"),
    ]);
    await expect(
      runScript('handover', ['--output', output, '--way', '服务器', '--ways', ways()]),
    ).resolves.toMatchObject({ code: 130, stderr: expect.stringContaining('再交付一次就完整') });
  });
});
