import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashSources } from '../../../src/load/hash-program-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('names the program: its sources, templates and exact packages, not the content beside them or the line ends', async () => {
  const program = await tempFolder();
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(program, file)), { recursive: true });
    await writeFile(path.join(program, file), text);
  };
  await write('package.json', '{}\n');
  await write('package-lock.json', '{}\n');
  await write('src/a/b.ts', 'one\ntwo\n');
  await write('_includes/a.njk', 'one\n');
  await write('src/demo/site.json', '{}');
  const before = await hashSources(program);
  await write('src/a/b.ts', 'one\r\ntwo\r\n');
  await write('src/content/reports/a/index.md', 'text');
  await write('src/demo/site.json', '{ }');
  await write('README.md', 'text');
  expect(await hashSources(program)).toBe(before);
  for (const [file, text] of [
    ['src/a/b.ts', 'one\ntwo!\n'],
    ['src/a/new.typ', ''],
    ['_includes/a.njk', 'two\n'],
    ['package-lock.json', '{ "a": 1 }\n'],
  ] as const) {
    const last = await hashSources(program);
    await write(file, text);
    expect(await hashSources(program)).not.toBe(last);
  }
  const copy = await tempFolder();
  await cp(program, copy, { recursive: true });
  expect(await hashSources(copy)).toBe(await hashSources(program));
});
