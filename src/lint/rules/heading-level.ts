import type { ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

export const headingLevelRule: ReportRule = {
  code: 'heading-level',
  title: '标题跳级',
  basis: 'GB/T 9704—2012 7.3.3：一、（一）1.（1）依次使用；GB/T 37668—2019：标题层级连续',
  wrong: { body: '## 一、主要举措\n\n#### 1.完善制度\n\n示例。' },
  right: { body: '## 一、主要举措\n\n### （一）完善制度\n\n示例。' },
  *check({ texts, sections }) {
    const levels = new Map(sections.map(({ id, level }) => [id, level]));
    let before: number | undefined;
    for (const text of texts) {
      const level = text.kind === 'heading' ? levels.get(text.section ?? '') : undefined;
      if (level === undefined) continue;
      if (before !== undefined && level > before + 1) {
        yield {
          at: { text, index: 0 },
          message: `标题${quoteAround(text.text, 0)}前有 ${level} 个 #，它上面的标题只有 ${before} 个，中间跳了级`,
          remedy: `改为 ${before + 1} 个 #：\n    ${'#'.repeat(before + 1)} ${text.text}`,
        };
      }
      before = level;
    }
  },
};
