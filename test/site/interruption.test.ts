import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquireBuildLock } from '../../src/publish/build-lock-fs.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runScript, spawnScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { signalAt } from '../support/signal-at.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeReports } from '../support/write-reports.ts';

let root = '';
let site = '';
/** Two contents, so that a mix of old and new would show: of one short report each, since most of a run is its start. */
let content = '';
/** The site of the other. */
let former = '';
let old: Map<string, string>;
let fresh: Map<string, string>;

const build = (from = content, output = site) => ['--content', from, '--output', output, '--overwrite'];

beforeAll(async () => {
  content = await writeReports({ '2021/shili': { 标题: '示例区示例局2021年报告' } });
  const other = await writeReports({ '2020/shili': { 标题: '示例区示例局2020年报告' } });
  const sites = await tempFolder();
  former = path.join(sites, 'former');
  expect((await runCommand('build', build(other, former))).code).toBe(0);
  old = await hashTree(former);
  const sound = path.join(sites, 'fresh');
  expect((await runCommand('build', build(content, sound))).code).toBe(0);
  fresh = await hashTree(sound);
});

beforeEach(async () => {
  root = await tempFolder();
  site = path.join(root, 'dist');
  await cp(former, site, { recursive: true });
});

describe('a build that does not come to its end', () => {
  // `npm run bench -- kill` tries other moments, at random.
  it.each([
    ['as it begins to write', 'mkdirSync', /\/\.dist\.next-[^/]*$/],
    ['while it writes', 'writeFile', /\/search\/parts\.json$/],
    ['before the new site takes the place of the old', 'renameSync', /\/dist$/],
  ])('leaves the old site byte for byte when it is killed %s', async (_, call, place) => {
    const child = await spawnScript('build', build(), {
      env: signalAt('SIGKILL', call, place),
    });
    await new Promise((ended) => child.once('close', ended));
    expect(child.exitCode).not.toBe(0);
    expect(await hashTree(site)).toEqual(old);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).not.toEqual([]);
    expect((await runCommand('build', build())).code).toBe(0);
    expect(await hashTree(site)).toEqual(fresh);
    expect(await readdir(root)).toEqual(['dist', 'dist.changes.json', 'dist.hosting']);
  });

  it.runIf(process.platform !== 'win32')('ends with 130 on Ctrl+C and leaves only the old site', async () => {
    // From the moment on that the lock is there something could be left behind.
    const env = signalAt('SIGINT', 'mkdirSync', /\/\.dist\.next-[^/]*$/);
    const { code, stderr } = await runScript('build', build(), { env });
    expect(code).toBe(130);
    expect(stderr).toContain('已中断，原有页面未改动。');
    expect(await hashTree(site)).toEqual(old);
    expect(await readdir(root)).toEqual(['dist']);
  });

  it('refuses to run beside another build of the same site', async () => {
    const lock = await acquireBuildLock(site);
    try {
      const second = await runCommand('build', build());
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(String(process.pid));
      expect(await hashTree(site)).toEqual(old);
    } finally {
      lock.release();
    }
  });
});

describe.each<[string, (file: string) => string[]]>([
  ['archive', (file) => ['--content', content, '--output', file]],
  ['handover', (file) => ['--output', former, '--whole', '--file', file]],
])('the file of npm run %s', (command, tellArguments) => {
  let file = '';
  let sound: Buffer;

  beforeAll(async () => {
    file = path.join(await tempFolder(), '文件.zip');
    expect((await runCommand(command, tellArguments(file))).code).toBe(0);
    sound = await readFile(file);
  });

  it.each([
    ['as it begins to write', 'open', /\.zip$/],
    ['before the new one takes the place of the old', 'renameSync', /\.zip$/],
  ])('stays as it was when it is killed %s, and is made the next time', async (_, call, place) => {
    const child = await spawnScript(command, tellArguments(file), { env: signalAt('SIGKILL', call, place) });
    await new Promise((ended) => child.once('close', ended));
    expect(child.exitCode).not.toBe(0);
    expect(await readFile(file)).toEqual(sound);
    expect((await runCommand(command, tellArguments(file))).code).toBe(0);
    expect(await readFile(file)).toEqual(sound);
  });

  it.runIf(process.platform !== 'win32')('stays as it was on a disk that takes no more', async () => {
    const { code, stdout, stderr } = await runScript(command, tellArguments(file), { fileLimit: 64 });
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/文件太大|磁盘/);
    expect(await readFile(file)).toEqual(sound);
  });
});
