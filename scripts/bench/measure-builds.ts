import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { timeBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { type Texts, writeContent } from './write-corpus-fs.ts';

const GENERATED = [100, 1000];

/** Whole builds as a person waits for them: process start to exit, three times the real report, once each corpus. */
export async function measureBuilds(texts: Texts): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  const rows: (string | number)[][] = [];
  const add = async (name: string, content: string, reports: number, times = 1) => {
    const output = path.join(folder, 'output');
    const seconds: number[] = [];
    for (let run = 0; run < times; run += 1) seconds.push(await timeBuild(content, output));
    const size = (await measureFolder(output)) / 1024 / 1024;
    rows.push([name, reports, seconds.map((value) => value.toFixed(1)).join(' / '), size.toFixed(1)]);
  };
  try {
    await add('本项目的报告', path.join(PROJECT, 'src/content'), 1, 3);
    const isSized = texts.corpus !== undefined || texts.reports !== undefined;
    for (const count of isSized ? GENERATED.slice(0, 1) : GENERATED) {
      const content = path.join(folder, `content-${count}`);
      const { name, reports } = await writeContent(content, texts, count);
      await add(name, content, reports);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { columns: ['内容', '篇数', '用时（秒）', '网站大小（MB）'], rows };
}

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
