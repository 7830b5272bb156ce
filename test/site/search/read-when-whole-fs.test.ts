import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readWhenWhole } from '../../../src/search/read-when-whole-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const parse = (content: Buffer) => JSON.parse(content.toString('utf8')) as unknown;

it('waits for a file that is there before its content', async () => {
  const file = path.join(await tempFolder(), 'entry.json');
  let looks = 0;
  const understand = async (content: Buffer) => {
    looks += 1;
    // The other program gets on between two looks.
    await writeFile(file, ['', '{"pages":', '{"pages": 3}'][looks] ?? '{"pages": 3}');
    return parse(content);
  };
  await writeFile(file, '');
  expect(await readWhenWhole(file, understand, 200_000)).toEqual({ pages: 3 });
  expect(looks).toBe(3);
});

it('waits for a file that is not there yet', async () => {
  const file = path.join(await tempFolder(), 'entry.json');
  const reading = readWhenWhole(file, parse, 200_000);
  await writeFile(file, '{"pages": 3}');
  expect(await reading).toEqual({ pages: 3 });
});

it('says why it gave up: what stays half written, as on a full disk, is no success', async () => {
  const file = path.join(await tempFolder(), 'entry.json');
  await writeFile(file, '{"pages":');
  await expect(readWhenWhole(file, parse, 100)).rejects.toThrow(SyntaxError);
  await expect(readWhenWhole(`${file}.missing`, parse, 100)).rejects.toThrow('ENOENT');
});
