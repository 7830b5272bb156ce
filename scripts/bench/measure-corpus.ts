import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTextCounter } from './count-text.ts';
import type { Measurement } from './table.ts';
import { readTexts, type Texts, writeInventedReports } from './write-corpus-fs.ts';

const GENERATED = 1000;

/**
 * Writes invented reports as a content folder, and compares how their characters are distributed with given texts.
 * @param output a folder that is new or empty; without it nothing stays
 */
export async function measureCorpus(texts: Texts, output?: string): Promise<Measurement> {
  const content = output ?? (await mkdtemp(path.join(tmpdir(), 'gongbao-bench-')));
  const rows: (string | number)[][] = [];
  try {
    const there = output ? await readdir(output).catch(() => []) : [];
    if (there.length > 0) throw new Error(`${output} 不是空的文件夹，换一个`);
    const started = performance.now();
    await writeInventedReports(content, { ...texts, reports: texts.reports ?? GENERATED });
    const seconds = (performance.now() - started) / 1000;
    rows.push(['编造的示例', ...(await countTexts(content)), seconds.toFixed(1)]);
    if (texts.corpus) rows.push([path.basename(texts.corpus), ...(await countTexts(texts.corpus)), '']);
  } finally {
    if (!output) await rm(content, { recursive: true, force: true });
  }
  const columns = [
    '内容',
    '篇数',
    '字数（万）',
    '汉字（万）',
    '不同的汉字',
    '不同的两字',
    '前一百万汉字里不同的两字',
  ];
  return { columns: [...columns, '汉字的熵（比特）', '两字的熵', '写出（秒）'], rows };
}

async function countTexts(folder: string): Promise<(string | number)[]> {
  const counter = createTextCounter();
  let texts = 0;
  for await (const { body } of readTexts(folder)) {
    counter.add(body.replace(/^---\n[\s\S]*?\n---\n/u, ''));
    texts += 1;
  }
  const { characters, han, singles, pairs, pairsOfMillion } = counter.read();
  const tenThousands = [characters, han].map((count) => (count / 10_000).toFixed(1));
  const entropies = [singles, pairs].map(({ entropy }) => entropy.toFixed(2));
  return [texts, ...tenThousands, singles.different, pairs.different, pairsOfMillion, ...entropies];
}
