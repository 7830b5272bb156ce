import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatDiagnostics } from '../../../src/diagnostics/format-diagnostics.ts';
import { loadProfiles } from '../../../src/load/load-profiles-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PROFILE = {
  name: '示例年度报告',
  basis: '示例',
  match: [{ 标题: '示例年度报告' }],
  parts: [{ name: '总体情况', heading: '总体' }],
  tables: [],
  deadlines: [],
  carried: [],
  statements: [],
};

it('reads each file as a kind of report, and a bad one keeps none of the others back', async () => {
  const project = await tempFolder();
  expect(await loadProfiles(project)).toEqual({ profiles: [], diagnostics: [] });
  const folder = path.join(project, '_data/profiles');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'b-kind.json'), JSON.stringify(PROFILE));
  await writeFile(path.join(folder, 'a-kind.json'), `\uFEFF${JSON.stringify(PROFILE)}`);
  await writeFile(path.join(folder, 'bad.json'), '{\n  "name": "示例",\n');
  await writeFile(path.join(folder, 'note.txt'), '说明');
  const { profiles, diagnostics } = await loadProfiles(project);
  expect(profiles.map(({ id }) => id)).toEqual(['a-kind', 'b-kind']);
  expect(formatDiagnostics(diagnostics)).toContain('_data/profiles/bad.json:2:16  错误  格式文件没有写完');
});
