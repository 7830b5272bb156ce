import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createNewReport } from '../../../scripts/content/create-new-report.ts';
import { writeNewReport } from '../../../src/import/write-report-fs.ts';
import { breakDisk } from '../../support/faulty-disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const FILES = [
  { path: 'index.md', content: '示例区示例局' },
  { path: 'images/1.png', content: new Uint8Array([1]) },
];

/** Has the disk be full at each change in turn. @returns what was in the folder after each, and what was thrown */
async function failAtEach(make: (content: string) => Promise<unknown>) {
  const runs: { readonly left: string[]; readonly error: Error }[] = [];
  for (let at = 1; ; at += 1) {
    const content = path.join(await tempFolder(), '内容');
    await mkdir(path.join(content, 'reports'), { recursive: true });
    const disk = breakDisk({ folders: [content], kind: 'full', at });
    const error = await make(content).catch((thrown: Error) => thrown);
    if (disk.mend() < at) return runs;
    expect(error).toBeInstanceOf(Error);
    runs.push({ left: await readdir(path.join(content, 'reports')), error: error as Error });
  }
}

it('a full disk leaves nothing of a new report, not even the folder of its year', async () => {
  const runs = await failAtEach((content) =>
    writeNewReport(path.join(content, 'reports', '2021', 'shili'), FILES, ['attachments']),
  );
  expect(runs.length).toBeGreaterThan(4);
  for (const { left } of runs) expect(left).toEqual([]);
});

it('a full disk is told of the report, and not of the name under which it was written first', async () => {
  const runs = await failAtEach((content) =>
    writeNewReport(path.join(content, 'reports', '2021', 'shili'), FILES),
  );
  for (const { error } of runs.slice(1))
    expect((error as NodeJS.ErrnoException).path).toMatch(/2021[\\/]shili\b/);
});

it('a new report that could not be made whole is not there at all, so that it can be made again', async () => {
  const runs = await failAtEach((content) =>
    createNewReport({ absolute: content, label: '内容' }, { title: '示例区示例局2021年度报告' }),
  );
  expect(runs.length).toBeGreaterThan(3);
  for (const { left } of runs) expect(left).toEqual([]);
});
