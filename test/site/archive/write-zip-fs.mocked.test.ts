import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { openZipBag } from '../../../src/archive/open-zip-bag.ts';
import { writeZip, type ZipWriter } from '../../../src/archive/write-zip-fs.ts';
import { createMemorySource } from '../../../src/zip/byte-source.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

/** Large files are read as streams: what happens before each of them. */
const readings = vi.hoisted(() => ({ count: 0, before: () => {} }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const createReadStream: typeof fs.createReadStream = (...options) => {
    readings.before();
    return fs.createReadStream(...options);
  };
  return { ...fs, createReadStream };
});

const SMALL = Buffer.from('示例区示例局。'.repeat(300));
const LARGE = Buffer.from('一行示例文字，不是随机的。\n'.repeat(450_000));

function createFiles() {
  const folder = createTempFolder();
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    folder,
    small: write('小.txt', SMALL),
    large: write('大.txt', LARGE),
    target: join(folder, 'a.zip'),
  };
}

const write = (target: string, fill: (zip: ZipWriter) => Promise<void>) =>
  writeZip(target, '2022-02-14', fill);

describe('writeZip', () => {
  it('writes what another program reads, small and large, with names of all kinds', async () => {
    const { small, large, target } = createFiles();
    const sums: string[] = [];
    const bytes = await write(target, async (zip) => {
      await zip.addBytes('公报/空.txt', Buffer.alloc(0));
      sums.push(await zip.addFile('公报/附件 1 [说明].txt', small, SMALL.length));
      sums.push(await zip.addFile('公报/大 #1 100%.txt', large, LARGE.length));
    });
    const zip = readFileSync(target);
    expect(zip.length).toBe(bytes);
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['公报/空.txt', '公报/附件 1 [说明].txt', '公报/大 #1 100%.txt']);
    expect(Buffer.from(files['公报/附件 1 [说明].txt'] as Uint8Array).equals(SMALL)).toBe(true);
    expect(Buffer.from(files['公报/大 #1 100%.txt'] as Uint8Array).equals(LARGE)).toBe(true);
    expect(sums).toEqual([SMALL, LARGE].map((each) => createHash('sha512').update(each).digest('hex')));
    // The small text is deflated, the large one is not.
    expect(bytes).toBeGreaterThan(LARGE.length);
    expect(bytes).toBeLessThan(LARGE.length + SMALL.length);
    expect(await openZipBag(createMemorySource(zip))).toMatchObject({ findings: [], form: 'sealed-zip' });
  });

  it('refuses a file that has another size than was told, or changes between its two readings', async () => {
    const { folder, small, large, target } = createFiles();
    const longer = write(target, async (zip) => void (await zip.addFile('小.txt', small, SMALL.length + 1)));
    await expect(longer).rejects.toThrow('被改动了');
    // Another text of the same length when it is read for the second time.
    readings.before = () => {
      readings.count += 1;
      if (readings.count === 2) writeFileSync(large, LARGE.toReversed());
    };
    const addLarge = async (zip: ZipWriter) => void (await zip.addFile('大.txt', large, LARGE.length));
    await expect(write(join(folder, 'b.zip'), addLarge)).rejects.toThrow('被改动了');
    expect(readings.count).toBe(2);
  });

  it('does not write over anything', async () => {
    const { small, target } = createFiles();
    await expect(write(small, async () => {})).rejects.toThrow('EEXIST');
    expect(readFileSync(small).equals(SMALL)).toBe(true);
    await write(target, async () => {});
    expect(unzipSync(readFileSync(target))).toEqual({});
  });

  it('writes 66,000 files, for which the old records have no room', async () => {
    const { target } = createFiles();
    const count = 66_000;
    await write(target, async (zip) => {
      for (let index = 0; index < count; index += 1) await zip.addBytes(`公报/${index}`, Buffer.alloc(0));
    });
    const zip = readFileSync(target);
    expect(Object.keys(unzipSync(zip))).toHaveLength(count);
    const { findings, container } = await openZipBag(createMemorySource(zip));
    expect(findings).toEqual([]);
    expect(container?.files).toHaveLength(count);
  });
});
