import { listChunks } from '../base/picture-chunks.ts';

/** Of a WebP that has more than its picture (RFC 9649, 2.7): what it has, and whether Exif is among it. */
const FLAGS = 20;
const HAS_EXIF = 0x08;
const FIRST_CHUNK = 12;

/**
 * A WebP without the chunk in which a camera says how it is to be turned: browsers overlook that, and the typesetting
 * engine does not. Others are given back as they are.
 */
export function keepWebpAsStored(bytes: Buffer): Buffer {
  const read = (at: number) => bytes.toString('latin1', at, at + 4);
  if (read(0) !== 'RIFF' || read(8) !== 'WEBP' || read(FIRST_CHUNK) !== 'VP8X') return bytes;
  const kept = Buffer.from(bytes);
  kept[FLAGS] = (kept[FLAGS] ?? 0) & ~HAS_EXIF;
  // A chunk of an unknown name is passed over, and no place in the file moves.
  for (const { name, at } of listChunks(bytes)) if (name === 'EXIF') kept.write('none', at, 'latin1');
  return kept;
}
