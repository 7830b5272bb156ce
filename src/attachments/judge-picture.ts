import { findExtensionFor } from './attachment-types.ts';
import { CONTENT_LABELS, recogniseFileContent } from './file-content.ts';
import { isImageCutOff, readImageSize } from './read-image-size.ts';

/** Pictures that a page can show. */
const SHOWN = ['png', 'jpeg', 'gif', 'webp'];
/** Vector pictures that Word draws: [MS-EMF] 2.3.4.2, and the placeable header of [MS-WMF] 2.3.2.3. */
const isMetafile = (start: string) => start.slice(40, 44) === ' EMF' || start.startsWith('\xd7\xcd\xc6\x9a');

/** Whether a page can show the bytes; if not, what they are, in Chinese. */
export function judgePicture(
  bytes: Uint8Array,
):
  | { ok: true; extension: string; width: number; height: number }
  | { ok: false; kind: 'other' | 'damaged'; name: string } {
  const content = recogniseFileContent({ head: bytes, tail: bytes });
  const extension = findExtensionFor(content);
  if (!SHOWN.includes(content) || !extension) {
    const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
    return { ok: false, kind: 'other', name: isMetafile(start) ? 'EMF 或 WMF 图' : CONTENT_LABELS[content] };
  }
  const size = readImageSize(bytes);
  if (!size || isImageCutOff(bytes, bytes.subarray(-65_536), bytes.length)) {
    return { ok: false, kind: 'damaged', name: CONTENT_LABELS[content] };
  }
  return { ok: true, extension, width: size.width, height: size.height };
}
