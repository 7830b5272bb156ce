import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { runMeasured } from './run-measured.ts';
import type { Measurement } from './table.ts';
import { type Texts, writeContent } from './write-corpus-fs.ts';

const GENERATED = 1000;

/** Archiving and verifying, each in a process of its own. */
export async function measureArchive(texts: Texts): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  const rows: (string | number)[][] = [];
  const add = async (name: string, content: string, reports: number) => {
    const zip = path.join(folder, 'archive.zip');
    const archive = await runMeasured('archive', ['--content', content, '--output', zip]);
    const verify = await runMeasured('verify', [zip]);
    const size = ((await stat(zip)).size / 1024 / 1024).toFixed(1);
    const cells = [archive, verify].flatMap(({ seconds, peakMegabytes }) => [
      seconds.toFixed(1),
      Math.round(peakMegabytes),
    ]);
    rows.push([name, reports, size, ...cells]);
  };
  try {
    await add('本项目的报告', path.join(PROJECT, 'src/content'), 1);
    const content = path.join(folder, 'content');
    const { name, reports } = await writeContent(content, texts, GENERATED);
    await add(name, content, reports);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const columns = [
    '内容',
    '篇数',
    '归档大小（MB）',
    '归档用时（秒）',
    '归档内存（MB）',
    '核对用时（秒）',
    '核对内存（MB）',
  ];
  return { columns, rows };
}
