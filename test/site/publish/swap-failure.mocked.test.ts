import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutputPaths } from '../../../src/publish/output-paths.ts';
import { publishOutput, settleOutput } from '../../../src/publish/staged-output-fs.ts';
import { readSampleVersion, writeSampleSite } from '../../fixtures/publish/sample-site.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

/** Codes with which the next renames fail, in order; an empty one succeeds. */
const renames = vi.hoisted(() => ({ outcomes: [] as string[], rest: '', made: 0, onRename: () => {} }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const renameSync: typeof fs.renameSync = (from, to) => {
    renames.made += 1;
    renames.onRename();
    const code = renames.outcomes.shift() ?? renames.rest;
    if (code === '') return fs.renameSync(from, to);
    throw Object.assign(new Error(`${code}: rename`), { code, syscall: 'rename', path: String(from) });
  };
  return { ...fs, renameSync };
});

// Waiting for another program takes no time here.
beforeEach(() => {
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((go) => setImmediate(go) as never);
  vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(renames, { outcomes: [], rest: '', made: 0, onRename: () => {} });
});

async function publishOver(
  outcomes: string[],
  rest = '',
  signal = new AbortController().signal,
  more: { keep?: number; onUnretired?: (paths: OutputPaths, error: unknown) => void } = {},
) {
  const parent = createTempFolder();
  const output = join(parent, 'dist');
  writeSampleSite(output, 'old');
  const write = async (staging: string) => {
    writeSampleSite(staging, 'new');
    Object.assign(renames, { outcomes: [...outcomes], rest });
  };
  const failure: unknown = await publishOutput(output, write, { signal, ...more }).catch((error) => error);
  renames.rest = '';
  return {
    failure: failure as Error | undefined,
    version: readSampleVersion(output),
    found: readdirSync(parent),
    output,
  };
}

describe('a swap of which a rename fails', () => {
  it('puts the old output back when the new one cannot take its place', async () => {
    const { failure, version, found } = await publishOver(['', 'EIO']);
    expect(renames.made).toBe(3);
    expect(failure?.message).toContain('磁盘读写出错');
    expect(version).toBe('old');
    expect(found).toEqual(['dist']);
  });

  it('says where the old output is when it cannot be put back either, and the next build puts it back', async () => {
    const { failure, found, output } = await publishOver(['', 'EIO', 'EIO']);
    expect(failure?.message).toContain(`现在完整地在 ${join(output, '../.dist.old')}`);
    expect(failure?.message).toContain('改名为 dist');
    expect(found).toEqual(['.dist.old']);
    await publishOutput(output, async () => Promise.reject(new Error('不做'))).catch(() => undefined);
    expect(readSampleVersion(output)).toBe('old');
  });

  it('says that the old output is not yet among those that are kept, and it can be put there', async () => {
    const told: unknown[] = [];
    const onUnretired = (_: OutputPaths, error: unknown) => told.push(error);
    const { version, output } = await publishOver(['', '', 'EIO'], '', undefined, { keep: 1, onUnretired });
    expect(version).toBe('new');
    expect(told).toMatchObject([{ code: 'EIO' }]);
    await settleOutput(output);
    expect(readdirSync(join(output, '..')).sort()).toEqual(['dist', 'dist.kept']);
    expect(readSampleVersion(join(output, '../dist.kept/1'))).toBe('old');
  });

  it('outlasts a program that holds the old or the new folder for a moment', async () => {
    for (const outcomes of [
      ['EBUSY', 'EBUSY'],
      ['', 'EBUSY', '', '', 'EBUSY'],
      ['', 'EBUSY', 'EBUSY', 'EBUSY'],
    ]) {
      const { failure, version, found } = await publishOver(outcomes);
      expect(failure).toBeUndefined();
      expect(version).toBe('new');
      expect(found).toEqual(['dist']);
    }
  });

  it('leaves the old output and says what to close when the program does not let go', async () => {
    const { failure, version, found } = await publishOver([], 'EBUSY');
    expect(failure?.message).toContain('某个文件正被其他程序打开');
    expect(failure?.cause).toMatchObject({ code: 'EBUSY' });
    expect(version).toBe('old');
    expect(found).toEqual(['dist']);
  });

  it('does not happen any more after an abort during the wait for that program', async () => {
    const controller = new AbortController();
    renames.onRename = () => controller.abort(new Error('已中断'));
    const { failure, version, found } = await publishOver(['EBUSY'], '', controller.signal);
    expect(failure?.message).toBe('已中断');
    expect(version).toBe('old');
    expect(found).toEqual(['dist']);
  });

  it('publishes although the old output cannot be removed now, and removes it the next time', async () => {
    const { failure, version, found, output } = await publishOver(['', '', 'EBUSY']);
    expect(failure).toBeUndefined();
    expect(version).toBe('new');
    expect(found.sort()).toEqual(['.dist.old', 'dist']);
    await publishOutput(output, async (staging) => writeSampleSite(staging, 'next'));
    expect(readSampleVersion(output)).toBe('next');
    expect(readdirSync(join(output, '..'))).toEqual(['dist']);
  });
});
