import { formatCodePoint } from '../report/hidden-characters.ts';
import type { PdfAnswer } from './pdf-job.ts';

const MISSING_GLYPH = /the text `\\*"(.+?)\\*"` could not be displayed/gu;
/** Of texts that are not drawn, none may be longer than 32,767 bytes (ISO 19005-2, 6.1.13). */
const TOO_LONG = /string is longer than \d+/iu;
/** A font that is damaged inside: what it has is known, but it cannot be cut down to what is used. */
const BAD_FONT = /failed to process font/iu;
const HEX = /^\\*u\{([\da-f]+)\}$/iu;

/**
 * Words for what the engine says. Its own sentences are English: only a missing character, a text that is too long and
 * a damaged font are known by their forms.
 * @param picture file name of the one that cannot be read
 */
export function explainTypesetting(said: string, picture?: string): PdfAnswer & { ok: false } {
  const missing = new Set([...said.matchAll(MISSING_GLYPH)].map(([, text = '']) => formatCharacter(text)));
  if (missing.size > 0) return { ok: false, ...explainMissingGlyphs([...missing]) };
  if (TOO_LONG.test(said))
    return {
      ok: false,
      message: '这一篇没有排成 PDF，因为 PDF 里放不下这样长的标题、摘要、关键词、图片说明或网址',
      remedy: '看看是不是误贴了整篇正文，改短；不改也可以：网页照常生成，只是这一篇没有 PDF',
    };
  if (BAD_FONT.test(said))
    return {
      ok: false,
      message: '这一篇没有排成 PDF，因为用到的一个字体文件是坏的',
      remedy:
        'site.json 的 "pdfFonts" 里写了字体的，换一份完好的字体文件；没有写的，重新安装程序；不改也可以：网页照常生成，只是没有 PDF',
    };
  const isPicture = picture !== undefined || /decode|image/i.test(said);
  const named = picture === undefined ? '正文里有图片' : `图片“${picture}”`;
  return {
    ok: false,
    message: `这一篇没有排成 PDF${isPicture ? `，因为${named}读不出来` : ''}：${said.replace(/\s+/gu, ' ').slice(0, 200)}`,
    remedy: isPicture
      ? '用画图等程序打开图片，另存为 PNG 或 JPG，再换上；打不开时，换一张完好的图片；不改也可以：网页照常生成，只是这一篇没有 PDF'
      : '把上面这句话告诉维护程序的人；全站都不要 PDF 时，在 site.json 里写 "pdf": false',
  };
}

/** Characters named in a message. */
const MOST_NAMED = 10;

/** @param characters as `nameCharacter` gives them */
export function explainMissingGlyphs(characters: readonly string[]): { message: string; remedy: string } {
  const rest = characters.length > MOST_NAMED ? `等 ${characters.length} 个字` : '';
  return {
    message: `这一篇没有排成 PDF，因为排不出${characters.slice(0, MOST_NAMED).join('、')}${rest}：用到的字体都没有这个字`,
    remedy:
      '换成别的字，或在 site.json 的 "pdfFonts" 里写一个有这个字的字体文件；不改也可以：网页照常生成，只是这一篇没有 PDF',
  };
}

function formatCharacter(text: string): string {
  const hex = HEX.exec(text)?.[1];
  const character = hex === undefined ? text : String.fromCodePoint(Number.parseInt(hex, 16));
  return nameCharacter(character);
}

/** A character in a message: one that nobody sees, or that looks otherwise on each computer, by its number alone. */
export function nameCharacter(character: string): string {
  const code = formatCodePoint(character);
  if (/\p{Co}/u.test(character)) return `自造字 ${code}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `“${character}”（${code}）` : `字符 ${code}`;
}
