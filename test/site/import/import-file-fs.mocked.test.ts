import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { PROJECT } from '../../../.eleventy.ts';
import { importFile } from '../../../src/import/import-file-fs.ts';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../../src/load/load-site-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** The program fails with every text that has this in it: by itself, or for want of memory. */
const BAD = '示例的毛病';
const LARGE = '示例的长文';

vi.mock('../../../src/import/convert-document.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../../src/import/convert-document.ts')>();
  const convertDocument: typeof original.convertDocument = (document, ...rest) => {
    const text = JSON.stringify(document);
    if (text.includes(BAD)) throw new RangeError('Maximum call stack size exceeded');
    if (text.includes(LARGE)) throw new RangeError('Array buffer allocation failed');
    return original.convertDocument(document, ...rest);
  };
  return { ...original, convertDocument };
});

it('a file with which the program itself fails is refused, nothing is written of it, and the others are imported', async () => {
  const folder = await tempFolder();
  const content = path.join(folder, '内容');
  await mkdir(content);
  const options = { project: PROJECT, content, label: '内容' };
  const rules = await loadFieldRules(PROJECT, (await loadSite(options)).site);
  const importText = async (name: string, body: string) => {
    const file = path.join(folder, name);
    await writeFile(file, `示例区示例局${name}\n\n${body}\n`);
    return importFile(
      { file, label: name },
      { ...rules, ...options, fullwidth: false, isUpdate: false, keepsSource: false, isDryRun: false },
    );
  };
  expect(await importText('甲.txt', `示例正文，${BAD}。`)).toEqual({
    kind: 'refused',
    label: '甲.txt',
    message: '读这个文件时程序出错（Maximum call stack size exceeded）',
    remedy: expect.stringContaining('发给维护程序的人'),
  });
  expect(await readdir(content)).toEqual([]);
  // What the command has words for.
  await expect(importText('丙.txt', `示例正文，${LARGE}。`)).rejects.toThrow('allocation failed');
  expect((await importText('乙.txt', '示例正文。')).kind).toBe('imported');
});
