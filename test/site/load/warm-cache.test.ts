import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import type { FormName } from '../../../src/portal/report-forms.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { copyData } from '../../support/copy-data.ts';
import { writeReport } from '../../support/sample-report.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const PICTURE = fileURLToPath(
  new URL('../../fixtures/portal/reports/2021/shili/images/示意图.png', import.meta.url),
);

async function openContent(source: string | undefined) {
  const root = await tempFolder();
  const [content, project] = [path.join(root, '内容'), path.join(root, '程序')];
  if (source) await cp(source, content, { recursive: true });
  await copyData(project);
  const load = async (without: readonly FormName[] = []) =>
    showPortal(await loadPortal({ mode: 'build', project, content, label: '内容', without }));
  const cache = path.join(project, '.cache');
  /** As a build that finds no cache; the cache is there again afterwards. */
  const loadCold = async (without: readonly FormName[]) => {
    await rename(cache, `${cache}.away`);
    const cold = await load(without);
    await rm(cache, { recursive: true });
    await rename(`${cache}.away`, cache);
    return cold;
  };
  return { content, project, cache, load, loadCold };
}

it('a build makes again what is damaged, cut or gone in the cache, and nothing else comes out', async () => {
  const { content, cache, load } = await openContent(undefined);
  const folder = path.join(content, 'reports/2021/shili');
  await mkdir(path.join(folder, 'attachments'), { recursive: true });
  await writeFile(path.join(folder, 'index.md'), writeReport({}, '见图。\n\n![分布图](图.png)\n'));
  await cp(PICTURE, path.join(folder, '图.png'));
  await cp(
    path.join(EXAMPLE_CONTENT, 'reports/2021/shili/attachments/示例文件.pdf'),
    path.join(folder, 'attachments/指南.pdf'),
  );
  const cold = await load();
  const withoutPdf = await load(['pdf']);
  expect(
    Object.keys(cold['files' as keyof object]).filter((name) => /\.(?:pdf|docx)$/.test(name)),
  ).toHaveLength(3);
  const objects = path.join(cache, 'objects');
  const whole = (await readdir(objects)).sort();
  // All of them at once, and in turns: what is made of others must not rely on them. PDFs and their fonts, which take
  // seconds, are damaged once and whole, and left out then.
  for (const turn of [0, 1, 2]) {
    const isTypeset = turn === 0;
    for (const [index, name] of whole.entries()) {
      const file = path.join(objects, name);
      // What is needed only to make others stays away until it is.
      const bytes = await readFile(file).catch(() => undefined);
      if (!bytes) continue;
      const fault = /\.(?:pdf|ttf)$/.test(name) ? index % 3 : (index + turn) % 4;
      if (fault === 0) await rm(file);
      if (fault === 1) await truncate(file, bytes.length >> 1);
      if (fault === 2) {
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        await writeFile(file, bytes);
      }
    }
    expect(await load(isTypeset ? [] : ['pdf'])).toEqual(isTypeset ? cold : withoutPdf);
  }
});

it('a build does without a cache that cannot be written, and says so once', async () => {
  const { content, cache, load } = await openContent(undefined);
  await writeTree(content, { 'reports/2021/shili/index.md': writeReport() });
  const sound = await load(['pdf']);
  await rm(cache, { recursive: true });
  await writeFile(cache, 'no folder');
  const { diagnostics, ...rest } = (await load(['pdf'])) as Record<string, { rule: string }[]>;
  const { diagnostics: before, ...same } = sound as Record<string, { rule: string }[]>;
  expect(rest).toEqual(same);
  expect(diagnostics?.filter(({ rule }) => rule === 'cache')).toMatchObject([
    { level: 'warning', message: expect.stringContaining('.cache 写不进去') },
  ]);
  expect(diagnostics?.filter(({ rule }) => rule !== 'cache')).toEqual(before);
});

// `npm run bench -- warm` does the same with whole builds, a hundred of them.
it('a build with a cache is one without, after edits of each kind', async () => {
  const { content, project, load, loadCold } = await openContent(EXAMPLE_CONTENT);
  const random = createRandom(13);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const listReports = async () =>
    (await readdir(path.join(content, 'reports'), { recursive: true }))
      .filter((name) => path.basename(name) === 'index.md')
      .sort()
      .map((name) => path.join(content, 'reports', path.dirname(name)));
  const settings = JSON.parse(await readFile(path.join(content, 'site.json'), 'utf8')) as object;
  const setSite = (more: object) =>
    writeFile(path.join(content, 'site.json'), JSON.stringify({ ...settings, ...more }));
  const vocabulary = path.join(project, '_data/vocabulary.json');
  const editText = async (edit: (text: string) => string) => {
    const file = path.join(pick(await listReports()), 'index.md');
    await writeFile(file, edit(await readFile(file, 'latin1')), 'latin1');
  };
  let count = 0;
  const edits: Record<string, () => Promise<unknown>> = {
    change: () => editText((text) => `${text}\r\n\r\nchanged ${count}\r\n`),
    'change back': () => editText((text) => text.replace(/(?:\r\n\r\nchanged \d+\r\n)+$/, '')),
    link: () => editText((text) => `${text}\r\n\r\n[x](../../2020/shili/index.md#s1)\r\n`),
    add: async () => {
      const folder = path.join(content, `reports/2023/new-${count}`);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'index.md'), writeReport({ 标题: `示例新增报告${count}` }));
    },
    rename: async () => {
      const [, last = ''] = [pick(await listReports()), (await listReports()).at(-1)];
      await rename(last, path.join(path.dirname(last), `renamed-${count}`));
    },
    delete: async () => {
      const reports = await listReports();
      if (reports.length > 4) await rm(reports.at(-1) ?? '', { recursive: true });
    },
    attach: async () => {
      const folder = path.join(pick(await listReports()), 'attachments');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, pick(['a.txt', 'b.csv'])), `甲,乙\n${Math.floor(random() * 3)},2\n`);
    },
    detach: async () => rm(path.join(pick(await listReports()), 'attachments/a.txt'), { force: true }),
    address: () => setSite({ url: pick(['https://a.example/', 'https://b.example/', '']) }),
    name: () => setSite({ name: pick(['示例公报', '另一个示例公报']) }),
    checks: () => setSite({ checks: pick([{}, { off: [{ rule: 'final-mark', reason: '示例' }] }]) }),
    limit: () => setSite({ attachmentMaxMegabytes: pick([100, 0.000001]) }),
    vocabulary: async () => {
      const values = JSON.parse(await readFile(vocabulary, 'utf8')) as { genres: string[] };
      const genres = pick([
        [...new Set([...values.genres, '报告'])],
        values.genres.filter((each) => each !== '报告'),
      ]);
      await writeFile(vocabulary, JSON.stringify({ ...values, genres }));
    },
  };
  await load(['pdf']);
  for (const [name, edit] of Object.entries(edits)) {
    count += 1;
    await edit();
    expect(await load(['pdf']), name).toEqual(await loadCold(['pdf']));
  }
});
