import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishFile } from '../../../src/publish/staged-file-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

const guard = { isOurs: (file: string) => readFileSync(file, 'utf8').startsWith('ours'), what: '归档' };

function createPlace() {
  const parent = createTempFolder();
  const output = join(parent, '归档.zip');
  const publish = (text: string, place = output) =>
    publishFile(
      place,
      async (staging) => {
        writeFileSync(join(staging, 'new'), text);
        return join(staging, 'new');
      },
      { guard },
    );
  return { parent, output, publish };
}

// Locks, signals, links and what killed processes leave: `staged-output-fs.test.ts`, which has the same frame.
describe('publishFile', () => {
  it('puts a file in its place, makes the folders it needs, and leaves nothing beside it', async () => {
    const { parent, output, publish } = createPlace();
    await publish('ours 1');
    await publish('ours 2');
    expect(readFileSync(output, 'utf8')).toBe('ours 2');
    expect(readdirSync(parent)).toEqual(['归档.zip']);
    await publish('ours', join(parent, '新/更新/a.zip'));
    expect(readFileSync(join(parent, '新/更新/a.zip'), 'utf8')).toBe('ours');
  });

  it('leaves the old file as it is when the new one fails', async () => {
    const { parent, output, publish } = createPlace();
    await publish('ours 1');
    const failing = publishFile(output, () => Promise.reject(new Error('坏了')), { guard });
    await expect(failing).rejects.toThrow('坏了');
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
    await expect(publishFile(folder, async (staging) => staging, { guard })).rejects.toThrow('不会替换');
    expect(statSync(folder).isDirectory()).toBe(true);
  });
});
