import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { PROJECT } from '../../.eleventy.ts';
import { timeBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { withTempFolder } from './write-corpus-fs.ts';

/** What a phone loads for the report: the page, styles and scripts, as a host sends them (gzip). */
const PARTS = ['reports/2021/jiaoyuju.html', 'assets/styles.css', 'assets/preferences.js', 'assets/site.js'];

export const measureWeight = (): Promise<Measurement> =>
  withTempFolder(async (output) => {
    await timeBuild(path.join(PROJECT, 'src/content'), output);
    const rows = await Promise.all(
      PARTS.map(async (file) => {
        const bytes = await readFile(path.join(output, file));
        return [file, bytes.length, gzipSync(bytes).length] as const;
      }),
    );
    const total = [1, 2].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
    return { columns: ['文件', '字节', '压缩后（gzip）'], rows: [...rows, ['合计', ...total]] };
  });
