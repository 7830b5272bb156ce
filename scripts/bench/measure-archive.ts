import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { runMeasured } from './run-measured.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

/** Archiving and verifying, each in a process of its own. */
export const measureArchive = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const add = async (name: string, content: string, reports: number) => {
      const zip = path.join(folder, 'archive.zip');
      const archive = await runMeasured('archive', ['--content', content, '--output', zip]);
      const verify = await runMeasured('verify', [zip]);
      const size = ((await stat(zip)).size / 1024 / 1024).toFixed(1);
      const cells = [archive, verify].flatMap(({ seconds, peakMegabytes }) => [
        seconds.toFixed(1),
        Math.round(peakMegabytes),
      ]);
      return [name, reports, size, ...cells];
    };
    const own = await add('本项目的报告', path.join(PROJECT, 'src/content'), 1);
    const content = path.join(folder, 'content');
    const { name, reports } = await writeContent(content, texts, 1000);
    const columns = ['内容', '篇数', '归档大小（MB）'];
    for (const what of ['归档', '核对']) columns.push(`${what}用时（秒）`, `${what}内存（MB）`);
    return { columns, rows: [own, await add(name, content, reports)] };
  });
