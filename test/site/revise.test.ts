import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/base/decode-text.ts';
import { encodeText } from '../../src/base/encode-text.ts';
import { runScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { signalAt } from '../support/signal-at.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const BODY = '\n## 一、总体情况\n\n全年共办理12件。\n\n这一段不改。\n';
const FORMER = writeReport({ 落款: '示例区示例局' }, BODY);
const EDITED = FORMER.replace('12件', '15件');
const SITE = '{ "url": "https://www.example.gov.cn/", "word": false }';

let content: string;
let output: string;
let folder: string;
let index: string;

/** A portal that was built, and of which one sentence is edited then. */
async function prepare(): Promise<void> {
  const root = await tempFolder();
  content = await writeTree(path.join(root, '内容'), {
    'site.json': SITE,
    'reports/2021/shili/index.md': FORMER,
    'reports/2020/shili/index.md': writeReport({ 标题: '示例区示例局2020年度示例工作报告' }),
  });
  output = path.join(root, '网站');
  folder = path.join(content, 'reports/2021/shili');
  index = path.join(folder, 'index.md');
  const { code, stdout } = await runCommand('build', ['--content', content, '--output', output]);
  if (code !== 0) throw new Error(stdout);
}

const askFor = (...args: string[]) => ['2021/shili', '--content', content, '--output', output, ...args];
const revise = (...args: string[]) => runCommand('revise', askFor(...args));
const build = () => runCommand('build', ['--content', content, '--output', output]);
const read = (file: string) => readFile(path.join(folder, file), 'utf8');
const kept = async () =>
  existsSync(path.join(folder, 'versions')) ? readdir(path.join(folder, 'versions')) : [];

/** Back to the state of the first build. */
async function restart(): Promise<void> {
  await rm(path.join(folder, 'versions'), { recursive: true, force: true });
  await writeFile(index, FORMER);
}

beforeAll(prepare);

describe('a published report is corrected', () => {
  it('by one command: the former text is kept and the entry is written, all else stays', async () => {
    await restart();
    await writeFile(index, EDITED);
    const { code, stdout } = await revise('--reason', '数字核对有误', '--date', '2023-05-10');
    expect(stdout).toContain('versions/2022-02-14.md（2022-02-14 起公布的文本');
    expect(code).toBe(0);
    expect(await kept()).toEqual(['2022-02-14.md']);
    expect(await read('versions/2022-02-14.md')).toBe(FORMER);
    const entry = '修订:\n  - 日期: 2023-05-10\n    内容: 第一节改 1 字\n    原因: 数字核对有误\n';
    expect(await read('index.md')).toBe(EDITED.replace('\n---\n\n', `\n${entry}---\n\n`));
    // Whoever asks once more changes nothing.
    const again = await revise('--reason', '数字核对有误', '--date', '2023-05-10');
    expect(again.stdout).toContain('没有再加');
    expect(await read('index.md')).toContain(`${entry}---`);
  });

  it.each<[Encoding, string, number[]]>([
    ['gb18030', '\r\n', []],
    ['utf-8', '\r\n', [0xef, 0xbb, 0xbf]],
    ['utf-16le', '\r\n', [0xff, 0xfe]],
    ['utf-16be', '\n', [0xfe, 0xff]],
  ])('in %s with line ends %j', async (encoding, end, mark) => {
    await restart();
    const encode = (text: string) =>
      Buffer.concat([Uint8Array.from(mark), encodeText(text.replaceAll('\n', end), encoding) as Uint8Array]);
    await writeFile(index, encode(EDITED));
    expect((await revise('--reason', '数字有误', '--date', '2023-05-10')).code).toBe(0);
    const entry = '修订:\n  - 日期: 2023-05-10\n    内容: 第一节改 1 字\n    原因: 数字有误\n';
    expect(await readFile(index)).toEqual(encode(EDITED.replace('\n---\n\n', `\n${entry}---\n\n`)));
    expect(await read('versions/2022-02-14.md')).toBe(FORMER);
  });

  it('also when the build has published it already: its warning names the command', async () => {
    await prepare();
    await writeFile(index, EDITED);
    const built = await build();
    const [, line = ''] = /\n\s+npm run revise -- ([^\n]*)/.exec(built.stdout) ?? [];
    expect(line).toContain('2021/shili --content');
    expect(line).toMatch(/--reason ""$/);
    // The output has the new text by now.
    expect(await readFile(path.join(output, 'reports/2021/shili.md'), 'utf8')).toBe(EDITED);
    const revised = await revise('--reason', '数字有误', '--date', '2023-05-10');
    expect(revised.code, revised.stdout).toBe(0);
    expect(await read('versions/2022-02-14.md')).toBe(FORMER);
    const after = await build();
    expect(after.stdout).not.toContain('npm run revise');
    const { versions } = JSON.parse(await readFile(path.join(output, 'reports/2021/shili.json'), 'utf8'));
    expect(versions).toMatchObject([{ from: '2022-02-14', until: '2023-05-10' }]);
    expect(existsSync(path.join(output, '../.网站.former'))).toBe(false);

    // A second correction: the text that it replaces is named by the day of the first.
    await writeFile(index, (await read('index.md')).replace('15件', '18件'));
    expect((await revise('--reason', '又有误', '--date', '2024-01-02')).code).toBe(0);
    expect((await kept()).sort()).toEqual(['2022-02-14.md', '2023-05-10.md']);
    expect(await read('versions/2023-05-10.md')).toContain('15件');
    const last = await build();
    expect(last.code, last.stdout).toBe(0);
    expect(last.stdout).not.toContain('npm run revise');
    expect(existsSync(path.join(output, 'reports/2021/shili/versions/2022-02-14-to-2023-05-10.html'))).toBe(
      true,
    );
  });

  it.each([
    'in the same build',
    'and was not built since',
  ])('also when its folder got another name %s', async (when) => {
    await prepare();
    const moved = path.join(content, 'reports/2021/shiliju');
    await rename(folder, moved);
    const edited = EDITED.replace('\n---\n\n', '\n旧网址: reports/2021/shili.html\n---\n\n');
    await writeFile(path.join(moved, 'index.md'), edited);
    if (when === 'in the same build') {
      const { stdout } = await build();
      expect(/npm run revise -- (\S+)/.exec(stdout)?.[1]).toBe('2021/shiliju');
    }
    const revised = await runCommand('revise', [
      ...['2021/shiliju', '--content', content, '--output', output],
      ...['--reason', '数字核对有误', '--date', '2023-05-10'],
    ]);
    expect(revised.code, revised.stdout).toBe(0);
    expect(await readFile(path.join(moved, 'versions/2022-02-14.md'), 'utf8')).toBe(FORMER);
  });

  it('also when it was edited once more before the next build, and again after that', async () => {
    await prepare();
    await writeFile(index, EDITED);
    await build();
    expect((await revise('--reason', '数字核对有误', '--date', '2023-05-10')).code).toBe(0);
    await writeFile(index, (await read('index.md')).replace('15件', '16件'));
    // What stood there in between has no day of its own.
    expect((await build()).stdout).not.toContain('npm run revise');
    await writeFile(index, (await read('index.md')).replace('16件', '18件'));
    expect((await build()).stdout).toContain('npm run revise');
    const revised = await revise('--reason', '又有误', '--date', '2024-01-02');
    expect(revised.code, revised.stdout).toBe(0);
    expect((await kept()).sort()).toEqual(['2022-02-14.md', '2023-05-10.md']);
    expect(await read('versions/2023-05-10.md')).toContain('16件');
  });

  it('and a text that cannot be kept is named, and keeps no other from it', async () => {
    await prepare();
    const other = path.join(content, 'reports/2020/shili/index.md');
    const text = await readFile(other, 'utf8');
    await writeFile(index, EDITED);
    await writeFile(other, `${text}\n又加了一段。\n`);
    await writeTree(path.dirname(output), { '.网站.former/2021': '不是文件夹' });
    const { code, stdout } = await build();
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('2021/shili 被换下的文本没有留下来');
    expect(stdout).toContain('取回以前的 reports/2021/shili.md');
    expect(stdout).not.toMatch(/清单没有写成|规则没有写成|2020\/shili 被换下/);
    expect(existsSync(path.join(path.dirname(output), '.网站.former/2020/shili'))).toBe(true);
  });
});

describe('interrupted', () => {
  beforeAll(prepare);

  it.each<[string, RegExp]>([
    ['mkdirSync', /versions$/],
    ['openSync', /versions.\.2022-02-14\.md\.new$/],
    ['renameSync', /versions.\.2022-02-14\.md\.new$/],
    ['openSync', /\.index\.md\.new$/],
    ['renameSync', /\.index\.md\.new$/],
  ])('at %s of %s nothing is half, and the same command does the rest', async (call, place) => {
    await restart();
    await writeFile(index, EDITED);
    const said = ['--reason', '数字有误', '--date', '2023-05-10'];
    const ended = runScript('revise', askFor(...said), { env: signalAt('SIGKILL', call, place) });
    await expect(ended).rejects.toThrow('SIGKILL');
    expect(await read('index.md')).toBe(EDITED);
    for (const name of (await kept()).filter((each) => !each.startsWith('.')))
      expect(await read(`versions/${name}`)).toBe(FORMER);
    expect((await runCommand('check', ['--content', content])).stdout).not.toContain('version-name');
    expect((await revise(...said)).code).toBe(0);
    expect(await read('versions/2022-02-14.md')).toBe(FORMER);
    expect((await read('index.md')).match(/原因: 数字有误/g)).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await kept()).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('refuses, with a remedy, and changes nothing', () => {
  const expectRefusal = async (
    result: Awaited<ReturnType<typeof revise>>,
    message: RegExp,
    text = EDITED,
  ): Promise<void> => {
    expect(result.stdout + result.stderr).toMatch(message);
    expect(result.stdout + result.stderr).toContain('改法');
    expect(result.code).toBe(1);
    expect(await read('index.md')).toBe(text);
  };

  beforeAll(async () => {
    await prepare();
    await writeFile(index, EDITED);
  });

  it('without a reason', async () => {
    await expectRefusal(await revise(), /没有写原因/);
    await expectRefusal(await revise('--reason', ' '), /没有写原因/);
    await expectRefusal(await revise('--reason', '甲\u202e乙'), /看不见的控制字符/);
    expect(await kept()).toEqual([]);
  });

  it('a day before the text was published', async () => {
    await expectRefusal(
      await revise('--reason', '有误', '--date', '2022-02-13'),
      /在以前的文本公布的日子 2022-02-14 之前/,
    );
    expect((await revise('--reason', '有误', '--date', '2022-02-30')).code).toBe(2);
    expect((await revise('--reason', '有误', '--date', '2199-01-01')).stderr).toContain('还没有到');
  });

  it('a report that is not there, with the nearest', async () => {
    const run = (id: string) =>
      runCommand('revise', [id, '--content', content, '--output', output, '--reason', '有误']);
    await expectRefusal(await run('2021/shilii'), /没有这篇报告：2021\/shilii[\s\S]*2021\/shili/);
    await expectRefusal(await run('../../etc'), /没有这篇报告/);
    await writeTree(content, { 'reports/2019/shili/index.md': new Uint8Array([0x81, 0xff, 0xff]) });
    await expectRefusal(await run('2019/shilii'), /有读不了的，可能就在里面：.*2019\/shili\/index\.md：/);
    await rm(path.join(content, 'reports/2019'), { recursive: true });
  });

  it('an output that is none, has not the report, or was changed', async () => {
    const run = (place: string) =>
      runCommand('revise', ['2021/shili', '--content', content, '--output', place, '--reason', '有误']);
    await expectRefusal(await run(content), /没有公报生成的网站/);
    const file = path.join(output, 'reports/2021/shili.md');
    await copyFile(file, `${file}.bak`);
    await writeFile(file, FORMER.replace('12件', '13件'));
    await expectRefusal(await revise('--reason', '有误'), /与目录里记的校验值不同/);
    await rm(file);
    await expectRefusal(await revise('--reason', '有误'), /不见了/);
    await copyFile(`${file}.bak`, file);
    expect(await kept()).toEqual([]);
  });

  it('another text of the same day', async () => {
    await mkdir(path.join(folder, 'versions'), { recursive: true });
    await writeFile(path.join(folder, 'versions/2022-02-14.md'), '别的文本');
    await expectRefusal(await revise('--reason', '有误'), /2022-02-14\.md 已经有了，内容与这次取出的不同/);
    expect(await read('versions/2022-02-14.md')).toBe('别的文本');
    await rm(path.join(folder, 'versions'), { recursive: true });
  });

  it('a disk that does not take it', async () => {
    await writeFile(path.join(folder, 'versions'), '不是文件夹');
    await expectRefusal(await revise('--reason', '有误'), /没有做完：.*(?:不是文件夹|已有同名的文件)/);
    await rm(path.join(folder, 'versions'));
  });

  it('a file that is no report', async () => {
    const file = path.join(content, '../备份.md');
    await expectRefusal(await revise('--reason', '有误', '--from', file), /打不开/);
    await writeFile(file, '没有字段');
    await expectRefusal(await revise('--reason', '有误', '--from', file), /文本读不出来/);
    await writeFile(file, new Uint8Array([0, 1, 2]));
    await expectRefusal(await revise('--reason', '有误', '--from', file), /读不出来/);
    await writeFile(file, FORMER.replace('发布日期: 2022-02-14', '发布日期: 某天'));
    await expectRefusal(await revise('--reason', '有误', '--from', file), /没有可以读的发布日期/);
  });

  it('a file that is another report', async () => {
    const file = path.join(content, '../备份.md');
    const other = writeReport({ 标题: '示例区示例局2020年度示例工作报告' }, '\n另一篇的正文。\n');
    await writeFile(file, other);
    await expectRefusal(
      await revise('--reason', '有误', '--from', file),
      /不是这一篇以前的文本：标题是《示例区示例局2020年度示例工作报告》，这一篇是《示例区示例局2021年度示例工作报告》；正文没有一段相同\n/,
    );
    await writeFile(file, FORMER.replace('发布日期: 2022-02-14', '发布日期: 2021-02-14'));
    await expectRefusal(
      await revise('--reason', '有误', '--from', file),
      /不是这一篇以前的文本：发布日期是 2021-02-14，这一篇是 2022-02-14\n/,
    );
    await writeFile(file, FORMER.replace(/标题: .*/, '标题: 示例区示例局示例报告'));
    const renamed = await revise('--reason', '有误', '--from', file);
    expect(renamed.code, renamed.stdout).toBe(0);
    await restart();
    await writeFile(index, EDITED);
  });

  it('a report that has not been edited, or has errors', async () => {
    await writeFile(index, FORMER);
    await expectRefusal(await revise('--reason', '有误'), /还没有改过/, FORMER);
    const faulty = EDITED.replace('体裁: 报告', '体裁: 没有的');
    await writeFile(index, faulty);
    await expectRefusal(await revise('--reason', '有误'), /第 \d+ 行有错误/, faulty);
    await writeFile(index, EDITED);
  });

  it('several reports at once', async () => {
    const { code, stderr } = await revise('2020/shili', '--reason', '有误');
    expect([code, stderr]).toEqual([2, expect.stringContaining('一次只能改一篇')]);
  });
});

it('takes the text from a file, whatever the output is', async () => {
  await restart();
  await writeFile(index, EDITED);
  const file = path.join(content, '../旧 index.md');
  await writeFile(file, FORMER.replaceAll('\n', '\r\n'));
  const { code, stdout } = await revise(
    '--from',
    file,
    '--reason',
    '有误',
    '--what',
    '更正件数',
    '--date',
    '2023年5月10日',
  );
  expect(code, stdout).toBe(0);
  // As it was handed in, to the byte.
  expect(await read('versions/2022-02-14.md')).toBe(FORMER.replaceAll('\n', '\r\n'));
  expect(await read('index.md')).toContain('    内容: 更正件数\n');
});
