import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishFile } from '../../../src/publish/staged-file-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

const isOurs = (file: string) => readFileSync(file, 'utf8').startsWith('ours');

function createPlace() {
  const parent = createTempFolder();
  const output = join(parent, '归档.zip');
  const publish = (text: string, options: { signal?: AbortSignal } = {}) =>
    publishFile(
      output,
      async (staging) => {
        writeFileSync(join(staging, 'new'), text);
        return join(staging, 'new');
      },
      { isOurs, ...options },
    );
  return { parent, output, publish };
}

describe('publishFile', () => {
  it('puts a file in its place, makes the folders it needs, and leaves nothing beside it', async () => {
    const { parent, output, publish } = createPlace();
    await publish('ours 1');
    await publish('ours 2');
    expect(readFileSync(output, 'utf8')).toBe('ours 2');
    expect(readdirSync(parent)).toEqual(['归档.zip']);
    await publishFile(
      join(parent, '新/更新/a.zip'),
      async (staging) => {
        writeFileSync(join(staging, 'a'), 'ours');
        return join(staging, 'a');
      },
      { isOurs },
    );
    expect(readFileSync(join(parent, '新/更新/a.zip'), 'utf8')).toBe('ours');
  });

  it('leaves the old file as it is when the new one fails or is interrupted', async () => {
    const { parent, output, publish } = createPlace();
    await publish('ours 1');
    const failing = publishFile(output, () => Promise.reject(new Error('坏了')), { isOurs });
    await expect(failing).rejects.toThrow('坏了');
    const controller = new AbortController();
    const deaf = publishFile(output, () => new Promise<string>(() => {}), {
      isOurs,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('中断')), 20);
    await expect(deaf).rejects.toThrow('中断');
    expect(readFileSync(output, 'utf8')).toBe('ours 1');
    expect(readdirSync(parent)).toEqual(['归档.zip']);
  });

  it('never replaces what is not ours, also if it came while writing', async () => {
    const { parent, output, publish } = createPlace();
    writeFileSync(output, '别人的');
    await expect(publish('ours')).rejects.toThrow('不会替换');
    expect(readFileSync(output, 'utf8')).toBe('别人的');
    const folder = join(parent, '夹.zip');
    mkdirSync(folder);
    await expect(publishFile(folder, async (staging) => staging, { isOurs })).rejects.toThrow('不会替换');
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it('removes what a killed process left', async () => {
    const { parent, publish } = createPlace();
    mkdirSync(join(parent, '.归档.zip.next-12345/data'), { recursive: true });
    mkdirSync(join(parent, '.别的.zip.next-12345'));
    await publish('ours');
    expect(readdirSync(parent).sort()).toEqual(['.别的.zip.next-12345', '归档.zip']);
  });

  it.runIf(process.platform !== 'win32')('follows a link to its file', async () => {
    const { parent, output, publish } = createPlace();
    const real = join(parent, '真.zip');
    writeFileSync(real, 'ours 0');
    symlinkSync(real, output);
    await publish('ours 1');
    expect(readFileSync(real, 'utf8')).toBe('ours 1');
    expect(existsSync(output)).toBe(true);
  });
});
