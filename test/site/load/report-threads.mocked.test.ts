import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { ObjectStore } from '../../../src/base/object-cache-fs.ts';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { copyData } from '../../support/copy-data.ts';
import { writeReport } from '../../support/sample-report.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const machine = vi.hoisted(() => ({ cores: 1 }));
vi.mock('node:os', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:os')>()),
  availableParallelism: () => machine.cores,
}));

it('many reports come out the same from one thread and from several, with what is wrong in its order', async () => {
  const root = await tempFolder();
  const [content, project] = [path.join(root, '内容'), path.join(root, '程序')];
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  await writeFile(path.join(content, '用词.csv'), '写法,应为\n示例报告,示例公报\n');
  await copyData(project);
  for (let at = 0; at < 90; at += 1) {
    const folder = path.join(content, `reports/2019/shili-${at}`);
    await mkdir(path.join(folder, 'attachments'), { recursive: true });
    await writeFile(path.join(folder, 'attachments/表.csv'), `甲,乙\n${at},2\n`);
    await writeFile(
      path.join(folder, 'index.md'),
      writeReport({ 标题: `示例报告第${at}号` }, `一、一\n\n做为示例${at}。\n`),
    );
  }
  const load = async (cores: number) => {
    machine.cores = cores;
    const offered = new Set<string>();
    const shared: ObjectStore = {
      get: async () => undefined,
      offer: async (key) => void offered.add(key),
    };
    const options = { mode: 'build', project, content, label: '内容', without: ['pdf'], shared } as const;
    const loaded = await loadPortal(options);
    const objects = (await readdir(path.join(project, '.cache/objects'))).sort();
    return { shown: await showPortal(loaded), objects, offered: [...offered].sort() };
  };
  const alone = await load(1);
  expect(alone.objects.length).toBeGreaterThan(300);
  expect(alone.offered).toHaveLength(alone.objects.length);
  await rm(path.join(project, '.cache'), { recursive: true });
  expect(await load(3)).toEqual(alone);
  // Again, from what threads have left.
  expect(await load(3)).toMatchObject({ shown: alone.shown, objects: alone.objects });
});
