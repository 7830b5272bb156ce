import { countSharedStart } from '../base/count-shared-start.ts';
import type { TextPosition } from '../base/text-position.ts';
import { quoteSource } from './body-env.ts';
import type { HeadingMeta } from './heading.ts';
import { parseLinkTarget } from './link-target.ts';
import type { RenderContext } from './render-context.ts';

/** What a link may lead to. */
export interface LinkScope {
  context: RenderContext;
  /** The headings of the same report. */
  headings: readonly HeadingMeta[];
  /** Percent-encodes an address and writes its host in ASCII. */
  encodeUrl: (url: string) => string;
}

export type ResolvedLink =
  | {
      kind: 'link';
      attributes: Readonly<Record<string, string>>;
      /** Its address, where it leads out of the portal. */
      outside?: string;
    }
  | { kind: 'problem'; rule: string; message: string; remedy: string; form?: string };

/** For `[](…)`: nothing to press on, and nothing for a screen reader to say. */
export const LINK_WITHOUT_TEXT = {
  kind: 'problem',
  rule: 'link-text',
  message: '链接的方括号里没有文字，读者看不到这个链接',
  remedy: '在方括号里写上读者看到的文字：[文字](地址)',
} as const satisfies ResolvedLink;

/**
 * Attributes of a link to `target`, or what is wrong with it.
 * @param target as typed, after Markdown's escapes
 * @param locate tells where it stands
 */
export function resolveLink(target: string, scope: LinkScope, locate: () => TextPosition): ResolvedLink {
  const parsed = parseLinkTarget(target);
  switch (parsed.kind) {
    case 'empty':
      return {
        kind: 'problem',
        rule: 'link-empty',
        message: '链接的圆括号里没有地址',
        remedy: '在圆括号里写上地址：[文字](地址)；不需要链接时去掉方括号和圆括号',
      };
    case 'forbidden':
      return {
        kind: 'problem',
        rule: 'link-forbidden',
        message: `链接地址${quoteSource(target)}不能使用`,
        remedy: '网页的地址写全，以 https:// 开头；本报告的附件写 attachments/文件名',
        form: '网页的地址写全，以 https:// 开头；附件、报告，删去这里的，按“链接”从找到的里面选',
      };
    case 'external': {
      const outside = target.trim();
      const href = scope.encodeUrl(outside);
      const attributes = { href, class: 'external', rel: 'noopener noreferrer external' };
      return { kind: 'link', attributes, outside };
    }
    case 'contact':
      return { kind: 'link', attributes: { href: scope.encodeUrl(target.trim()) } };
    case 'anchor':
      if (scope.headings.some(({ id }) => id === parsed.id)) {
        return { kind: 'link', attributes: { href: `#${parsed.id}` } };
      }
      return {
        kind: 'problem',
        rule: 'anchor-missing',
        message: `本报告里没有编号为${quoteSource(parsed.id)}的标题`,
        remedy: formatNearIds(parsed.id, scope.headings),
      };
    case 'local': {
      const resolved = scope.context.resolveTarget(target, 'link', locate);
      if (resolved.kind === 'local') return { kind: 'link', attributes: { href: resolved.url } };
      const whole = completeAddress(target);
      return whole === undefined ? resolved : { ...resolved, ...explainIncomplete(target, whole) };
    }
  }
}

/** `www.example.org` and `https：//…`, as they are typed into a browser: what was meant. */
function completeAddress(target: string): string | undefined {
  const plain = target.trim().normalize('NFKC');
  if (parseLinkTarget(plain).kind === 'external') return plain;
  const isHost = /^(?:www\.[^\s/]+|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org))(?:[/:?#]|$)/iu.test(plain);
  const whole = `https://${plain}`;
  return isHost && parseLinkTarget(whole).kind === 'external' ? whole : undefined;
}

const explainIncomplete = (target: string, whole: string) => ({
  rule: 'link-forbidden',
  message: `链接地址${quoteSource(target)}没有写全，会被当作报告的文件夹里的文件`,
  remedy: `改为（核对是 https 还是 http）：${whole}`,
});

/** Names the three headings whose ids begin most like the wrong one. */
function formatNearIds(id: string, headings: readonly HeadingMeta[]): string {
  const near = headings
    .map((heading) => ({ ...heading, shared: countSharedStart(id, heading.id) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3);
  if (near.length === 0) return '本报告没有标题，请去掉这个链接，或先写标题，如 ## 一、标题';
  return `改为相近的编号：${near.map((heading) => `#${heading.id}${quoteSource(heading.title)}`).join('、')}`;
}
