import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { PROJECT } from '../../support/contents.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let program = '';

/** A program whose packages are not there, and cannot be had: npm finds that its two lists disagree, and asks nobody. */
beforeEach(async () => {
  program = await tempFolder();
  await mkdir(path.join(program, 'scripts'));
  await copyFile(path.join(PROJECT, 'scripts/open-desk.cjs'), path.join(program, 'scripts/open-desk.cjs'));
  const packages = { '': {}, 'node_modules/shili': { version: '1.0.0' } };
  for (const [name, content] of [
    ['package.json', { engines: { node: '>=20.19.0' }, dependencies: { 'shili-erhao': '1.0.0' } }],
    ['package-lock.json', { lockfileVersion: 3, packages }],
  ] as const)
    await writeFile(path.join(program, name), JSON.stringify(content));
});

const open = () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(program, 'scripts/open-desk.cjs')], {
    encoding: 'utf8',
  });
  return { status, stderr };
};

it('says that the packages cannot be put where nobody may write', async () => {
  await writeFile(path.join(program, '.cache'), '');
  const { status, stderr } = open();
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^编辑台没有打开：.*写不进去（\w+）：.*\n {2}改法：/),
  ]);
  expect(stderr).not.toContain('    at ');
});

it('waits for another window that installs, but not for a program that has its number long after', async () => {
  const mark = path.join(program, '.cache/installing');
  await mkdir(path.dirname(mark));
  await writeFile(mark, String(process.pid));
  expect(open().stderr).toMatch(/另一个窗口正在安装。\n {2}改法/);
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await utimes(mark, yesterday, yesterday);
  expect(open().stderr).toContain('程序包没有装好');
});
