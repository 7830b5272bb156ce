import { once } from 'node:events';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { DeskEntry } from '../../src/desk/desk-api.ts';
import { editField } from '../../src/desk/edit-field.ts';
import { type FieldTable, REPORT_TABLE } from '../../src/report/fields.ts';
import { PAGE_TABLE } from '../../src/report/parse-page.ts';
import { hashOutput } from './hash-output-fs.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import { spawnBuild } from './run-build.ts';
import type { Measurement } from './table.ts';
import { withTempFolder } from './write-corpus-fs.ts';

const EDITS = 100;
const SEED = 13;
/** Typesetting everything anew takes longest: each so-many-th build has PDFs. */
const PDF_EVERY = 10;
/** Not part of an installation, or not copied into one. */
const LEFT_OUT = /[\\/](?:node_modules|\.git|\.cache|dist|demo|test)$/;

/**
 * After each of many edits of all kinds, to content, settings and the program's own templates and styles, one build
 * with the cache over the output before and one without either, as commands, and whether every byte is the same.
 */
export const measureWarm = (): Promise<Measurement> =>
  withTempFolder(async (root) => {
    const program = path.join(root, '程序');
    const content = path.join(root, '内容');
    const former = path.join(root, '内容（改动以前）');
    const cache = path.join(program, '.cache');
    await cp(PROJECT, program, { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
    await symlink(path.join(PROJECT, 'node_modules'), path.join(program, 'node_modules'), 'junction');
    await cp(path.join(PROJECT, 'src/demo'), content, { recursive: true });
    const edits = createEdits(program, content);
    const build = async (name: 'warm' | 'cold', options: readonly string[]) => {
      const output = path.join(root, name);
      if (name === 'cold') await rm(output, { recursive: true, force: true });
      const started = performance.now();
      const child = await spawnBuild(content, output, { program, options });
      const [code] = (await once(child, 'close')) as [number];
      const seconds = (performance.now() - started) / 1000;
      return { code, seconds, bytes: code === 0 ? await hashOutput(output) : '' };
    };
    await build('warm', []);
    const kinds = new Map<string, { same: number; warm: number[]; cold: number[]; refused: number }>();
    for (let count = 0; count < EDITS; count += 1) {
      const [name, edit] = edits.pick(count);
      await cp(content, former, { recursive: true });
      await edit();
      const options = count % PDF_EVERY === 0 ? [] : ['--no-pdf'];
      // First, and held against the same former output: what was published must not disappear, cache or not.
      await rename(cache, `${cache}.away`);
      const cold = await build('cold', [...options, '--since', path.join(root, 'warm')]);
      await rm(cache, { recursive: true, force: true });
      await rename(`${cache}.away`, cache);
      const warm = await build('warm', options);
      const row = kinds.get(name) ?? { same: 0, warm: [], cold: [], refused: 0 };
      kinds.set(name, row);
      if (warm.code === cold.code && warm.bytes === cold.bytes) row.same += 1;
      if (warm.code !== 0) {
        // A link that leads nowhere any more would keep all later builds from being made.
        row.refused += 1;
        await rm(content, { recursive: true });
        await rename(former, content);
      }
      await rm(former, { recursive: true, force: true });
      row.warm.push(warm.seconds);
      row.cold.push(cold.seconds);
    }
    const rows = [...kinds].map(([name, { same, warm, cold, refused }]) => [
      name,
      warm.length,
      same === warm.length ? '逐字节相同' : `不同：${warm.length - same} 次`,
      refused,
      quantile(warm, 0.5).toFixed(1),
      quantile(cold, 0.5).toFixed(1),
    ]);
    return {
      columns: ['改了什么', '次数', '有缓存与没有缓存', '其中没有生成', '有缓存（秒）', '没有（秒）'],
      rows,
    };
  });

type Edit = readonly [name: string, edit: () => Promise<unknown>];

/** What editors and operators change, and how often by chance. */
function createEdits(program: string, content: string) {
  const random = createRandom(SEED);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const list = async (folder: string, ending: string) =>
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => path.join(folder, name));
  const pickReport = async () => path.dirname(pick(await list(path.join(content, 'reports'), 'index.md')));
  const setSite = async (more: object) => {
    const file = path.join(content, 'site.json');
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...more }));
  };
  /** With the addresses of former times that begin with it. */
  const moveSite = async (url: string) => {
    const { url: former } = JSON.parse(await readFile(path.join(content, 'site.json'), 'utf8')) as {
      url: string;
    };
    for (const file of await list(path.join(content, 'reports'), 'index.md'))
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(former, url));
    await setSite({ url });
  };
  const setField = async (
    file: string,
    key: string,
    values: readonly DeskEntry[],
    table: FieldTable = REPORT_TABLE,
  ) => {
    const text = editField(await readFile(file, 'utf8'), key, values, table);
    if (text === undefined) throw new Error(`${key} cannot be written into ${file}`);
    await writeFile(file, text);
  };
  const setReport = async (key: string, ...values: DeskEntry[]) =>
    setField(path.join(await pickReport(), 'index.md'), key, values);
  const setPage = async (key: string, value: string) => setField(await pickPage(), key, [value], PAGE_TABLE);
  const pickPage = async () => pick(await list(path.join(content, 'pages'), '.md'));
  const nameReport = (folder: string) =>
    path.relative(path.join(content, 'reports'), folder).replaceAll(path.sep, '/');
  const edits = (count: number): Edit[] => [
    ['正文', async () => appendFile(path.join(await pickReport(), 'index.md'), `\n\n示例改动${count}。\n`)],
    [
      '新增一篇',
      async () =>
        cp(await pickReport(), path.join(content, `reports/2024/xin-${count}`), { recursive: true }),
    ],
    [
      '改文件夹的名称，写上旧网址',
      async () => {
        const [folder, renamed] = [await pickReport(), path.join(content, `reports/2023/gai-${count}`)];
        await rename(folder, renamed);
        await setField(path.join(renamed, 'index.md'), '旧网址', [nameReport(folder)]);
      },
    ],
    ['删去一篇', async () => rm(await pickReport(), { recursive: true })],
    [
      '附件',
      async () => {
        const folder = path.join(await pickReport(), 'attachments');
        await mkdir(folder, { recursive: true });
        const file = path.join(folder, pick(['示例.txt', '示例.csv']));
        await (random() < 0.3 ? rm(file, { force: true }) : writeFile(file, `甲,乙\n${count},2\n`));
      },
    ],
    ['标题', () => setReport('标题', `示例区示例局第${count}份示例报告`)],
    ['发布日期', () => setReport('发布日期', pick(['2021-03-01', '2023-01-31', '2024-12-01']))],
    ['机构名称', () => setReport('机构名称', pick(['示例区示例局', '示例区人民政府办公室']))],
    ['所属类目', () => setReport('所属类目', pick(['规范性文件', '政策解读', `示例类目${count}`]))],
    ['关键词', () => setReport('关键词', `示例${count}`)],
    ['相关文章', async () => setReport('相关文章', nameReport(await pickReport()))],
    [
      '关联',
      async () =>
        setReport('关联', {
          关系: pick(['废止', '修改', '解读', '依据']),
          对象: nameReport(await pickReport()),
        }),
    ],
    ['有效性', () => setReport('有效性', pick(['有效', '失效', '废止']))],
    ['撤回', () => setReport('撤回', { 日期: '2026-05-01', 原因: '数据有误', 正文: pick(['保留', '移除']) })],
    ['修订', () => setReport('修订', { 日期: '2026-05-02', 内容: `示例改动${count}`, 原因: '笔误' })],
    ['固定页面的文字', async () => appendFile(await pickPage(), `\n示例改动${count}。\n`)],
    ['固定页面的标题', () => setPage('标题', `示例网页${count}`)],
    ['固定页面的位置', () => setPage('位置', pick(['导航', '页脚', '不列出']))],
    ['新增固定页面', async () => cp(await pickPage(), path.join(content, 'pages', `xin-${count}.md`))],
    [
      '网站设置',
      () =>
        setSite(
          pick([
            { name: `示例公报${count}` },
            { pubTime: '08:30' },
            { word: count % 2 === 0 },
            { text: count % 2 === 0 },
            { description: `示例说明${count}` },
            { contact: `示例区示例路${count}号` },
            { publishReviewers: count % 2 === 0 },
            { columns: [{ name: '示例栏目', slug: `lanmu-${count}`, reports: { 体裁: ['报告'] } }] },
            { marks: [] },
          ]),
        ),
    ],
    ['网址', () => moveSite(pick(['https://a.example.org/', 'https://b.example.org/gongbao/']))],
    [
      '词表',
      async () => {
        const file = path.join(program, '_data/vocabulary.json');
        const values = JSON.parse(await readFile(file, 'utf8')) as { genres: string[] };
        await writeFile(file, JSON.stringify({ ...values, genres: [...values.genres, `示例体裁${count}`] }));
      },
    ],
    [
      '页面模板',
      async () => appendFile(pick(await list(path.join(program, '_includes'), '.njk')), `<!-- ${count} -->`),
    ],
    [
      '样式',
      async () =>
        appendFile(
          pick(await list(path.join(program, 'src/styles'), '.css')),
          `\n.edit-${count} { color: #000; }\n`,
        ),
    ],
  ];
  return { pick: (count: number): Edit => pick(edits(count)) };
}
