import type { MarkdownIt } from 'markdown-it';
import { type BodyEnv, getBodyEnv, type LineRange, quoteSource, reportProblem } from './body-env.ts';
import { type InlineBlock, walkInlineBlocks } from './inline-blocks.ts';
import { splitRow } from './table-surplus-cells.ts';

const HEADING = /^([#＃]{2,6})[\s　]*(?=[^#＃\s])/u;
const ADDRESS = String.raw`(?:https?:\/\/|attachments\/|\.\.\/|#s)[^()（）]*`;
/** With a bracket of a Chinese input method; with two of Markdown's it is a link, or `unreadLinkRule` tells why not. */
const LINK = new RegExp(String.raw`(!?)\[([^[\]]+)\](?!\([^()（）]*\))[（(]\s*(${ADDRESS})[）)]`, 'gu');
/** What begins an item, but for the space behind it; -2.3% is a number. */
const ITEM = /^\s*([-+*])(?=[\p{L}“《（])(?!\1|[^*]+\*)/u;
/** Bold words that end with white space. */
const SPACED_BOLD = /\*\*([^\s*](?:[^*\n]*[^*\n \t　])?)([ \t　]+)\*\*/u;
/** Bold signs in front of those of a heading or an item. */
const BOLD_LINE = /^\s*\*\*(#{1,6}[ \t]+|[-+][ \t]+)(?![ \t])(?=.*\*\*)/u;
/** One without another. 张** is a name that was made unreadable. */
const OPEN_BOLD = /^\s*\*\*(?=[^\s*])(?!.*\*\*)/su;
const ROW = /^\s*\|.*\|\s*$/u;

/** Marks that one character keeps from being read stand on the page as they were typed: say so. */
export function unreadMarksRule(md: MarkdownIt): void {
  // Before text_join: there an escaped \# is not yet plain text like the others.
  md.core.ruler.before('text_join', 'unread_marks', (state) => {
    const env = getBodyEnv(state.env);
    for (const { type, level, map } of state.tokens) {
      if (type === 'paragraph_open' && level === 0 && map) reportTable(env, map);
    }
    for (const block of walkInlineBlocks(state.tokens)) {
      if (block.token.map) reportItems(env, block.token.map);
      reportBold(env, block);
      reportTexts(env, block);
    }
  });
}

function reportTexts(env: BodyEnv, { token, children, range }: InlineBlock): void {
  for (const [index, { type, content }] of children.entries()) {
    if (type !== 'text') continue;
    const isLineStart = (children[index - 1]?.type ?? 'softbreak') === 'softbreak';
    // In a list or quotation a heading is none.
    if (token.level === 1 && isLineStart) reportHeading(env, range, content);
    reportLinks(env, range, content);
  }
}

function reportHeading(env: BodyEnv, range: LineRange, content: string): void {
  const text = content.trimStart();
  const [was = '', marks = ''] = HEADING.exec(text) ?? [];
  if (was === '') return;
  const now = `${'#'.repeat(marks.length)} `;
  reportProblem(env, range, [text], {
    level: 'warning',
    rule: 'heading-space',
    message: `这一行${quoteSource(text)}读不成小标题，网页上照原样显示：要用英文的 #，后面空一格`,
    remedy: `改为：\n    ${now}${text.slice(was.length)}`,
    fix: { was, now },
  });
}

function reportLinks(env: BodyEnv, range: LineRange, content: string): void {
  for (const [was, mark = '', words = '', address = ''] of content.matchAll(LINK)) {
    const now = `${mark}[${words}](${address.trim()})`;
    reportProblem(env, range, [was], {
      level: 'warning',
      rule: 'link-mark',
      message: `${quoteSource(was)}读不成${mark ? '图片' : '链接'}，网页上照原样显示：圆括号要用英文的`,
      remedy: `改为：${now}`,
      fix: { was, now },
    });
  }
}

function reportBold(env: BodyEnv, { children, range }: InlineBlock): void {
  const isShown = children.some(({ type, content }) => type === 'text' && content.includes('**'));
  if (!isShown && !children.some(({ type }) => type === 'strong_open')) return;
  const text = env.lines.slice(...range).join('\n');
  const [line = ''] = text.split('\n');
  const report = (was: string, now: string | undefined, message: string, remedy: string) =>
    reportProblem(env, range, [was], {
      level: 'warning',
      rule: 'bold-unread',
      message,
      remedy,
      ...(now === undefined ? {} : { fix: { was, now } }),
    });
  const [, signs] = BOLD_LINE.exec(line) ?? [];
  if (signs !== undefined) {
    const now = `${signs}**`;
    const message = `${quoteSource(line.trim())}的 ** 在 ${signs.trim()} 前面，网页上照原样显示 ${signs.trim()}`;
    report(`**${signs}`, now, message, `改为：\n    ${line.trim().replace(`**${signs}`, now)}`);
    return;
  }
  if (!isShown) return;
  const [was = '', words = '', space = ''] = SPACED_BOLD.exec(text) ?? [];
  const shown = '读不成加粗，网页上照原样显示星号';
  if (was !== '')
    report(
      was,
      `**${words}**${space}`,
      `${quoteSource(was)}${shown}：后面的 ** 前面不能有空格`,
      `改为：**${words}**`,
    );
  else if (OPEN_BOLD.test(text))
    report(
      line,
      undefined,
      `${quoteSource(line.trim())}开头的 ** ${shown}：这一段里没有与它成对的`,
      '每一段的字两边各写 **，或者删去它',
    );
}

/** Lines that run into the item or the line before them, as if each were one. */
function reportItems(env: BodyEnv, [first, end]: LineRange): void {
  const lines = env.lines.slice(first, end);
  const own = /^\s*([-+*])\s/u.exec(lines[0] ?? '')?.[1];
  const marks = lines.map((line) => ITEM.exec(line)?.[1]);
  const runOn = (index: number) =>
    lines[index + 1] !== undefined && !/(?:\\| {2})$/u.test(lines[index] ?? '');
  for (const [index, mark] of marks.entries()) {
    const line = (lines[index] ?? '').trim();
    const isOfItem = mark === own && runOn(index - 1);
    const isOfRow = [index - 1, index].some(
      (one) => marks[one] === '-' && marks[one + 1] === '-' && runOn(one),
    );
    if (mark === undefined || !(isOfItem || isOfRow)) continue;
    reportProblem(env, [first + index, first + index + 1], [line], {
      level: 'warning',
      rule: 'item-space',
      message: `这一行${quoteSource(line)}读不成列表的一项，和别的行连成了一段：${mark} 后面要空一格`,
      remedy: `改为：\n    ${mark} ${line.slice(1)}`,
      fix: { was: mark, now: `${mark} ` },
    });
  }
}

/** Lines between upright lines, of which the second does not part the head of a table from its rows. */
function reportTable(env: BodyEnv, range: LineRange): void {
  const lines = env.lines.slice(...range);
  const [head = '', second = ''] = lines;
  if (lines.length < 2 || !lines.every((line) => ROW.test(line))) return;
  const cells = splitRow(head).length;
  const rule = `|${'---|'.repeat(cells)}`;
  reportProblem(env, range, [head.trim()], {
    level: 'warning',
    rule: 'table-unread',
    message: `${quoteSource(head.trim())}和下面的几行读不成表格，网页上照原样显示竖线`,
    remedy: /^[\s|:-]+$/u.test(second)
      ? `表头有 ${cells} 格，第二行也要有 ${cells} 格，改为：\n    ${rule}`
      : `在表头下面加一行：\n    ${rule}`,
  });
}
