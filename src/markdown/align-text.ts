import type { MarkdownIt, Token } from 'markdown-it';
import { formatVisibleText } from './visible-text.ts';

const ENTITY = /^&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/i;
const REFERENCE = /\[\^[^\]\s]+\]/uy;

/** Farther ahead than this a unit is not looked for: it is no text of the source. */
const REACH = 4096;

/**
 * For each UTF-16 unit of the visible text of inline tokens (`collectVisibleText`, before it is trimmed), its offset
 * in the source that they were parsed from. markdown-it keeps no places inside a block, but its tokens tell what
 * markup stands between their texts. Units of a list's number, which stands before the source, are negative.
 */
export function alignText(md: MarkdownIt, tokens: readonly Token[], source: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  const skip = (markup: string) => {
    if (source.startsWith(markup, at)) at += markup.length;
  };
  const skipTarget = () => {
    at = findTargetEnd(md, source, at) ?? at;
  };
  const takeText = (text: string) => {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charAt(index);
      const found = findUnit(md, source, at, unit);
      offsets.push(found?.start ?? Math.min(at, Math.max(0, source.length - 1)));
      if (found) at = found.end;
    }
  };
  for (const token of tokens) {
    if (token.type === 'text') takeText(token.content);
    else if (token.type === 'code_inline') {
      skip(token.markup);
      takeText(token.content);
      at = Math.max(at, source.indexOf(token.markup, at));
      skip(token.markup);
    } else if (token.type === 'hardbreak' && token.markup !== '') {
      // `<br>` in a cell.
      at = Math.max(at, source.indexOf(token.markup, at));
      offsets.push(at);
      skip(token.markup);
      while (/\s/.test(source.charAt(at))) at += 1;
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') {
      const end = source.indexOf('\n', at);
      if (end >= 0) at = end;
      offsets.push(at);
      while (/\s/.test(source.charAt(at))) at += 1;
    } else if (token.type === 'list_marker') {
      const length = formatVisibleText(token).length;
      for (let index = -length; index < 0; index += 1) offsets.push(index);
    } else if (token.type === 'image') {
      at += 2 + token.content.length;
      skipTarget();
    } else if (token.type === 'link_open') skip(token.markup === 'autolink' ? '<' : '[');
    else if (token.type === 'link_close') {
      if (token.markup === 'autolink') skip('>');
      else skipTarget();
    } else if (token.type === 'footnote_ref') {
      REFERENCE.lastIndex = at;
      if (REFERENCE.test(source)) at = REFERENCE.lastIndex;
    } else skip(token.markup);
  }
  return offsets;
}

/** The next place from `at` on that shows as `unit`, past escapes and markup that no token is left of. */
function findUnit(
  md: MarkdownIt,
  source: string,
  at: number,
  unit: string,
): { start: number; end: number } | undefined {
  for (let start = at; start < Math.min(source.length, at + REACH); start += 1) {
    const char = source.charAt(start);
    if (char === '&') {
      const entity = ENTITY.exec(source.slice(start, start + 40))?.[0];
      const decoded = entity === undefined ? '' : md.utils.unescapeAll(entity);
      if (entity !== undefined && decoded !== entity && decoded.startsWith(unit))
        return { start, end: start + entity.length };
    }
    if (char === unit) {
      const isEscapedBackslash = unit === '\\' && source.charAt(start + 1) === '\\';
      return { start, end: start + (isEscapedBackslash ? 2 : 1) };
    }
    // A link or image that was refused leaves only its text.
    const end = char === ']' ? findTargetEnd(md, source, start) : undefined;
    if (end !== undefined) start = end - 1;
  }
  return undefined;
}

/** Where `](address "title")` ends that begins at `start`, with the same steps as markdown-it's own link rule. */
function findTargetEnd(md: MarkdownIt, source: string, start: number): number | undefined {
  if (!source.startsWith('](', start)) return undefined;
  const skipSpace = (from: number) => {
    let position = from;
    while (/[ \t\n]/.test(source.charAt(position))) position += 1;
    return position;
  };
  const destination = md.helpers.parseLinkDestination(source, skipSpace(start + 2), source.length);
  const behind = destination.ok ? destination.pos : skipSpace(start + 2);
  const title = md.helpers.parseLinkTitle(source, skipSpace(behind), source.length);
  const end = skipSpace(title.ok && skipSpace(behind) > behind ? title.pos : behind);
  return source.charAt(end) === ')' ? end + 1 : undefined;
}
