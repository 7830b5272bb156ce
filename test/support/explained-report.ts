import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A report of the example content, and one that explains it and names it in its text and in 相关文章. */
export const EXPLAINED = '2021/shili';
export const EXPLANATION = `---
标题: 《示例区示例局示例办法》解读
机构名称: 示例区示例局
发布日期: 2022-04-01
体裁: 其他
主题分类: 科技、教育
公开类别: 主动公开
相关文章: [${EXPLAINED}]   # 先看这一篇
---

见[原文](../../${EXPLAINED}/index.md)。
`;

/** @param content a copy of the example content */
export async function addExplanation(content: string): Promise<void> {
  const folder = path.join(content, 'reports/2022/jiedu');
  await cp(path.join(content, 'reports', EXPLAINED), folder, { recursive: true });
  await writeFile(path.join(folder, 'index.md'), EXPLANATION);
}
