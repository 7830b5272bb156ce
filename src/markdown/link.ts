import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { type BodyEnv, getBodyEnv, type LineRange, locateSource, reportProblem } from './body-env.ts';
import { createText } from './create-token.ts';
import { collectHeadings } from './heading.ts';
import { walkInlineBlocks } from './inline-blocks.ts';
import { LINK_WITHOUT_TEXT, type LinkScope, resolveLink } from './resolve-link.ts';
import { collectVisibleText } from './visible-text.ts';

/** Checks and finishes links. A link that leads nowhere good is reported and its text stays without a link. */
export function linkRule(md: MarkdownIt): void {
  // markdown-it would drop or rewrite some targets before this rule sees them, and rewrite the text of <http://…>.
  const encodeUrl = md.normalizeLink;
  md.validateLink = () => true;
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;

  md.core.ruler.push('link', (state) => {
    const { context } = getBodyEnv(state.env);
    const scope: LinkScope = { context, encodeUrl, headings: collectHeadings(state.tokens) };
    for (const { token, children, range } of walkInlineBlocks(state.tokens)) {
      if (children.some(({ type }) => type === 'link_open')) {
        token.children = finishLinks(state, children, range, scope);
      }
    }
  });
}

function finishLinks(state: StateCore, children: Token[], range: LineRange, scope: LinkScope): Token[] {
  const env = getBodyEnv(state.env);
  const result: Token[] = [];
  const kept: boolean[] = [];
  for (const [index, token] of children.entries()) {
    if (token.type === 'link_open') {
      // A link inside a link, [<http://…>](…), is not allowed in HTML.
      const keeps = !kept.includes(true) && finishLink(env, token, hasContent(children, index), range, scope);
      kept.push(keeps);
      result.push(...(keeps ? [token] : createAngle(state, token, '<')));
    } else if (token.type === 'link_close') {
      result.push(...(kept.pop() ? [token] : createAngle(state, token, '>')));
    } else result.push(token);
  }
  return result;
}

/** Whether there is something to press on in the link that opens at `index`. */
function hasContent(tokens: readonly Token[], index: number): boolean {
  for (let next = index + 1; tokens[next] && tokens[next]?.type !== 'link_close'; next += 1) {
    const token = tokens[next] as Token;
    if (token.type === 'image' || collectVisibleText([token]) !== '') return true;
  }
  return false;
}

/** `<…>` is what the editor typed where an address in angle brackets turns out to be none. */
function createAngle(state: StateCore, token: Token, sign: string): Token[] {
  return token.markup === 'autolink' ? [createText(state, sign)] : [];
}

/** Sets the attributes of a good link; reports a bad one and returns false. */
function finishLink(
  env: BodyEnv,
  token: Token,
  hasText: boolean,
  range: LineRange,
  scope: LinkScope,
): boolean {
  const target = String(token.attrGet('href'));
  const address = target.replace(/^mailto:/, '');
  const needles = [['](', target], ['](<', target], ['<', `${address}>`], target] as const;
  const locate = () => locateSource(env, range, needles);
  const result = hasText ? resolveLink(target, scope, locate) : LINK_WITHOUT_TEXT;
  if (result.kind === 'link') {
    if (result.outside !== undefined) env.outsideLinks.push({ url: result.outside, ...locate() });
    for (const [name, value] of Object.entries(result.attributes)) token.attrSet(name, value);
    return true;
  }
  const { kind: _, ...fault } = result;
  reportProblem(env, range, needles, { level: 'error', ...fault });
  return false;
}
