import { type Encoding, findUtf16, findUtf16Mark, isDamagedUtf8 } from '../base/decode-text.ts';
import { orElse } from '../base/or-else.ts';
import { cutText, SHOWN_CHARACTERS } from './view-limits.ts';

const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** What HTML cannot hold, such as the mark with which DOS ended its files. */
export const dropControls = (text: string) => text.replace(new RegExp(CONTROL, 'gu'), '');

export interface TextView {
  kind: 'text';
  /** LF line ends. */
  text: string;
  /** Something of the file is not shown. */
  truncated: boolean;
  totalLines: number;
}

/**
 * Which encoding a text is in: by its byte order mark, else UTF-16 if it has zeros and is a text when it is read so,
 * else UTF-8 if it is valid, else GB18030 (Excel and Notepad on a Chinese Windows). `undefined` if it is none of them.
 * @param isWhole whether `head` is the whole file; if not, a character may be cut at its end
 */
export function detectEncoding(head: Uint8Array, isWhole: boolean): Encoding | undefined {
  const tryDecode = (encoding: Encoding) =>
    orElse(() => new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !isWhole }), undefined);
  const utf16 = findUtf16Encoding(head);
  if (utf16) return tryDecode(utf16) === undefined ? undefined : utf16;
  if (tryDecode('utf-8') !== undefined) return 'utf-8';
  if (isDamagedUtf8(head)) return undefined;
  const text = tryDecode('gb18030');
  // Nearly all bytes are valid GB18030; controls and private characters show that they were something else.
  return text === undefined || CONTROL.test(text) || /\p{Co}/u.test(text) ? undefined : 'gb18030';
}

/** By its mark, else by its zeros: half of the bytes of its figures and commas are, and by chance all are valid UTF-8. */
export const findUtf16Encoding = (head: Uint8Array) =>
  findUtf16Mark(head) ??
  (head.includes(0) ? findUtf16(head.subarray(0, head.length - (head.length % 2))) : undefined);

/** Decodes what `detectEncoding` accepted; drops what HTML cannot hold and a character cut at the end. */
export function decodeView(head: Uint8Array, encoding: Encoding): string {
  return dropControls(new TextDecoder(encoding).decode(head, { stream: true }));
}

/**
 * What a page shows of a text.
 * @param start the beginning of the text, decoded
 * @param totalLines of the whole file, as `createTextCounter` counts them
 * @param isWhole whether `start` is the whole text
 */
export function formatTextView(start: string, totalLines: number, isWhole: boolean): TextView {
  const whole = start.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const text = cutText(whole, SHOWN_CHARACTERS);
  return { kind: 'text', text, truncated: !isWhole || text.length < whole.length, totalLines };
}
