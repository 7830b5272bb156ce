import path from 'node:path';
import { measureFolder } from './measure-builds.ts';
import { runMeasured } from './run-measured.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

/** Whole builds: all reports to be typeset, then all of them from the cache, and none for comparison. */
export const measurePdf = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const content = path.join(folder, 'content');
    const output = path.join(folder, 'output');
    const { reports } = await writeContent(content, texts, 100);
    const rows: (string | number)[][] = [];
    for (const [run, ...options] of [['全部要排'], ['全部排过'], ['不要 PDF', '--no-pdf']] as const) {
      const args = ['--content', content, '--output', output, ...options];
      const { seconds, cpuSeconds, peakMegabytes } = await runMeasured('build', args);
      const size = (await measureFolder(output, '.pdf')) / 1024 / 1024;
      const figures = [seconds.toFixed(1), cpuSeconds.toFixed(1), Math.round(peakMegabytes), size.toFixed(1)];
      rows.push([run, reports, ...figures]);
    }
    return { columns: ['情形', '篇数', '用时（秒）', '处理器（秒）', '内存（MB）', 'PDF 大小（MB）'], rows };
  });
