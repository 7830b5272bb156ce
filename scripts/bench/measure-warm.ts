import { once } from 'node:events';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { hashOutput } from './hash-output-fs.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import { spawnBuild } from './run-build.ts';
import type { Measurement } from './table.ts';

const EDITS = 50;
const SEED = 13;
/** Typesetting everything anew takes longest: each so-many-th build has PDFs. */
const PDF_EVERY = 10;
/** Not part of an installation, or not copied into one. */
const LEFT_OUT = /[\\/](?:node_modules|\.git|\.cache|dist|demo|test)$/;

/**
 * After each of many edits of all kinds, to content, settings and the program's own templates and styles, one build
 * with the cache over the output before and one without either, as commands, and whether every byte is the same.
 */
export async function measureWarm(): Promise<Measurement> {
  const root = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  const program = path.join(root, '程序');
  const content = path.join(root, '内容');
  const former = path.join(root, '内容（改动以前）');
  const cache = path.join(program, '.cache');
  try {
    await cp(PROJECT, program, { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
    await symlink(path.join(PROJECT, 'node_modules'), path.join(program, 'node_modules'), 'junction');
    await cp(path.join(PROJECT, 'src/demo'), content, { recursive: true });
    const edits = createEdits(program, content);
    const build = async (name: 'warm' | 'cold', options: readonly string[]) => {
      const output = path.join(root, name);
      if (name === 'cold') await rm(output, { recursive: true, force: true });
      const started = performance.now();
      const [code] = (await once(await spawnBuild(content, output, { program, options }), 'close')) as [
        number,
      ];
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
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

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
  const edits = (count: number): Edit[] => [
    ['正文', async () => appendFile(path.join(await pickReport(), 'index.md'), `\n\n示例改动${count}。\n`)],
    [
      '新增一篇',
      async () =>
        cp(await pickReport(), path.join(content, `reports/2024/xin-${count}`), { recursive: true }),
    ],
    [
      '改文件夹的名称',
      async () => rename(await pickReport(), path.join(content, `reports/2023/gai-${count}`)),
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
    [
      '站点设置',
      () =>
        setSite(
          pick([
            { name: `示例公报${count}` },
            { pubTime: '08:30' },
            { word: count % 2 === 0 },
            { text: count % 2 === 0 },
          ]),
        ),
    ],
    ['网址', () => setSite({ url: pick(['https://a.example.org/', 'https://b.example.org/gongbao/']) })],
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
