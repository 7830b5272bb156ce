import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inventReport } from './invent-report.ts';

/** Which texts are measured. */
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

/**
 * A content folder with the texts to be measured.
 * @param usual how many are invented if it was not said
 */
export async function writeContent(
  content: string,
  texts: Texts,
  usual: number,
): Promise<{ name: string; reports: number }> {
  await writeSettings(content);
  if (texts.corpus) {
    return { name: path.basename(texts.corpus), reports: await writeGivenReports(content, texts.corpus) };
  }
  const reports = texts.reports ?? usual;
  await writeInventedReports(content, { ...texts, reports });
  return { name: '编造的示例', reports };
}

/** The same bytes for the same numbers; the first reports of a larger corpus are those of a smaller. */
export async function writeInventedReports(
  content: string,
  { reports, characters, seed }: Texts & { readonly reports: number },
): Promise<void> {
  for (let index = 0; index < reports; index += 1) {
    const { title, fields, body, attachment } = inventReport(seed, index, characters);
    const folder = await writeReport(content, index, { 标题: JSON.stringify(title), ...fields }, body);
    if (!attachment) continue;
    await mkdir(path.join(folder, 'attachments'));
    await writeFile(path.join(folder, 'attachments', attachment.name), attachment.text);
  }
}

/** Titles and texts of the Markdown files of a folder. Comments are not part of the texts, and Gongbao would show them. */
export async function* readTexts(corpus: string): AsyncGenerator<{ title: string; body: string }> {
  const names = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  for (const name of names) {
    const text = (await readFile(path.join(corpus, name), 'utf8')).replace(/<!--[\s\S]*?-->/g, '');
    const title = /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? path.basename(name, '.md');
    yield { title, body: text.replace(/^#\s+.+$/m, '').trim() };
  }
}

/** Markdown files of a folder as reports with invented metadata. @returns how many */
async function writeGivenReports(content: string, corpus: string): Promise<number> {
  let index = 0;
  for await (const { title, body } of readTexts(corpus)) {
    const year = 2000 + (index % 24);
    const fields = {
      标题: JSON.stringify(title),
      机构名称: '示例区示例局',
      发布日期: `${year + 1}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
      体裁: '报告',
      主题分类: TOPICS[index % TOPICS.length] as string,
      公开类别: '主动公开',
      年度: year,
    };
    await writeReport(content, index, fields, body || '（无正文）');
    index += 1;
  }
  return index;
}

/** @returns its folder */
async function writeReport(
  content: string,
  index: number,
  fields: Readonly<Record<string, string | number>>,
  body: string,
): Promise<string> {
  const folder = path.join(content, 'reports', String(fields.年度), `shili-${index}`);
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.md'), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
  return folder;
}

/** Settings that nothing in the cache was made with: what is measured has to be made. */
async function writeSettings(content: string): Promise<void> {
  const run = Date.now();
  const settings = { url: `https://gongbao.example/${run}/`, attachmentMaxMegabytes: 100 + run / 1e15 };
  await mkdir(content, { recursive: true });
  await writeFile(path.join(content, 'site.json'), JSON.stringify(settings));
}

/** An empty folder for `use`, deleted afterwards. */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
