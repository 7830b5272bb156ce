import type { MarkdownIt, Token } from 'markdown-it';
import { formatVisibleText } from './visible-text.ts';

const ENTITY = /^&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/i;
const REFERENCE = /\[\^[^\]\s]{1,1000}\]/uy;

/** Farther ahead than this a unit is not looked for: it is no text of the source. */
const REACH = 4096;

/** The way along a source beside the tokens that were parsed from it. */
interface Walk {
  readonly md: MarkdownIt;
  readonly source: string;
  /** Where each unit of the visible text stands. */
  readonly offsets: number[];
  /** Behind what the tokens so far were made of. */
  at: number;
}

/** How each kind of token goes on; of all others only the markup stands in the source. */
const STEPS: Readonly<Record<string, (walk: Walk, token: Token) => void>> = {
  text: (walk, { content }) => takeText(walk, content),
  code_inline: takeCode,
  softbreak: (walk) => takeBreak(walk, '\n'),
  // With markup it is the `<br>` of a cell.
  hardbreak: (walk, { markup }) => takeBreak(walk, markup || '\n'),
  list_marker: ({ offsets }, token) => {
    for (let index = -formatVisibleText(token).length; index < 0; index += 1) offsets.push(index);
  },
  // Its description is not among the visible text.
  image: (walk, { content }) => {
    walk.at += '!['.length + content.length;
    skipTarget(walk);
  },
  link_open: (walk, { markup }) => skip(walk, markup === 'autolink' ? '<' : '['),
  link_close: (walk, { markup }) => (markup === 'autolink' ? skip(walk, '>') : skipTarget(walk)),
  footnote_ref: (walk) => {
    REFERENCE.lastIndex = walk.at;
    if (REFERENCE.test(walk.source)) walk.at = REFERENCE.lastIndex;
  },
};

/**
 * For each UTF-16 unit of the visible text of inline tokens (`collectVisibleText`, before it is trimmed), its offset
 * in the source that they were parsed from. markdown-it keeps no places inside a block, but its tokens tell what
 * markup stands between their texts. Units of a list's number, which stands before the source, are negative.
 */
export function alignText(md: MarkdownIt, tokens: readonly Token[], source: string): number[] {
  const walk: Walk = { md, source, offsets: [], at: 0 };
  for (const token of tokens) {
    const step = STEPS[token.type];
    if (step) step(walk, token);
    else skip(walk, token.markup);
  }
  return walk.offsets;
}

function takeText(walk: Walk, text: string): void {
  for (const unit of text.split('')) {
    const found = findUnit(walk, unit);
    walk.offsets.push(found?.start ?? Math.min(walk.at, Math.max(0, walk.source.length - 1)));
    if (found) walk.at = found.end;
  }
}

function takeCode(walk: Walk, { markup, content }: Token): void {
  skip(walk, markup);
  takeText(walk, content);
  goTo(walk, markup);
  skip(walk, markup);
}

/** The white space behind a break is not shown. */
function takeBreak(walk: Walk, sign: string): void {
  goTo(walk, sign);
  walk.offsets.push(walk.at);
  skip(walk, sign);
  while (/\s/.test(walk.source.charAt(walk.at))) walk.at += 1;
}

function goTo(walk: Walk, sign: string): void {
  walk.at = Math.max(walk.at, walk.source.indexOf(sign, walk.at));
}

function skip(walk: Walk, sign: string): void {
  if (walk.source.startsWith(sign, walk.at)) walk.at += sign.length;
}

function skipTarget(walk: Walk): void {
  walk.at = findTargetEnd(walk.md, walk.source, walk.at) ?? walk.at;
}

/** The next place that shows as `unit`, past escapes and markup that no token is left of. */
function findUnit({ md, source, at }: Walk, unit: string): { start: number; end: number } | undefined {
  const limit = Math.min(source.length, at + REACH);
  let start = at;
  while (start < limit) {
    const end = findUnitEnd(md, source, start, unit);
    if (end !== undefined) return { start, end };
    // A link or image that was refused leaves only its text.
    start = findTargetEnd(md, source, start) ?? start + 1;
  }
  return undefined;
}

/** Where what shows as `unit` ends, if it stands at `start`: the sign itself, an entity or an escaped backslash. */
function findUnitEnd(md: MarkdownIt, source: string, start: number, unit: string): number | undefined {
  const char = source.charAt(start);
  if (char === '&') {
    const entity = ENTITY.exec(source.slice(start, start + 40))?.[0] ?? '';
    const decoded = md.utils.unescapeAll(entity);
    if (decoded !== entity && decoded.startsWith(unit)) return start + entity.length;
  }
  if (char !== unit) return undefined;
  return start + (source.startsWith('\\\\', start) ? 2 : 1);
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
