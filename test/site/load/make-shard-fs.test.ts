import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import { makeShard } from '../../../src/load/make-shard-fs.ts';
import { openStorePlace } from '../../../src/store/open-store-fs.ts';
import { createSharedStore } from '../../../src/store/shared-store.ts';
import { copyData } from '../../support/copy-data.ts';
import { writeReport } from '../../support/sample-report.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Reports with links to each other, a content folder and a shared one. */
async function createContent(texts: readonly string[]) {
  const root = await tempFolder();
  const [content, share] = [path.join(root, '内容'), path.join(root, '共享')];
  await mkdir(share);
  for (const [index, text] of texts.entries()) {
    const folder = path.join(content, `reports/2021/r${index}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), text);
  }
  return { content, share };
}

/** A machine with a cache of its own, and its way of running something. */
async function createMachine({ content, share }: { content: string; share: string }) {
  const project = path.join(await tempFolder(), '程序');
  await copyData(project);
  const run = async <T>(
    work: (options: Parameters<typeof loadPortal>[0]) => Promise<T>,
    isDelivering = false,
  ) => {
    const shared = createSharedStore(openStorePlace(share), { isDelivering });
    const result = await work({ mode: 'build', project, content, label: '内容', without: ['pdf'], shared });
    return { result, ...(await shared.close()) };
  };
  return {
    make: (index: number, count: number) => run((options) => makeShard(options, { index, count }), true),
    assemble: () => run(async (options) => showPortal(await loadPortal(options))),
  };
}

const body = (index: number) =>
  `## 一、总体情况\n\n第 ${index} 篇，见[另一篇](../r${(index + 1) % 5}/index.md#s1)。\n`;

it('shares made by several machines assemble to what one makes, and nothing is made again', async () => {
  const place = await createContent([0, 1, 2, 3, 4].map((index) => writeReport({}, body(index))));
  const made = [];
  for (const index of [1, 2]) made.push(await (await createMachine(place)).make(index, 2));
  expect(made.map(({ result }) => result.diagnostics)).toEqual([[], []]);
  expect(made.reduce((sum, { result }) => sum + result.reports, 0)).toBe(5);
  for (const { result, stored, unstored } of made) {
    expect(result.reports).toBeGreaterThan(1);
    expect(result.all).toBe(5);
    expect([stored > 0, unstored]).toEqual([true, 0]);
  }
  const assembled = await (await createMachine(place)).assemble();
  // 相关文章: nobody finds them who has a share of the reports.
  expect(assembled.stored).toBe(1);
  const alone = await (await createMachine({ ...place, share: `${place.share}-没有` })).assemble();
  expect(assembled.result).toEqual(alone.result);
});

it('a share tells of its own errors, and of no others', async () => {
  const wrong = writeReport({}, '见[附件](attachments/没有.pdf)。\n');
  const place = await createContent([writeReport({}, body(0)), wrong, writeReport({ 标题: '' }, body(2))]);
  const told: string[][] = [];
  for (const index of [1, 2, 3]) {
    const { result, faults } = await (await createMachine(place)).make(index, 3);
    expect([result.reports, faults]).toEqual([1, []]);
    told.push(result.diagnostics.map(({ file }) => file));
  }
  expect(told.map((files) => [...new Set(files)].join()).sort()).toEqual([
    '',
    '内容/reports/2021/r1/index.md',
    '内容/reports/2021/r2/index.md',
  ]);
});

it('a machine that has made its share before puts it where it is missing now', async () => {
  const place = await createContent([0, 1, 2, 3, 4].map((index) => writeReport({}, body(index))));
  const machine = await createMachine(place);
  expect((await machine.make(1, 1)).result.diagnostics).toEqual([]);
  const names = await readdir(place.share);
  // The whole share is one part of the index, which is made with it.
  expect(names.filter((name) => name.endsWith('.zip'))).toHaveLength(1);
  expect(await machine.make(1, 1)).toMatchObject({ stored: 0, unstored: 0 });
  for (const name of names) await rm(path.join(place.share, name));
  expect(await machine.make(1, 1)).toMatchObject({ unstored: 0 });
  expect(await (await createMachine(place)).assemble()).toMatchObject({ stored: 1 });
});

it('settings that cannot be read, and no reports at all, are told by every share', async () => {
  const place = await createContent([writeReport({}, body(0))]);
  await writeFile(path.join(place.content, 'site.json'), '{');
  const empty = await createContent([]);
  await mkdir(path.join(empty.content, 'reports'), { recursive: true });
  for (const [one, rule] of [
    [place, 'site-config'],
    [empty, 'content-empty'],
  ] as const) {
    const { result } = await (await createMachine(one)).make(2, 2);
    expect(result.diagnostics.map((diagnostic) => diagnostic.rule)).toContain(rule);
  }
});
