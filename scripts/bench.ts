import type { CommandOption } from '../src/command/command.ts';
import { runCommand } from '../src/command/run-command.ts';
import { measureArchive } from './bench/measure-archive.ts';
import { measureBuilds } from './bench/measure-builds.ts';
import { measureChecks } from './bench/measure-checks.ts';
import { measureCorpus } from './bench/measure-corpus.ts';
import { measureDesk } from './bench/measure-desk.ts';
import { measureFigures } from './bench/measure-figures.ts';
import { measureFirstHits } from './bench/measure-first-hits.ts';
import { measureHostile } from './bench/measure-hostile.ts';
import { measureKills } from './bench/measure-kills.ts';
import { measurePdf } from './bench/measure-pdf.ts';
import { measurePeers } from './bench/measure-peers.ts';
import { measurePreview } from './bench/measure-preview.ts';
import { measureQuotations } from './bench/measure-quotations.ts';
import { measureScale } from './bench/measure-scale.ts';
import { measureSearch } from './bench/measure-search.ts';
import { measureWarm } from './bench/measure-warm.ts';
import { measureWeight } from './bench/measure-weight.ts';
import { measureWord } from './bench/measure-word.ts';
import { formatTable, type Measurement } from './bench/table.ts';
import type { Texts } from './bench/write-corpus-fs.ts';

const MEASUREMENTS: Record<string, (texts: Texts, output?: string) => Promise<Measurement>> = {
  build: measureBuilds,
  warm: measureWarm,
  weight: measureWeight,
  kill: measureKills,
  scale: measureScale,
  search: measureSearch,
  'first-hits': measureFirstHits,
  quotations: measureQuotations,
  hostile: measureHostile,
  check: measureChecks,
  archive: measureArchive,
  pdf: measurePdf,
  word: measureWord,
  preview: measurePreview,
  desk: measureDesk,
  figures: measureFigures,
  corpus: measureCorpus,
  peers: measurePeers,
};

/** Downloads other programs: only when it is named. */
const ON_REQUEST = 'peers';

/** Characters of a report and the seed, where nothing else is said. */
const USUAL = { characters: 5000, seed: 1 };

const createCount = (name: string, help: string): CommandOption => ({
  name,
  value: '个数',
  help,
  findFault: (value) =>
    /^[1-9]\d{0,8}$/.test(value) ? undefined : `选项“--${name}”后面要写正整数，写的是“${value}”`,
});

await runCommand(
  {
    name: 'bench',
    summary:
      '测量生成和检查的用时、再生成一次和改一句话的用时与内存（scale）、页面大小、搜索是否查全查准、在手机的线路上多久看见第一批结果（first-hits）、证明这句话有没有判错（quotations）、故意写坏的字会不会在网页里起作用（hostile）、归档和核对的用时与内存、排 PDF 和 Word 文档的用时与内存、预览时保存以后网页多久变新、编辑台里按一个键网页多久变新和列表多久打开（desk）、从报告里取的数字对不对（figures，列出 200 个供逐个看），以及有缓存与没有缓存生成的网站是不是逐字节相同、中途被强行结束的构建会不会伤到原有网站；也可以编造一批示例报告（corpus），与别的生成网站的程序比较（peers，要从 npm 下载它们，写上名字才量）。',
    words: {
      label: `[${Object.keys(MEASUREMENTS).join(' ')}]`,
      findFault: (word) =>
        word in MEASUREMENTS
          ? undefined
          : `没有“${word}”这项测量，可以写：${Object.keys(MEASUREMENTS).join('、')}`,
    },
    options: [
      {
        name: 'corpus',
        value: '文件夹',
        help: '用这个文件夹里的 .md 文件测量，figures 还用能导入的别的文件（默认用编造的示例报告）',
      },
      createCount('reports', '编造几篇（默认每项测量不同）'),
      createCount('characters', `编造的报告平均多少字（默认 ${USUAL.characters}）`),
      createCount('seed', `换一个数就编造另一批，同一个数每次逐字节相同（默认 ${USUAL.seed}）`),
      { name: 'output', value: '文件夹', help: '编造的报告写到哪里，只用于 corpus（默认量完就删）' },
    ],
    examples: [
      'build --corpus ../laws',
      'search --reports 2000 --characters 6000',
      'corpus --reports 10000 --characters 6000 --output ../corpus',
      'kill',
    ],
  },
  async ({ values, words, say }) => {
    const text = (name: string) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    };
    const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
    const texts: Texts = {
      corpus: text('corpus'),
      reports: number('reports'),
      characters: number('characters') ?? USUAL.characters,
      seed: number('seed') ?? USUAL.seed,
    };
    const usual = Object.keys(MEASUREMENTS).filter((name) => name !== ON_REQUEST);
    for (const name of words.length > 0 ? words : usual) {
      say(
        formatTable(name, (await MEASUREMENTS[name]?.(texts, text('output'))) ?? { columns: [], rows: [] }),
      );
    }
    return 0;
  },
);
