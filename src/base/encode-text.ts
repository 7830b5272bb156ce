import type { Encoding } from './decode-text.ts';
import { once } from './once.ts';

/**
 * The bytes of a text in the encoding that a file has, without a BOM.
 * @returns nothing if the encoding has no sign for a character
 */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gb18030':
      return encodeGb18030(text);
  }
}

function encodeGb18030(text: string): Uint8Array | undefined {
  const codes = listCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const found = code < 0x80 ? [code] : (codes.get(character) ?? encodeAstral(code));
    if (!found) return undefined;
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}

/** Codes of two bytes, read once from the system's decoder, which is the only table of them at hand. */
const listCodes = once((): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('gb18030');
  const list = new Map<string, readonly number[]>();
  const add = (code: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(code));
    if (character !== '\ufffd' && [...character].length === 1 && !list.has(character))
      list.set(character, code);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add([lead, trail]);
  // GB 18030-2022: what of the basic plane has no code of two bytes, from 81308130 to 8431A439.
  for (let pointer = 0; pointer < 39_420; pointer += 1) add(formatFour(pointer));
  return list;
});

/** Planes 1 to 16 stand in their order from 90308130 on. */
const encodeAstral = (code: number) => (code > 0xffff ? formatFour(189_000 + code - 0x10000) : undefined);

const formatFour = (pointer: number): number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];
