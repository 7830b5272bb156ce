import type { MarkdownIt, Token } from 'markdown-it';
import type { TextPosition } from '../base/text-position.ts';
import { readDescription } from '../report/machine-description.ts';
import {
  type BodyEnv,
  getBodyEnv,
  type LineRange,
  locateSource,
  quoteSource,
  reportProblem,
} from './body-env.ts';
import { createText } from './create-token.ts';
import { walkInlineBlocks } from './inline-blocks.ts';
import { parseLinkTarget } from './link-target.ts';

/** Checks images and finds their files. One that cannot be shown is reported, and its alternative text stays. */
export function imageRule(md: MarkdownIt): void {
  md.core.ruler.push('image', (state) => {
    const env = getBodyEnv(state.env);
    for (const { token, children, range } of walkInlineBlocks(state.tokens)) {
      token.children = children.map((child) => {
        if (child.type !== 'image') return child;
        // The renderer's text: it is what goes into `alt`.
        const alt = md.renderer.renderInlineAsText(child.children ?? [], md.options, env).trim();
        return finishImage(env, child, alt, range) ? child : createText(state, alt);
      });
    }
  });
}

/** Sets the attributes of an image; reports one that has no file to show and returns false. */
function finishImage(env: BodyEnv, token: Token, alt: string, range: LineRange): boolean {
  const target = String(token.attrGet('src'));
  const needles = [['](', target], ['](<', target], target] as const;
  if (alt === '') {
    reportProblem(env, range, needles, {
      level: 'error',
      rule: 'image-alt',
      message: `图片${quoteSource(target)}没有替代文字，看不见图的读者不知道它说什么`,
      remedy: '看着图，在前面的方括号里写一句话，说出图里有什么',
    });
  }
  const resolved = resolveImage(env, target, () => locateSource(env, range, needles));
  if (alt !== '' && readDescription(alt) === '' && resolved.kind !== 'problem') {
    reportProblem(env, range, needles, {
      level: 'warning',
      rule: 'image-alt-machine',
      message: `图片的替代文字“${alt}”是软件起的名字、文件名或路径，看不见图的读者不知道图里有什么`,
      remedy: `在方括号里写一句图里有什么，如 ![各街镇学校分布图](${target})`,
    });
  }
  if (resolved.kind === 'problem') {
    const { kind: _, ...fault } = resolved;
    // An empty alternative text was told without moving on to the next equal target of the line.
    reportProblem(env, range, alt === '' ? [] : needles, { level: 'error', ...fault });
    return false;
  }
  token.attrSet('src', resolved.url);
  if (resolved.width !== undefined) token.attrSet('width', resolved.width);
  if (resolved.height !== undefined) token.attrSet('height', resolved.height);
  token.attrSet('loading', 'lazy');
  // The renderer sets it as well, but what is made of the tokens without rendering them needs it, too.
  token.attrSet('alt', alt);
  return true;
}

function resolveImage(env: BodyEnv, target: string, locate: () => TextPosition) {
  const { kind } = parseLinkTarget(target);
  if (kind === 'local') return env.context.resolveTarget(target, 'image', locate);
  return {
    kind: 'problem',
    rule: kind === 'external' ? 'image-remote' : 'link-forbidden',
    message:
      kind === 'external'
        ? `图片${quoteSource(target)}在别的网站上，那边一改动这里就看不见了`
        : `图片地址${quoteSource(target)}不能使用`,
    remedy: '把图片存进本报告的 attachments 文件夹，圆括号里写 attachments/文件名',
    form: '把图片存到这台电脑上，按“图片”放进来，再删去这里的',
  } as const;
}
