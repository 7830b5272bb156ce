import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureFolder } from './measure-builds.ts';
import { runMeasured } from './run-measured.ts';
import type { Measurement } from './table.ts';
import { type Texts, writeContent } from './write-corpus-fs.ts';

const GENERATED = 100;

/** Whole builds: all reports to be typeset, then all of them from the cache, and none for comparison. */
export async function measurePdf(texts: Texts): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  const content = path.join(folder, 'content');
  const rows: (string | number)[][] = [];
  try {
    const { reports } = await writeContent(content, texts, GENERATED);
    for (const run of ['全部要排', '全部排过', '不要 PDF']) {
      const output = path.join(folder, 'output');
      const args = ['--content', content, '--output', output];
      if (run === '不要 PDF') args.push('--no-pdf');
      const { seconds, cpuSeconds, peakMegabytes } = await runMeasured('build', args);
      const size = (await measureFolder(output, '.pdf')) / 1024 / 1024;
      rows.push([
        run,
        reports,
        seconds.toFixed(1),
        cpuSeconds.toFixed(1),
        Math.round(peakMegabytes),
        size.toFixed(1),
      ]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { columns: ['情形', '篇数', '用时（秒）', '处理器（秒）', '内存（MB）', 'PDF 大小（MB）'], rows };
}
