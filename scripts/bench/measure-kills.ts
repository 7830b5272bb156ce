import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT } from '../../.eleventy.ts';
import { hashOutput } from './hash-output-fs.ts';
import { createRandom } from './random.ts';
import { spawnBuild, timeBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { type Texts, writeContent } from './write-corpus-fs.ts';

const KILLS = 10;
const GENERATED = 20;

/** Kills builds (SIGKILL) at random moments of their run and compares what is in the output with the site before. */
export async function measureKills({ characters, seed }: Texts): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  const random = createRandom(Date.now());
  try {
    const output = path.join(folder, 'dist');
    const content = path.join(folder, 'content');
    await writeContent(content, { characters, seed }, GENERATED);
    const seconds = await timeBuild(content, output);
    const fresh = await hashOutput(output);
    const rows: (string | number)[][] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await timeBuild(path.join(PROJECT, 'src/content'), output);
      const old = await hashOutput(output);
      const delay = Math.round(random() * seconds * 1000);
      const child = spawnBuild(content, output);
      const closed = once(child, 'close');
      await wait(delay);
      child.kill('SIGKILL');
      await closed;
      const now = await hashOutput(output);
      const left = (await readdir(folder)).filter((name) => name.startsWith('.'));
      const verdict = now === old ? '原样' : now === fresh ? '新网站，完整' : '损坏';
      rows.push([kill, delay, verdict, left.join(' ') || '无']);
    }
    await timeBuild(content, output);
    const strays = (await readdir(folder)).filter((name) => name.startsWith('.'));
    rows.push([
      '再次构建',
      '',
      (await hashOutput(output)) === fresh ? '新网站，完整' : '损坏',
      strays.join(' ') || '无',
    ]);
    return { columns: ['次', '结束于（毫秒）', 'dist', '留下的临时文件'], rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
