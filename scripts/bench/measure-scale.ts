import { appendFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { TextReport } from './invent-report.ts';
import { runPeer } from './measure-peers.ts';
import { BARE } from './peers.ts';
import { runMeasured } from './run-measured.ts';
import type { Measurement } from './table.ts';
import { listReports, type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const GENERATED = 1000;

const CACHE = path.join(PROJECT, '.cache', 'objects');

/** The cache of the installation, while it is measured. */
const FORMER_CACHE = `${CACHE}.before-${process.pid}`;

/**
 * What a build takes the first time, again, and after one edited sentence, all forms but PDFs, beside bare Eleventy with
 * Pagefind as it comes, on the same texts in the same run. The cache of the installation is put aside.
 */
export const measureScale = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const [content, output] = [path.join(folder, 'content'), path.join(folder, 'output')];
    const { name, reports } = await writeContent(content, texts, GENERATED);
    const list: TextReport[] = [];
    for await (const text of listReports(texts, GENERATED)) list.push(text);
    const project = path.join(folder, 'bare');
    await mkdir(project);
    const bare = await runPeer(BARE, project, list);
    if (bare.failure !== undefined) throw new Error(bare.failure);
    const rows: (string | number)[][] = [
      [BARE.name, ...format(bare.seconds, bare.cpuSeconds, bare.seconds), '', round(bare.peakMegabytes), ''],
    ];
    const build = async (what: string) => {
      const args = ['--content', content, '--output', output, '--overwrite', '--no-pdf'];
      const { seconds, cpuSeconds, peakMegabytes, ownMegabytes } = await runMeasured('build', args);
      const files = (await readdir(output, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      const times = format(seconds, cpuSeconds, bare.seconds);
      rows.push([what, ...times, round(ownMegabytes), round(peakMegabytes), files.length]);
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
    };
    // Put aside and not deleted: where an ext4 has no journal, making files takes up to fifteen times as long for
    // minutes after ten thousand were deleted (`recently_deleted` in fs/ext4/ialloc.c).
    await moveIfThere(CACHE, FORMER_CACHE);
    try {
      await build('第一次');
      await build('没有改动');
      const [year = ''] = (await readdir(path.join(content, 'reports'))).sort();
      const [report = ''] = await readdir(path.join(content, 'reports', year));
      await appendFile(path.join(content, 'reports', year, report, 'index.md'), '\n示例加的一句话。\n');
      await build('改了一句话');
    } finally {
      await rm(CACHE, { recursive: true, force: true });
      await moveIfThere(FORMER_CACHE, CACHE);
    }
    const columns = ['用时（秒）', '处理器（秒）', '与原样的比', 'Node 内存（MB）', '全部内存（MB）', '文件'];
    return { columns: [`${name}，${reports} 篇，不要 PDF`, ...columns], rows };
  });

const moveIfThere = (from: string, to: string) =>
  rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });

const round = Math.round;
const format = (seconds: number, cpuSeconds: number, bare: number) => [
  seconds.toFixed(1),
  cpuSeconds.toFixed(1),
  (seconds / bare).toFixed(2),
];
