import { Parser } from 'htmlparser2';
import { GAP, SIGN } from './document.ts';

/**
 * The second reading that importers are held against. It reads the bytes themselves and shares nothing with the first:
 * another decoder, another parser, no notion of what a text, a title or a menu is.
 */

/** Text by its marks, else as UTF-8, else in the encoding that a page names, else as GB18030. */
function decodeRaw(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return new TextDecoder(odd >= even ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const named = /charset\s*=\s*["']?([\w-]+)/iu.exec(
      Buffer.from(bytes.subarray(0, 4096)).toString('latin1'),
    );
    const texts = [...new Set([readLabel(named?.[1]), 'gb18030'])].map((label) =>
      new TextDecoder(label).decode(bytes),
    );
    // A page may name what it is not: the reading with more words of Chinese is the right one.
    const [best = ''] = texts.sort((a, b) => countWords(b) - countWords(a));
    return best;
  }
}

const countWords = (text: string) =>
  text.match(/[的一是在不了有和人中大为上国我以要时来们工年作行政]/gu)?.length ?? 0;

function readLabel(label: string | undefined): string {
  try {
    const { encoding } = new TextDecoder(label ?? 'gb18030');
    return /^(?:utf-8|gbk|windows-1252)$/u.test(encoding) ? 'gb18030' : encoding;
  } catch {
    return 'gb18030';
  }
}

/** The lines of a text. */
export function readRawLines(bytes: Uint8Array): string[] {
  return splitRaw(decodeRaw(bytes));
}

const splitRaw = (text: string) =>
  text
    .replace(/^\ufeff/u, '')
    .split(/\r\n?|[\n\v\f\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** In YAML, TOML or JSON; that of Hexo, which has no line above it, names the title. */
const FRONT =
  /^\s*(?:---[ \t]*\n.*?\n---|\+{3}[ \t]*\n.*?\n\+{3}|\{[ \t]*\n.*?\n\}|(?=(?:[^\n]+\n)*?title:)(?:(?:[a-z][\w-]*:|[ \t]|- )[^\n]*\n)+---)[ \t]*(?:\n|$)/su;

/**
 * The runs of a Markdown text between its signs, each of which must be shown as it is. What signs mean is not asked:
 * only targets of links, names of notes and the front matter are no text.
 */
export function readRawMarkdown(bytes: Uint8Array): string[] {
  const text = splitRaw(
    decodeRaw(bytes)
      .replace(/^\ufeff/u, '')
      .replace(/\r\n?/gu, '\n')
      .replace(FRONT, ''),
  ).join('\n');
  const end = text.lastIndexOf('-->') + 3;
  return `${text.slice(0, end).replace(/<!--.*?-->/gsu, '')}${text.slice(end)}`
    .replace(
      /<\/?(?:br|img|hr|table|thead|tbody|tr|t[dh]|div|p|center|h[1-6]|[uod]l|li|d[td]|section|article|figure|font|span|b|strong|i|em|u|a|su[bp])\b[^<>]*>/giu,
      '\n',
    )
    .replace(/(?:!\[[^[\]]*)?\]\([^()]*(?:\([^()]*\)[^()]*)*\)/gu, '\n')
    .replace(/\[\^[^[\]\s]+\]:?/gu, '\n')
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/giu, '\n')
    .replace(/^(?:=+|-{2,})$/gmu, '')
    .replace(/^[^\S\n\r\u2028\u2029]*(?:[-+*]|\d{1,9}[.)])\s+/gmu, '')
    .replace(/^(?:```|~~~).*$/gmu, '')
    .split(/[\n\\*_`[\]<>|#~:^!{}=+-]+/u)
    .filter((run) => run.trim() !== '');
}

const SILENT =
  /^(?:script|style|noscript|template|title|object|svg|canvas|audio|video|map|select|button|textarea|option|math)$/u;
const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|o:p|q|rb|rp|rt|ruby|s|samp|small|span|st1:.*|strike|strong|sub|sup|time|tt|u|var|wbr)$/u;

const FONT = /(?:^|;)\s*font(?:-family)?\s*:/iu;
const SYMBOLS =
  /(?:^|;)\s*font(?:-family)?\s*:(?:[^;,]*\s)?["']?(?:wingdings(?: [23])?|webdings|symbol)["']?\s*(?:[,;]|$)/iu;

const NOTE_MARK = /^[[［【(（〔]?(?:\d{1,3}|[①-⑳]|[ivx]{1,5}|[*＊†‡※↩↑^⏎])[\]］】)）〕]?$/u;

/** The lines of a page that a browser shows, its menus included: every one of them must be accounted for. */
export function readRawPage(bytes: Uint8Array): string[] {
  const lines: string[] = [''];
  // For each open element: what becomes of its text. The parser closes each, in order, also those without a tag for it.
  const open = [{ isShown: true, isSymbolic: false, isMark: false, isLink: false }];
  const get = () => open.at(-1) as (typeof open)[number];
  const endLine = (name: string) => {
    if (!INLINE.test(name)) lines.push('');
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endLine(name);
      const { style = '', href = '', class: names = '', cite = '', face = '', hidden } = attributes;
      // The number of a footnote is a link here.
      const isLink = name === 'a' && /^#/u.test(href);
      const isNote = isLink && /note|ftn|edn|fn/iu.test(href);
      const isHidden =
        hidden !== undefined ||
        /display\s*:\s*none/iu.test(style) ||
        names.split(/\s+/u).includes('ng-hide') ||
        // What was deleted in Word, and the marks of comments there.
        (name === 'del' && /^mailto:/iu.test(cite)) ||
        /\bmso(?:com(?:anchor|off)|commentreference)\b/iu.test(names) ||
        SILENT.test(name);
      if (name === 'q' && get().isShown) lines[lines.length - 1] += GAP;
      const outer = get();
      open.push({
        isShown: outer.isShown && !isHidden && !isNote,
        isSymbolic:
          FONT.test(style) || face !== '' ? SYMBOLS.test(`${style};font:${face}`) : outer.isSymbolic,
        isLink: isLink || outer.isLink,
        isMark: outer.isMark || /mso-list\s*:\s*ignore/iu.test(style),
      });
    },
    onclosetag(name) {
      if (name === 'q' && get().isShown) lines[lines.length - 1] += GAP;
      open.pop();
      endLine(name);
    },
    ontext(text) {
      const { isShown, isSymbolic, isMark, isLink } = get();
      // Whether it is that of a footnote, only the reader asks.
      if (isShown && isLink && NOTE_MARK.test(text.trim())) {
        lines[lines.length - 1] += GAP;
        return;
      }
      // The bullet of a list of Word becomes one of this portal, and letters of a symbol font become signs.
      const sign = isMark
        ? isSymbolic
          ? /\S/gu
          : /^(?:[^\p{L}\p{N}\s]|o)$/gu
        : isSymbolic
          ? /[!-\u00ff\uf000-\uf0ff]/gu
          : undefined;
      if (isShown) lines[lines.length - 1] += sign ? text.replace(sign, isMark ? GAP : SIGN) : text;
    },
  });
  parser.write(decodeRaw(bytes));
  parser.end();
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
