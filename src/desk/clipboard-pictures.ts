import { orElse } from '../base/or-else.ts';

/** Pictures of a clipboard: browsers hand over its HTML, which names them by places that no page may read, and RTF, which holds them. */

export interface ClipboardPicture {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where a picture of a pasted text comes from, and the picture itself if the clipboard has it. */
export interface PastedPicture {
  /** `web`: of a page; `file`: of a file on somebody's computer, as Word names its own. */
  readonly from: 'web' | 'file';
  readonly picture?: ClipboardPicture;
}

const IMAGE = /<img\b[^>]*>/giu;
const SOURCE = /(\bsrc\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)/iu;
const DATA = /^data:(image\/[\w.+-]+);base64,([a-z\d+/=\s]+)$/iu;
/** Pages that load pictures late name the real one elsewhere, and have something in its place. */
const LATE = /\bdata-(?:src|original)\s*=/iu;

/**
 * The pictures that a pasted text names, in its order.
 * @param rtf of the same clipboard; empty if there is none
 * @param files pictures that the clipboard has as files: of one that was copied alone
 * @returns the HTML with `clipboard:` and the index in place of each address
 */
export function takePictures(
  html: string,
  rtf: string,
  files: readonly ClipboardPicture[],
): { html: string; pictures: PastedPicture[] } {
  const pictures: PastedPicture[] = [];
  const told = html.replace(IMAGE, (tag) => {
    if (LATE.test(tag)) return tag;
    return tag.replace(SOURCE, (_, name: string, quoted: string) => {
      const address = quoted.replace(/^["']|["']$/gu, '').trim();
      const [, type = '', base64] = DATA.exec(address) ?? [];
      const isWeb = base64 === undefined && /^(?:https?:)?\/\//iu.test(address);
      pictures.push({
        from: isWeb ? 'web' : 'file',
        ...(base64 === undefined ? {} : { picture: { type, bytes: decodeBase64(base64) } }),
      });
      return `${name}"clipboard:${pictures.length - 1}"`;
    });
  });
  const open = pictures.filter(({ picture }) => !picture);
  const [copied, only] = [files[0], open[0]];
  const isAlone = pictures.length === 1 && files.length === 1 && !hasText(html);
  const known =
    isAlone && only ? [copied] : open.every(({ from }) => from === 'file') ? readRtfPictures(rtf) : [];
  // Another number of them would put one in the place of another.
  if (known.length !== open.length) return { html: told, pictures };
  let next = 0;
  return {
    html: told,
    pictures: pictures.map((one) => {
      if (one.picture) return one;
      const picture = known[next];
      next += 1;
      return picture ? { ...one, picture } : one;
    }),
  };
}

/** Whether there is more to it than pictures. */
const hasText = (html: string): boolean =>
  html.replace(/<!--.*?-->|<(head|style|title)\b.*?<\/\1\s*>|<[^>]*>|&nbsp;/gisu, '').trim() !== '';

const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    orElse(() => atob(text.replace(/\s+/gu, '')), ''),
    (character) => character.charCodeAt(0),
  );

/** Kinds that a page can show; Word's drawings are of others. */
const BLIPS: Readonly<Record<string, string>> = { pngblip: 'image/png', jpegblip: 'image/jpeg' };

/** What a group holds is held once more, for programs that do not know the better form. */
const FALLBACKS: ReadonlySet<string> = new Set(['nonshppict', 'shprslt']);

const TOKEN = /[{}]|\\([a-z]+)(-?\d+)? ?|\\[^a-z]|[^\\{}]+/giu;

/** The pictures of a text in RTF, in its order; nothing for one of a kind that no page shows. */
export function readRtfPictures(rtf: string): (ClipboardPicture | undefined)[] {
  const pictures: (ClipboardPicture | undefined)[] = [];
  let group = { isFallback: false, isPicture: false, type: '', hex: '' };
  const outer: (typeof group)[] = [];
  for (const [token, word = ''] of rtf.matchAll(TOKEN)) {
    if (token === '{') {
      outer.push(group);
      group = { ...group, isPicture: false, hex: '' };
    } else if (token === '}') {
      if (group.isPicture && !group.isFallback)
        pictures.push(group.type === '' ? undefined : { type: group.type, bytes: decodeHex(group.hex) });
      group = outer.pop() ?? group;
    } else if (FALLBACKS.has(word)) group.isFallback = true;
    else if (word === 'pict') Object.assign(group, { isPicture: true, type: '' });
    else if (BLIPS[word] !== undefined) group.type = BLIPS[word];
    else if (word === '' && group.isPicture) group.hex += token;
  }
  return pictures;
}

function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  const hex = text.replace(/[^\da-f]/giu, '');
  return Uint8Array.from({ length: hex.length >> 1 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}

/** A picture in the Markdown of what was pasted. */
const PLACE = /!\[((?:\\.|[^[\]\\])*)\]\(clipboard:(\d+)(?: "((?:\\.|[^"\\])*)")?\)/u;

export interface PicturePlace {
  readonly index: number;
  /** As the source describes it, and its line below; empty if it does not. */
  readonly alt: string;
  readonly caption: string;
  /** The last words in front of it. */
  readonly after: string;
}

/** Words that are enough to find a place by. */
const ENOUGH = 16;

const readEscaped = (text: string) => text.replace(/\\(.)/gu, '$1');

/** The first place of a picture that is still named by the clipboard. */
export function findPlace(markdown: string): PicturePlace | undefined {
  const found = PLACE.exec(markdown);
  if (!found) return undefined;
  const [, alt = '', index = '', caption = ''] = found;
  const before = markdown
    .slice(0, found.index)
    .replace(/!\[[^[\]]*\]\([^()]*\)|\[\^[^[\]]*\]|\\(?=.)|[#*>]|^-+$/gmu, '')
    .trim();
  // Of a table, the last cell.
  const line =
    before
      .split(/(?:(?<!\s)\s+)?[\n|]\s*/u)
      .filter(Boolean)
      .at(-1) ?? '';
  return {
    index: Number(index),
    alt: readEscaped(alt),
    caption: readEscaped(caption),
    after: [...line].slice(-ENOUGH).join(''),
  };
}

/** @param picture in its place; empty if it is left out */
export function fillPlace(markdown: string, picture: string): string {
  const filled = markdown.replace(PLACE, () => picture);
  return picture === '' ? filled.replace(/\n[ \t]*\n(?:[ \t]*\n)+/gu, '\n\n').trim() : filled;
}
