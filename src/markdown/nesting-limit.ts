import type { MarkdownIt } from 'markdown-it';
import { getBodyEnv, reportProblem } from './body-env.ts';

/** Ten times what official documents use. markdown-it drops the text of blocks nested more than 100 deep. */
const MAX_LEVEL = 30;

const RULE = 'nesting-depth';

/** Quotes and lists nested too deep stay plain text, signs and all, instead of vanishing. */
export function nestingLimitRule(md: MarkdownIt): void {
  md.block.ruler.before('table', 'nesting_limit', (state, line) => {
    if (state.level < MAX_LEVEL) return false;
    const content = state.getLines(line, line + 1, state.blkIndent, false).trim();
    const env = getBodyEnv(state.env);
    // Once: every line deeper inside would repeat it.
    if (!env.problems.some(({ rule }) => rule === RULE))
      reportProblem(env, [line, line + 1], [], {
        level: 'warning',
        rule: RULE,
        message: '引用或列表嵌套太深，更深处的内容按普通文字显示',
        remedy: '减少行首的“>”“-”或编号，列表最多嵌套三四层',
      });
    state.line = line + 1;
    const open = state.push('paragraph_open', 'p', 1);
    open.map = [line, line + 1];
    const inline = state.push('inline', '', 0);
    inline.content = content;
    inline.map = [line, line + 1];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
    return true;
  });
}
