import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withInterruption } from '../../../src/publish/with-interruption.ts';
import { startPublisher } from '../../fixtures/publish/publisher-process.ts';
import { readSampleVersion, writeSampleSite } from '../../fixtures/publish/sample-site.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

describe('withInterruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('on %s leaves the old output and nothing else, says one line and exits with %i', async (signal, code) => {
    const parent = createTempFolder();
    const output = join(parent, 'dist');
    writeSampleSite(output, 'old');
    const build = startPublisher('interruptible', output);
    await build.until('writing');
    build.interrupt(signal);
    expect(await build.ended).toEqual({ code, signal: null });
    expect(build.stderr()).toBe('已中断，原有页面未改动。\n');
    expect(readSampleVersion(output)).toBe('old');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  it('survives the doubled Ctrl+C that npm and tsx send', async () => {
    const parent = createTempFolder();
    const output = join(parent, 'dist');
    writeSampleSite(output, 'old');
    const build = startPublisher('interruptible', output);
    await build.until('writing');
    build.interrupt('SIGINT');
    build.interrupt('SIGINT');
    expect((await build.ended).code).toBe(130);
    expect(readSampleVersion(output)).toBe('old');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  it('ends at once on the second Ctrl+C when the command does not hear the first', async () => {
    const build = startPublisher('deaf', 'unused');
    await build.until('writing');
    const again = setInterval(() => build.interrupt('SIGINT'), 50);
    const { code } = await build.ended;
    clearInterval(again);
    expect(code).toBe(130);
    expect(build.stderr()).toBe('已中断。\n');
  });

  it('lets a command that completes all the same have its result', async () => {
    const build = startPublisher('completing', 'unused');
    await build.until('writing');
    build.interrupt('SIGINT');
    expect(await build.ended).toEqual({ code: 0, signal: null });
    expect(build.told).toEqual(['writing', 'completed', 'done']);
    expect(build.stderr()).toBe('');
  });

  it('hands on result and failure, and leaves no handler behind', async () => {
    const before = process.listenerCount('SIGINT');
    expect(await withInterruption(async () => '好')).toBe('好');
    await expect(withInterruption(() => Promise.reject(new Error('坏了')))).rejects.toThrow('坏了');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
