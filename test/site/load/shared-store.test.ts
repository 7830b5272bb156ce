import { cp, mkdir, readdir, truncate, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import { openStorePlace } from '../../../src/store/open-store-fs.ts';
import { createSharedStore } from '../../../src/store/shared-store.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { copyData } from '../../support/copy-data.ts';
import { runScript } from '../../support/run-cli.ts';
import { writeReport } from '../../support/sample-report.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A machine with a cache of its own. */
async function createMachine(content: string) {
  const project = path.join(await tempFolder(), '程序');
  await copyData(project);
  return {
    async build(place: string) {
      const store = createSharedStore(openStorePlace(place));
      const loaded = await loadPortal({ mode: 'build', project, content, label: '内容', shared: store });
      return { portal: showPortal(loaded), ...(await store.close()) };
    },
  };
}

it('one machine takes what another made, makes again what is not right, and what comes out is the same', async () => {
  const root = await tempFolder();
  const [content, share] = [path.join(root, '内容'), path.join(root, '共享')];
  const folder = path.join(content, 'reports/2021/shili');
  await mkdir(path.join(folder, 'attachments'), { recursive: true });
  await mkdir(share);
  await writeFile(path.join(folder, 'index.md'), writeReport({}, '一段文字。\n'));
  await cp(
    path.join(EXAMPLE_CONTENT, 'reports/2021/shili/attachments/示例文件.pdf'),
    path.join(folder, 'attachments/指南.pdf'),
  );
  const first = await createMachine(content);
  const made = await first.build(share);
  expect(made).toMatchObject({ fetched: 0, unstored: 0, faults: [] });
  expect(await readdir(share)).toHaveLength(made.stored);

  const second = await createMachine(content);
  const taken = await second.build(share);
  expect(taken).toMatchObject({ stored: 0, portal: made.portal });
  expect(taken.fetched).toBeGreaterThan(3);
  // What has been taken lies on this machine, too.
  expect(await second.build(share)).toMatchObject({ fetched: 0, portal: made.portal });

  const names = await readdir(share);
  const choose = (ending: string) => path.join(share, names.find((name) => name.endsWith(ending)) ?? '');
  await truncate(choose('.pdf'), 100);
  await unlink(choose('.docx'));
  const mending = await (await createMachine(content)).build(share);
  expect(mending).toMatchObject({ damaged: { damaged: 1 }, faults: [], portal: made.portal });
  expect((await readdir(share)).sort()).toEqual(names.sort());

  const alone = await (await createMachine(content)).build(path.join(root, '没有'));
  expect(alone).toMatchObject({ fetched: 0, stored: 0, portal: made.portal });
  expect(alone.faults).toHaveLength(1);
});

it('a build goes on without a store that is away, says so once, and never shows the token', async () => {
  const output = path.join(await tempFolder(), 'dist');
  const args = ['--content', EXAMPLE_CONTENT, '--output', output, '--cache', 'http://127.0.0.1:1'];
  const token = 'secret-of-the-example';
  const gone = await runScript('build', args, { env: { GONGBAO_CACHE_TOKEN: token } });
  expect(gone.code).toBe(0);
  expect(gone.stdout.match(/规则：cache-store/g)).toHaveLength(1);
  const wrong = await runScript('build', args, { env: { GONGBAO_CACHE_TOKEN: `${token}\nx` } });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('GONGBAO_CACHE_TOKEN');
  for (const { stdout, stderr } of [gone, wrong]) expect(stdout + stderr).not.toContain(token);
});
