import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createTextCounter } from './count-text.ts';
import type { Measurement } from './table.ts';
import { listReports, readTexts, type Texts, withTempFolder, writeReports } from './write-corpus-fs.ts';

const GENERATED = 1000;

/**
 * Writes invented reports as a content folder, and compares how their characters are distributed with given texts.
 * @param output a folder that is new or empty; without it nothing stays
 */
export async function measureCorpus(texts: Texts, output?: string): Promise<Measurement> {
  if (output === undefined) return withTempFolder((folder) => writeAndCount(texts, folder));
  const there = await readdir(output).catch(() => []);
  if (there.length > 0) throw new Error(`${output} 不是空的文件夹，换一个`);
  return writeAndCount(texts, output);
}

async function writeAndCount(texts: Texts, content: string): Promise<Measurement> {
  const started = performance.now();
  await writeReports(content, listReports({ ...texts, corpus: undefined }, GENERATED));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const rows = [['编造的示例', ...(await countTexts(content)), seconds]];
  if (texts.corpus) rows.push([path.basename(texts.corpus), ...(await countTexts(texts.corpus)), '']);
  const columns = ['内容', '篇数', '字数（万）', '汉字（万）', '不同的汉字', '不同的两字'];
  columns.push('前一百万汉字里不同的两字', '汉字的熵（比特）', '两字的熵', '写出（秒）');
  return { columns, rows };
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
