import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { PROJECT } from '../../../.eleventy.ts';
import { importFile } from '../../../src/import/import-file-fs.ts';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../../src/load/load-site-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// Administrators read whatever its permissions say and Windows has no such bits, so the refusal is played.
const shut = vi.hoisted(() => ({ place: '\0' }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const readFile = async (...args: Parameters<typeof original.readFile>) => {
    const [file] = args;
    if (!String(file).includes(shut.place)) return original.readFile(...args);
    throw Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: String(file) });
  };
  return { ...original, readFile };
});

it('a document is not imported a second time because the report of it cannot be read', async () => {
  const folder = await tempFolder();
  const options = { project: PROJECT, content: path.join(folder, '内容'), label: '内容' };
  const rules = await loadFieldRules(PROJECT, (await loadSite(options)).site);
  const file = path.join(folder, '甲.txt');
  await writeFile(file, '示例区示例局2021年度报告\n\n示例正文。\n');
  const run = () =>
    importFile(
      { file, label: '甲.txt' },
      { ...rules, ...options, fullwidth: false, isUpdate: false, keepsSource: false, isDryRun: false },
    );
  expect((await run()).kind).toBe('imported');
  shut.place = `${path.sep}slqslj2021ndbg${path.sep}`;
  await expect(run()).rejects.toThrow(/没有读写权限[\s\S]*slqslj2021ndbg/);
  expect(await readdir(path.join(options.content, 'reports', '2021'))).toEqual(['slqslj2021ndbg']);
});
