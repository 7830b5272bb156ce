import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inTempFolder } from '../../src/base/temp-folder-fs.ts';
import { inventReport, type TextReport } from './invent-report.ts';

export interface Texts {
  /** A folder whose `.md` files are taken; without it the reports are invented. */
  readonly corpus?: string | undefined;
  /** How many are invented, if that was asked for. */
  readonly reports?: number | undefined;
  /** Of a body on average, without white space. */
  readonly characters: number;
  readonly seed: number;
}

const TOPICS = ['科技、教育', '综合政务', '卫生、体育', '工业、交通', '其他'];

/** The texts as reports, one after the other: `usual` are invented if it was not said how many. */
export async function* listReports(texts: Texts, usual: number): AsyncGenerator<TextReport> {
  let index = 0;
  if (texts.corpus) {
    for await (const text of readTexts(texts.corpus)) {
      yield { ...text, fields: inventFields(index) };
      index += 1;
    }
    return;
  }
  for (; index < (texts.reports ?? usual); index += 1) {
    yield inventReport(texts.seed, index, texts.characters);
  }
}

/** A content folder with the texts to be measured, and settings that nothing in the cache was made with. */
export async function writeContent(
  content: string,
  texts: Texts,
  usual: number,
): Promise<{ name: string; reports: number }> {
  const run = Date.now();
  const settings = { url: `https://gongbao.example/${run}/`, attachmentMaxMegabytes: 100 + run / 1e15 };
  const reports = await writeReports(content, listReports(texts, usual));
  await writeFile(path.join(content, 'site.json'), JSON.stringify(settings));
  return { name: texts.corpus ? path.basename(texts.corpus) : '编造的示例', reports };
}

/**
 * The same bytes for the same reports; the first of a larger invented corpus are those of a smaller.
 * @returns how many
 */
export async function writeReports(content: string, reports: AsyncIterable<TextReport>): Promise<number> {
  let index = 0;
  for await (const { title, body, fields, attachment } of reports) {
    const folder = path.join(content, 'reports', String(fields.年度), `shili-${index}`);
    const entries = Object.entries({ 标题: JSON.stringify(title), ...fields });
    const lines = entries.map(([key, value]) => `${key}: ${value}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
    index += 1;
    if (!attachment) continue;
    await mkdir(path.join(folder, 'attachments'));
    await writeFile(path.join(folder, 'attachments', attachment.name), attachment.text);
  }
  return index;
}

/** Titles and texts of the Markdown files of a folder. Comments are not part of the texts, and Gongbao would show them. */
export async function* readTexts(corpus: string): AsyncGenerator<Pick<TextReport, 'title' | 'body'>> {
  const names = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  for (const name of names) {
    const text = (await readFile(path.join(corpus, name), 'utf8')).replace(/<!--[\s\S]*?-->/g, '');
    const title = /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? path.basename(name, '.md');
    yield { title, body: text.replace(/^#\s+.+$/m, '').trim() || '（无正文）' };
  }
}

/** For a given text, whose own are not known. */
function inventFields(index: number): TextReport['fields'] {
  const year = 2000 + (index % 24);
  return {
    机构名称: '示例区示例局',
    发布日期: `${year + 1}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    体裁: '报告',
    主题分类: TOPICS[index % TOPICS.length] as string,
    公开类别: '主动公开',
    年度: year,
  };
}

/** An empty folder for `use`, deleted afterwards. */
export const withTempFolder = <T>(use: (folder: string) => Promise<T>) => inTempFolder('bench', use);
