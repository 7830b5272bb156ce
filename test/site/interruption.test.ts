import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquireBuildLock } from '../../src/publish/build-lock-fs.ts';
import { hashTree } from '../support/hash-tree.ts';
import { EXAMPLE_CONTENT, REAL_CONTENT } from '../support/load-example.ts';
import { runScript, spawnScript } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

let root = '';
let site = '';
let old: Map<string, string>;
let fresh: Map<string, string>;

const build = (content: string) => ['--content', content, '--output', site, '--overwrite'];

beforeAll(async () => {
  root = await tempFolder();
  site = path.join(root, 'dist');
  // Two contents, so that a mix of old and new would show.
  expect((await runScript('build', build(EXAMPLE_CONTENT))).code).toBe(0);
  fresh = await hashTree(site);
});

beforeEach(async () => {
  expect((await runScript('build', build(REAL_CONTENT))).code).toBe(0);
  old = await hashTree(site);
});

describe('a build that does not come to its end', () => {
  // `npm run bench -- kill` tries more moments, at random.
  it.each([
    200, 600, 900,
  ])('leaves the old site byte for byte when it is killed after %i ms', async (delay) => {
    const child = spawnScript('build', build(EXAMPLE_CONTENT));
    const closed = once(child, 'close');
    await wait(delay);
    child.kill('SIGKILL');
    await closed;
    // On a fast machine the build may have come to its end before it was killed: then the new site is whole.
    expect([old, fresh]).toContainEqual(await hashTree(site));
    expect((await runScript('build', build(EXAMPLE_CONTENT))).code).toBe(0);
    expect(await hashTree(site)).toEqual(fresh);
    expect(await readdir(root)).toEqual(['dist', 'dist.changes.json']);
  });

  it.runIf(process.platform !== 'win32')('ends with 130 on Ctrl+C and leaves only the old site', async () => {
    const child = spawnScript('build', build(EXAMPLE_CONTENT));
    const closed = once(child, 'close');
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // From the moment on that the lock is there something could be left behind.
    while (!(await readdir(root)).includes('.dist.lock') && child.exitCode === null) await wait(2);
    child.kill('SIGINT');
    await closed;
    expect(child.exitCode).toBe(130);
    expect(stderr).toContain('已中断，原有页面未改动。');
    expect(await hashTree(site)).toEqual(old);
    expect(await readdir(root)).toEqual(['dist', 'dist.changes.json']);
  });

  it('refuses to run beside another build of the same site', async () => {
    const lock = await acquireBuildLock(site);
    try {
      const second = await runScript('build', build(EXAMPLE_CONTENT));
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(String(process.pid));
      expect(await hashTree(site)).toEqual(old);
    } finally {
      lock.release();
    }
  });
});
