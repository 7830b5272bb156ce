import { listChunks } from '../base/picture-chunks.ts';
import { readHeader } from './read-image-size.ts';

/** What a camera wrote into a photo: tags of Exif 2.32 (JEITA CP-3451), and what a reader calls them. */
const TAGS: ReadonlyMap<number, string> = new Map([
  [0x010f, '拍摄设备的厂商'],
  [0x0110, '拍摄设备'],
  [0x013b, '作者'],
  [0x0132, '拍摄时间'],
  [0x8825, '拍摄地点（经纬度）'],
]);

const GPS = 0x8825;
const [ASCII, ENTRY_BYTES, MOST_ENTRIES] = [2, 12, 200];

/** The details in the Exif block of a JPEG, PNG or WebP, `作者：张示例`; none for other files and for what is cut off. */
export function readPhotoDetails(bytes: Uint8Array): string[] {
  const details = readHeader(bytes, (view) => {
    const start = findExif(view, bytes);
    return start === undefined ? undefined : listDetails(view, bytes, start);
  });
  return details ?? [];
}

function listDetails(view: DataView, bytes: Uint8Array, start: number): string[] {
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  const count = Math.min(view.getUint16(directory, isLittle), MOST_ENTRIES);
  return Array.from({ length: count }, (_, index) => directory + 2 + index * ENTRY_BYTES).flatMap((entry) => {
    const tag = view.getUint16(entry, isLittle);
    const what = TAGS.get(tag);
    if (what === undefined) return [];
    if (tag === GPS) return [what];
    const length = view.getUint32(entry + 4, isLittle);
    if (view.getUint16(entry + 2, isLittle) !== ASCII || length === 0) return [];
    const at = length <= 4 ? entry + 8 : start + view.getUint32(entry + 8, isLittle);
    const text = new TextDecoder()
      .decode(bytes.subarray(at, at + length))
      .replace(/\0.*$/su, '')
      .trim();
    return text === '' ? [] : [`${what}：${text}`];
  });
}

/** Where the TIFF structure of Exif begins: in PNG and WebP also behind the picture's data. */
function findExif(view: DataView, bytes: Uint8Array): number | undefined {
  // As the PNG (3rd ed. § 11.3.3.3) and the WebP (RFC 9649 § 2.7.1.4) spell it.
  const own = bytes[0] === 0x89 ? 'eXIf' : 'EXIF';
  for (const { name, start } of listChunks(bytes)) if (name === own) return start;
  return findSegment(view);
}

/** The segment APP1 of a JPEG. */
function findSegment(view: DataView): number | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 10 < view.byteLength; ) {
    const [marker, length] = [view.getUint16(at), view.getUint16(at + 2)];
    if (marker < 0xffe0 || marker > 0xffef || length < 2) return undefined;
    // `Exif`, two zeros.
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    at += 2 + length;
  }
  return undefined;
}
