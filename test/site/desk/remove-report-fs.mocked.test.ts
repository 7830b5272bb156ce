import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { listRemoved, removeReport } from '../../../src/desk/remove-report-fs.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

/** As of a folder whose rights were taken away: root would read it all the same. */
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const readdirSync = ((folder: string, ...rest: readonly [{ recursive?: boolean }]) => {
    const isIn = rest[0].recursive && fs.existsSync(path.join(folder, '2021', 'suozhe'));
    if (isIn || path.basename(folder) === 'suozhe')
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    return (fs.readdirSync as (...args: unknown[]) => unknown)(folder, ...rest);
  }) as typeof fs.readdirSync;
  return { ...fs, readdirSync };
});

it('lists what was removed beside a folder that cannot be read, and that one, too', async () => {
  const ids = ['2021/jia', '2021/suozhe', '2021/yi'];
  const content = await writeTree(
    await tempFolder(),
    Object.fromEntries(ids.map((id) => [`reports/${id}/index.md`, writeReport({ 标题: `示例 ${id}` })])),
  );
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const [second, id] of ids.entries()) {
    vi.setSystemTime(new Date(2026, 0, 1, 0, 0, second));
    const folder = path.join(content, 'reports', id);
    expect(removeReport(content, { id, folder } as Parameters<typeof removeReport>[1])).toBeUndefined();
  }
  vi.useRealTimers();
  expect(listRemoved(content).map(({ title }) => title)).toEqual([
    '示例 2021/yi',
    '示例 2021/suozhe',
    '示例 2021/jia',
  ]);
});
