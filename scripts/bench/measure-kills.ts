import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT } from '../../.eleventy.ts';
import { hashOutput } from './hash-output-fs.ts';
import { createRandom } from './random.ts';
import { spawnBuild, timeBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const KILLS = 10;

/** Kills builds (SIGKILL) at random moments of their run and compares what is in the output with the site before. */
export const measureKills = ({ characters, seed }: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const random = createRandom(Date.now());
    const output = path.join(folder, 'dist');
    const content = path.join(folder, 'content');
    const listStrays = async () =>
      (await readdir(folder)).filter((name) => name.startsWith('.')).join(' ') || '无';
    await writeContent(content, { characters, seed }, 20);
    const seconds = await timeBuild(content, output);
    const fresh = await hashOutput(output);
    const judge = async (old?: string) => {
      const now = await hashOutput(output);
      return now === old ? '原样' : now === fresh ? '新网站，完整' : '损坏';
    };
    const rows: (string | number)[][] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await timeBuild(path.join(PROJECT, 'src/content'), output);
      const old = await hashOutput(output);
      const delay = Math.round(random() * seconds * 1000);
      const child = await spawnBuild(content, output);
      const closed = once(child, 'close');
      await wait(delay);
      child.kill('SIGKILL');
      await closed;
      rows.push([kill, delay, await judge(old), await listStrays()]);
    }
    await timeBuild(content, output);
    rows.push(['再次构建', '', await judge(), await listStrays()]);
    return { columns: ['次', '结束于（毫秒）', 'dist', '留下的临时文件'], rows };
  });
