import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { timeBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

/** Whole builds as a person waits for them: process start to exit, three times the real report, once each corpus. */
export const measureBuilds = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const rows: (string | number)[][] = [];
    const add = async (name: string, content: string, reports: number, times = 1) => {
      const output = path.join(folder, 'output');
      const seconds: number[] = [];
      for (let run = 0; run < times; run += 1) seconds.push(await timeBuild(content, output));
      const size = (await measureFolder(output)) / 1024 / 1024;
      rows.push([name, reports, seconds.map((value) => value.toFixed(1)).join(' / '), size.toFixed(1)]);
    };
    await add('本项目的报告', path.join(PROJECT, 'src/content'), 1, 3);
    const isSized = texts.corpus !== undefined || texts.reports !== undefined;
    for (const count of isSized ? [100] : [100, 1000]) {
      const content = path.join(folder, `content-${count}`);
      const { name, reports } = await writeContent(content, texts, count);
      await add(name, content, reports);
    }
    return { columns: ['内容', '篇数', '用时（秒）', '网站大小（MB）'], rows };
  });

/** @returns bytes of all files below a folder whose names end so */
export async function measureFolder(folder: string, ending = ''): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
