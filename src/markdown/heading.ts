import type { MarkdownIt, Token } from 'markdown-it';
import { parseHeadingNumber } from '../report/heading-number.ts';
import type { Section } from '../report/report.ts';
import { assignSectionIds } from '../report/section-ids.ts';
import { getBodyEnv, quoteSource, reportProblem } from './body-env.ts';
import { createToken } from './create-token.ts';
import { collectVisibleText } from './visible-text.ts';

/** What later steps need of a heading. */
export type HeadingMeta = Omit<Section, 'text'>;

/** Gives headings their ids, and tags that follow the outline: h1 is the page's title, and none is left out. */
export function headingRule(md: MarkdownIt): void {
  md.core.ruler.push('heading', (state) => {
    const env = getBodyEnv(state.env);
    const headings: { open: Token; close: Token; text: string; level: number }[] = [];
    for (const [index, open] of state.tokens.entries()) {
      const close = state.tokens[index + 2];
      if (open.type !== 'heading_open' || !close) continue;
      const text = collectVisibleText(state.tokens[index + 1]?.children ?? []);
      const range = open.map ?? [0, 1];
      if (open.level > 0 || text === '') {
        reportProblem(env, range, [open.markup], {
          level: 'warning',
          ...describeNoHeading(text, open.markup),
        });
        convertToParagraph(open, close);
        // Nothing to show; the three tokens stay, hidden, so that the others keep their places in this loop.
        if (!state.tokens[index + 1]?.children?.length) open.hidden = close.hidden = true;
        continue;
      }
      if (open.markup === '#') {
        reportProblem(env, range, [open.markup], {
          level: 'warning',
          rule: 'heading-title',
          ...describeTitle(text),
        });
      }
      headings.push({ open, close, text, level: open.markup.length });
    }
    for (const [index, { id, depth }] of assignSectionIds(headings).entries()) {
      const heading = headings[index] as (typeof headings)[number];
      const { open, close, text: title, level } = heading;
      open.tag = close.tag = `h${Math.min(depth + 1, 6)}`;
      open.attrSet('id', id);
      open.meta = { id, title, level, depth } satisfies HeadingMeta;
    }
  });
}

/** What is said of one that is shown as a paragraph. */
const describeNoHeading = (text: string, markup: string) =>
  text === ''
    ? {
        rule: 'heading-empty',
        message: '标题没有文字',
        remedy: `补上标题文字，或删去行首的 ${markup}`,
      }
    : {
        rule: 'heading-nested',
        message: `标题${quoteSource(text)}写在引用、列表或脚注里，按普通文字显示，不进目录`,
        remedy: '把标题移到引用、列表之外，行首直接写 ##',
        form: '把它移到引用、列表之外，另起一段，再按“一、”',
      };

/** What is said of a heading of the highest level: with an official number it is none of the report's titles. */
function describeTitle(text: string): { message: string; remedy: string; form: string } {
  const part = '光标放在这一行，按“一、”（或“（一）”“1.”）';
  if (parseHeadingNumber(text) !== undefined)
    return {
      message: `小标题${quoteSource(text)}前只有 1 个 #，1 个 # 是留给报告的大标题的`,
      remedy: '小标题从 2 个 # 开始：“一、”2 个，“（一）”3 个，“1.”4 个，“（1）”5 个',
      form: part,
    };
  return {
    message: `正文里有一级标题${quoteSource(text)}，报告的大标题写在字段“标题”里`,
    remedy: `是大标题，写成 标题: ${text.replace(/\s+/gu, ' ')}，这里删去；是小标题，“一、”级的用 ## 开头`,
    form: `是大标题，写在“字段”的“标题”里，这里删去；是小标题，${part}`,
  };
}

/** The headings of a body after {@link headingRule}, in order. */
export function collectHeadings(tokens: readonly Token[]): HeadingMeta[] {
  return tokens.flatMap(({ type, meta }) =>
    type === 'heading_open' ? [meta as unknown as HeadingMeta] : [],
  );
}

/**
 * Puts beside each heading a link to it, without text of its own, so that the heading's text stays what the editor
 * wrote. Its sign comes by style.
 */
export function headingLinkRule(md: MarkdownIt): void {
  md.core.ruler.push('heading_link', (state) => {
    let heading: HeadingMeta | undefined;
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type === 'heading_open') {
        heading = token.meta as unknown as HeadingMeta;
        const attrs: [string, string][] = [['class', `heading heading-${heading.level}`]];
        return [createToken(state, 'div_open', 'div', 1, { attrs, block: true }), token];
      }
      if (token.type !== 'heading_close' || !heading) return [token];
      const attrs: [string, string][] = [
        ['class', 'heading-link'],
        ['href', `#${heading.id}`],
        ['aria-label', `“${heading.title}”的链接`],
      ];
      return [
        token,
        createToken(state, 'link_open', 'a', 1, { attrs }),
        createToken(state, 'link_close', 'a', -1),
        createToken(state, 'div_close', 'div', -1, { block: true }),
      ];
    });
  });
}

function convertToParagraph(open: Token, close: Token): void {
  open.type = 'paragraph_open';
  close.type = 'paragraph_close';
  open.tag = close.tag = 'p';
}
