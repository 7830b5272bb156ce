import type { MarkdownIt } from 'markdown-it';
import { getBodyEnv, quoteSource, reportProblem } from './body-env.ts';
import { walkInlineBlocks } from './inline-blocks.ts';

const CANDIDATE = /!?\[[^[\]]*\]\(([^()<>]*)\)/gu;

/** `[附件](attachments/表 1.pdf)` is no link in Markdown, because of the space: say so instead of leaving a dead end. */
export function unreadLinkRule(md: MarkdownIt): void {
  // Before text_join: there an escaped \[ is not yet plain text like the others.
  md.core.ruler.before('text_join', 'unread_link', (state) => {
    const env = getBodyEnv(state.env);
    for (const { children, range } of walkInlineBlocks(state.tokens)) {
      for (const { type, content } of children) {
        if (type !== 'text') continue;
        for (const [source, target = ''] of content.matchAll(CANDIDATE)) {
          const address = target.trim();
          if (!/\S\s+\S/u.test(address)) continue;
          reportProblem(env, range, [source], {
            level: 'error',
            rule: 'link-space',
            message: `地址${quoteSource(address)}里有空格，读不成链接`,
            remedy: `用尖括号括住地址：${source.replace(`(${target})`, () => `(<${address}>)`)}`,
          });
        }
      }
    }
  });
}
