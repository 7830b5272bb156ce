import { scanXml } from '../office/scan-xml.ts';

/** More strings than any sheet that is shown can name. */
const MAX_STRINGS = 2_000_000;

/**
 * The strings that cells name by number (ECMA-376-1, 18.4). Readings above characters (rPh) are no part of a string.
 * @returns `undefined` if they are not whole
 */
export function readSharedStrings(bytes: Uint8Array): string[] | undefined {
  const strings: string[] = [];
  let text = '';
  let readings = 0;
  let isText = false;
  const isWhole = scanXml(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') readings += 1;
      else if (name === 't') isText = readings === 0;
    },
    text: (data) => {
      if (isText) text += data;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') readings -= 1;
      else if (name === 'si' && strings.length < MAX_STRINGS) strings.push(decodeEscapes(text));
    },
  });
  return isWhole ? strings : undefined;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376-1, 22.9.2.19 ST_Xstring). */
export function decodeEscapes(text: string): string {
  return text
    .replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '');
}
