import { runCommand } from '../src/command/run-command.ts';
import { measureArchive } from './bench/measure-archive.ts';
import { measureBuilds } from './bench/measure-builds.ts';
import { measureChecks } from './bench/measure-checks.ts';
import { measureKills } from './bench/measure-kills.ts';
import { measurePdf } from './bench/measure-pdf.ts';
import { measurePreview } from './bench/measure-preview.ts';
import { measureSearch } from './bench/measure-search.ts';
import { measureWarm } from './bench/measure-warm.ts';
import { measureWeight } from './bench/measure-weight.ts';
import { measureWord } from './bench/measure-word.ts';
import { formatTable, type Measurement } from './bench/table.ts';

const MEASUREMENTS: Record<string, (corpus: string | undefined) => Promise<Measurement>> = {
  build: measureBuilds,
  warm: measureWarm,
  weight: measureWeight,
  kill: measureKills,
  search: measureSearch,
  check: measureChecks,
  archive: measureArchive,
  pdf: measurePdf,
  word: measureWord,
  preview: measurePreview,
};

await runCommand(
  {
    name: 'bench',
    summary:
      '测量生成和检查的用时、页面大小、搜索是否查全查准、归档和核对的用时与内存、排 PDF 和 Word 文档的用时与内存、预览时保存以后网页多久变新，以及有缓存与没有缓存生成的网站是不是逐字节相同、中途被强行结束的构建会不会伤到原有网站。',
    words: {
      label: `[${Object.keys(MEASUREMENTS).join(' ')}]`,
      findFault: (word) =>
        word in MEASUREMENTS
          ? undefined
          : `没有“${word}”这项测量，可以写：${Object.keys(MEASUREMENTS).join('、')}`,
    },
    options: [
      { name: 'corpus', value: '文件夹', help: '用这个文件夹里的 .md 文件测量（默认用编造的示例报告）' },
    ],
    examples: ['build --corpus ../laws', 'kill'],
  },
  async ({ values, words, say }) => {
    const corpus = typeof values.corpus === 'string' ? values.corpus : undefined;
    for (const name of words.length > 0 ? words : Object.keys(MEASUREMENTS)) {
      say(formatTable(name, (await MEASUREMENTS[name]?.(corpus)) ?? { columns: [], rows: [] }));
    }
    return 0;
  },
);
