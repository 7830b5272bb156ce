import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatLockHolder } from '../../../src/publish/lock-holder.ts';
import { publishOutput } from '../../../src/publish/staged-output-fs.ts';
import { startPublisher } from '../../fixtures/publish/publisher-process.ts';
import { readSampleVersion, SAMPLE_FILES, writeSampleSite } from '../../fixtures/publish/sample-site.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';
import { canLink } from '../../support/can-link.ts';

/** A folder `dist` of version `old` (or none) in an otherwise empty folder. */
function createOutput(version?: string) {
  const parent = createTempFolder();
  const output = join(parent, 'dist');
  if (version !== undefined) writeSampleSite(output, version);
  return { parent, output, list: () => readdirSync(parent).sort() };
}

/** The next build puts right what a killed one left, before it does anything else. */
const failToPublish = (output: string) =>
  expect(publishOutput(output, () => Promise.reject(new Error('坏了')))).rejects.toThrow('坏了');

const writing = (version: string) => async (staging: string) => writeSampleSite(staging, version);

describe('publishOutput', () => {
  it('makes an output, with its parents, where none was', async () => {
    const { parent, output, list } = createOutput();
    await publishOutput(output, writing('1'));
    expect(readSampleVersion(output)).toBe('1');
    expect(list()).toEqual(['dist']);
    const deep = join(parent, '新/更新/dist');
    await publishOutput(deep, writing('1'));
    expect(readSampleVersion(deep)).toBe('1');
  });

  it('replaces the former output as a whole: nothing of it stays', async () => {
    const { output, list } = createOutput('old');
    writeFileSync(join(output, '旧页面.html'), '');
    await publishOutput(output, async (staging) => {
      expect(readSampleVersion(output)).toBe('incomplete'); // still the old one, with its extra file
      expect(readdirSync(staging)).toEqual([]);
      writeSampleSite(staging, '2');
    });
    expect(readSampleVersion(output)).toBe('2');
    expect(list()).toEqual(['dist']);
  });

  it('gives the output the mode that a folder made by hand has', async () => {
    const { parent, output } = createOutput();
    await publishOutput(output, writing('1'));
    mkdirSync(join(parent, 'by-hand'));
    expect(statSync(output).mode).toBe(statSync(join(parent, 'by-hand')).mode);
  });

  it.runIf(canLink.folders)('follows a link to the output and keeps it', async () => {
    const { output } = createOutput('old');
    const elsewhere = createTempFolder();
    const link = join(elsewhere, 'link');
    symlinkSync(output, link, 'junction');
    await publishOutput(link, writing('2'));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(realpathSync.native(link)).toBe(output);
    expect(readSampleVersion(output)).toBe('2');
    expect(readdirSync(elsewhere)).toEqual(['link']);
  });

  it.each([
    ['the writer’s own failure', new Error('第 3 篇渲染失败'), '第 3 篇渲染失败'],
    [
      'a full disk',
      Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        syscall: 'write',
      }),
      '磁盘空间不足',
    ],
  ])('leaves the old output and nothing else after %s', async (_, failure, words) => {
    const { output, list } = createOutput('old');
    const attempt = publishOutput(output, async (staging) => {
      writeSampleSite(staging, 'new', SAMPLE_FILES.slice(0, 30));
      throw failure;
    });
    const error = (await attempt.catch((reason) => reason)) as Error;
    expect(error.message).toContain(words);
    expect(error === failure || error.cause === failure).toBe(true);
    expect(readSampleVersion(output)).toBe('old');
    expect(list()).toEqual(['dist']);
  });

  it('makes no output at all when the first build fails', async () => {
    const { output, list } = createOutput();
    await expect(publishOutput(output, () => Promise.reject(new Error('坏了')))).rejects.toThrow('坏了');
    expect(list()).toEqual([]);
  });

  it('refuses a result without the sign by which the next build knows it', async () => {
    const { output } = createOutput('old');
    const attempt = publishOutput(output, async (staging) => writeSampleSite(staging, 'new', ['index.html']));
    await expect(attempt).rejects.toThrow('catalog.json');
    expect(readSampleVersion(output)).toBe('old');
  });

  it('does not replace a folder of someone else’s, even one that comes while it builds', async () => {
    const { output, list } = createOutput();
    mkdirSync(output);
    writeFileSync(join(output, '论文.docx'), '三年的心血');
    await expect(publishOutput(output, writing('1'))).rejects.toThrow('不是公报生成的');
    rmSync(output, { recursive: true });
    const attempt = publishOutput(output, async (staging) => {
      writeSampleSite(staging, '1');
      mkdirSync(output);
      writeFileSync(join(output, '论文.docx'), '三年的心血');
    });
    await expect(attempt).rejects.toThrow('不是公报生成的');
    expect(readFileSync(join(output, '论文.docx'), 'utf8')).toBe('三年的心血');
    expect(list()).toEqual(['dist']);
  });

  it('does not swap once its lock was taken away by hand', async () => {
    const { parent, output } = createOutput('old');
    const attempt = publishOutput(output, async (staging) => {
      writeSampleSite(staging, 'new');
      rmSync(join(parent, '.dist.lock'));
    });
    await expect(attempt).rejects.toThrow('锁文件');
    expect(readSampleVersion(output)).toBe('old');
  });

  it('lets exactly one of two builds at once through', async () => {
    const { output, list } = createOutput('old');
    const both = [startPublisher('hold', output, 'A'), startPublisher('hold', output, 'B')];
    const told = await Promise.all(both.map((each) => each.until('writing', 'BuildBusyError')));
    const winner = told.indexOf('writing');
    expect(told[1 - winner]).toContain(`进程 ${both[winner]?.child.pid}`);
    expect(readSampleVersion(output)).toBe('old');
    both[winner]?.tell('finish');
    await both[winner]?.until('done');
    expect(readSampleVersion(output)).toBe('AB'[winner]);
    expect((await Promise.all(both.map((each) => each.ended))).map((how) => how.code).sort()).toEqual([0, 1]);
    expect(list()).toEqual(['dist']);
  });
});

describe('publishOutput, aborted', () => {
  it('ends at once, before anything else runs, though the writer goes on', async () => {
    const { output, list } = createOutput('old');
    const controller = new AbortController();
    const attempt = publishOutput(output, () => new Promise(() => {}), { signal: controller.signal });
    while (!list().some((name) => name.includes('next-'))) await new Promise((done) => setImmediate(done));
    const reason = new Error('已中断');
    controller.abort(reason);
    await expect(attempt).rejects.toBe(reason);
    expect(readSampleVersion(output)).toBe('old');
    expect(list()).toEqual(['dist']);
  });

  it('leaves nothing of what was still being written', async () => {
    const { output, list } = createOutput('old');
    const controller = new AbortController();
    const write = async (staging: string) => {
      for (let count = 0; count < 500; count += 1)
        void mkdir(join(staging, String(count))).catch(() => undefined);
      await new Promise((done) => setImmediate(done));
      controller.abort(new Error('已中断'));
      await new Promise(() => {});
    };
    await expect(publishOutput(output, write, { signal: controller.signal })).rejects.toThrow('已中断');
    expect(list()).toEqual(['dist']);
  });

  it('does not begin when it is aborted before', async () => {
    const { output, list } = createOutput();
    await expect(publishOutput(output, writing('1'), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(list()).toEqual([]);
  });

  it('ends at once when the abort comes while the writer sets out', async () => {
    const { output, list } = createOutput('old');
    const controller = new AbortController();
    const write = () => {
      controller.abort(new Error('已中断'));
      return new Promise<void>(() => {});
    };
    await expect(publishOutput(output, write, { signal: controller.signal })).rejects.toThrow('已中断');
    expect(list()).toEqual(['dist']);
  });

  it('does not swap when the abort comes as the writer ends', async () => {
    const { output } = createOutput('old');
    const controller = new AbortController();
    const attempt = publishOutput(
      output,
      async (staging) => {
        writeSampleSite(staging, 'new');
        controller.abort(new Error('已中断'));
      },
      { signal: controller.signal },
    );
    await expect(attempt).rejects.toThrow('已中断');
    expect(readSampleVersion(output)).toBe('old');
  });
});

describe('a build that was killed', () => {
  const deadLock = formatLockHolder({
    // Above every system's highest process id.
    pid: 2 ** 30,
    host: hostname(),
    started: '2022-02-14T00:00:00.000Z',
    token: '0a1b2c3d',
  });
  type Parts = Partial<Record<'dist' | '.dist.old' | '.dist.next-4194999', 'old' | 'new' | 'half' | 'empty'>>;

  it.each<[string, Parts, string, string | undefined]>([
    ['before staging', { dist: 'old' }, 'old', deadLock],
    ['after it created the lock file, before it wrote it', { dist: 'old' }, 'old', ''],
    ['while writing', { dist: 'old', '.dist.next-4194999': 'half' }, 'old', deadLock],
    ['before the swap', { dist: 'old', '.dist.next-4194999': 'new' }, 'old', deadLock],
    ['between the renames', { '.dist.old': 'old', '.dist.next-4194999': 'new' }, 'old', deadLock],
    ['after the swap', { dist: 'new', '.dist.old': 'old' }, 'new', deadLock],
    ['while removing the old', { dist: 'new', '.dist.next-4194999': 'half' }, 'new', deadLock],
    ['before it gave the lock back', { dist: 'new' }, 'new', deadLock],
    [
      'between the renames, and then someone made the folder',
      { dist: 'empty', '.dist.old': 'old' },
      'old',
      deadLock,
    ],
    ['after the swap of an empty folder', { dist: 'new', '.dist.old': 'empty' }, 'new', deadLock],
    ['between the renames, its lock deleted by hand', { '.dist.old': 'old' }, 'old', undefined],
  ])('%s: the output is whole after recovery, the next build works and leaves no strays', async (_, parts, expected, lock) => {
    const { parent, output, list } = createOutput();
    for (const [name, state] of Object.entries(parts)) {
      if (state === 'empty') mkdirSync(join(parent, name));
      else if (state === 'half') writeSampleSite(join(parent, name), 'new', SAMPLE_FILES.slice(3, 9));
      else writeSampleSite(join(parent, name), state);
    }
    if (lock !== undefined) writeFileSync(join(parent, '.dist.lock'), lock);

    await failToPublish(output);
    expect(readSampleVersion(output)).toBe(expected);
    expect(list()).not.toContain('.dist.old');
    await publishOutput(output, writing('3'));
    expect(readSampleVersion(output)).toBe('3');
    expect(list()).toEqual(['dist']);
  });

  it.runIf(canLink.folders)('is recovered through a link that dangles for want of the output', async () => {
    const { parent, output } = createOutput();
    const link = join(createTempFolder(), 'link');
    symlinkSync(output, link, 'junction');
    writeSampleSite(join(parent, '.dist.old'), 'old');
    await failToPublish(link);
    expect(readSampleVersion(output)).toBe('old');
  });

  it('keeps the next build from meddling with one that is running', async () => {
    const { parent, output } = createOutput('old');
    const running = startPublisher('hold', output);
    await running.until('writing');
    writeSampleSite(join(parent, '.dist.old'), 'old');
    await expect(publishOutput(output, writing('2'))).rejects.toThrow('另一个构建');
    expect(existsSync(join(parent, '.dist.old'))).toBe(true);
    await running.kill();
  });

  it('never makes recovery delete or move a folder of someone else’s', async () => {
    const { parent, output } = createOutput('old');
    mkdirSync(join(parent, '.dist.old'));
    writeFileSync(join(parent, '.dist.old/手工备份.zip'), '备份');
    await expect(publishOutput(output, writing('2'))).rejects.toThrow('改名');
    expect(readFileSync(join(parent, '.dist.old/手工备份.zip'), 'utf8')).toBe('备份');
    expect(readSampleVersion(output)).toBe('old');
  });

  it('with SIGKILL in the middle of writing leaves the old output', async () => {
    const { output, list } = createOutput('old');
    const killed = startPublisher('killed-while-writing', output);
    await killed.ended;
    expect(readSampleVersion(output)).toBe('old');
    expect(list()).toHaveLength(3); // its lock and staging folder are there: it was killed in time
    await publishOutput(output, writing('2'));
    expect(readSampleVersion(output)).toBe('2');
    expect(list()).toEqual(['dist']);
  });

  it('with SIGKILL at ten moments of a ceaseless writer leaves one version whole', async () => {
    const { output, list } = createOutput('old');
    for (let round = 0; round < 10; round++) {
      const writer = startPublisher('loop', output, `round-${round}`);
      await writer.until('published');
      await new Promise((done) => setTimeout(done, round * 7));
      await writer.kill();
      await failToPublish(output);
      expect(readSampleVersion(output)).toMatch(`round-${round}.`);
    }
    await publishOutput(output, writing('last'));
    expect(readSampleVersion(output)).toBe('last');
    expect(list()).toEqual(['dist']);
  });
});
