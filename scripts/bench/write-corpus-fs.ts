import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from './random.ts';

const WORDS =
  '示例 推进 深化 改革 服务 监管 事项 清单 审批 公开 制度 落实 责任 群众 办理 时限 教育 执法 培训 检查 指导 完善 机制 规范 流程 平台 数据 共享 评估 考核 宣传 活动 街镇 学校 单位 部门 年度 计划 任务 目标 成效 不足 安排 加强 提升 优化 组织 开展 进一步 全面 持续'.split(
    ' ',
  );
const TOPICS = ['科技、教育', '综合政务', '卫生、体育', '工业、交通', '其他'];
const DIGITS = '一二三四五六七八九十';

const formatReport = (title: string, year: number, topic: string, day: number, body: string) => `---
标题: ${JSON.stringify(title)}
机构名称: 示例区示例局
发布日期: ${year + 1}-${String(1 + (day % 12)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}
体裁: 报告
主题分类: ${topic}
公开类别: 主动公开
年度: ${year}
---

${body}
`;

async function writeReport(content: string, index: number, text: string): Promise<void> {
  const folder = path.join(content, 'reports', String(2000 + (index % 24)), `shili-${index}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.md'), text);
}

/** Settings that nothing in the cache was made with: what is measured has to be made. */
async function writeSettings(content: string): Promise<void> {
  const run = Date.now();
  const settings = { url: `https://gongbao.example/${run}/`, attachmentMaxMegabytes: 100 + run / 1e15 };
  await mkdir(content, { recursive: true });
  await writeFile(path.join(content, 'site.json'), JSON.stringify(settings));
}

/** Invented reports of about 5,000 characters, the same for the same seed. */
export async function writeGeneratedContent(content: string, count: number, seed = 1): Promise<void> {
  await writeSettings(content);
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const sentence = () =>
    `${Array.from({ length: 6 + Math.floor(random() * 14) }, () => pick(WORDS)).join('')}，${pick(WORDS)}${pick(WORDS)}${Math.floor(random() * 500)}项。`;
  for (let index = 0; index < count; index += 1) {
    const parts = [...DIGITS.slice(0, 4)].map((digit) => {
      const paragraphs = [...DIGITS.slice(0, 5)].map(
        (sub) =>
          `### （${sub}）${pick(WORDS)}${pick(WORDS)}工作\n\n${Array.from({ length: 8 }, sentence).join('')}`,
      );
      return `## ${digit}、${pick(WORDS)}${pick(WORDS)}情况\n\n${paragraphs.join('\n\n')}`;
    });
    const year = 2000 + (index % 24);
    const title = `示例区示例局${year}年度${pick(WORDS)}${pick(WORDS)}情况报告（${index}）`;
    await writeReport(content, index, formatReport(title, year, pick(TOPICS), index, parts.join('\n\n')));
  }
}

/** Markdown files of a folder as reports with invented metadata. @returns how many */
export async function writeCorpusContent(content: string, corpus: string): Promise<number> {
  await writeSettings(content);
  const names = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  for (const [index, name] of names.entries()) {
    // Comments are not part of the texts, and Gongbao would show them.
    const text = (await readFile(path.join(corpus, name), 'utf8')).replace(/<!--[\s\S]*?-->/g, '');
    const title = /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? path.basename(name, '.md');
    const body = text.replace(/^#\s+.+$/m, '').trim() || '（无正文）';
    const topic = TOPICS[index % TOPICS.length] as string;
    await writeReport(content, index, formatReport(title, 2000 + (index % 24), topic, index, body));
  }
  return names.length;
}
