import { listChunks } from '../base/picture-chunks.ts';

export interface ImageSize {
  /** Pixels, 1 or more, as a browser shows the image. */
  width: number;
  height: number;
}

/**
 * Width and height, so that a page keeps its place while the image loads: of PNG (3rd ed. § 11.2.1), JPEG (T.81 § B.2),
 * GIF (GIF89a § 18), WebP (RFC 9649 § 2).
 * @param bytes the file or its beginning; 1 MiB reaches the frame header of practically every JPEG
 * @returns `undefined` if these are no such image, or a damaged one
 */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const size = readHeader(
    bytes,
    (view) => readPng(view) ?? readGif(view) ?? readWebp(view) ?? readFrame(view),
  );
  if (!size || size.width <= 0 || size.height <= 0) return undefined;
  const { width, height } = size;
  // 5 to 8 lie on their side: browsers turn them, and so must width and height.
  return readPictureOrientation(bytes) >= 5 ? { width: height, height: width } : { width, height };
}

/**
 * How a picture is to be shown: Exif 2.32, 4.6.4 A, `Orientation`: 1 as stored, 6 turned right by a quarter… Of JPEG and
 * PNG; in WebP browsers overlook it.
 */
export const readPictureOrientation = (bytes: Uint8Array): number =>
  readHeader(bytes, (view) => readPngOrientation(view, bytes) ?? readFrame(view)?.orientation) ?? 1;

/** What is read of a file's beginning; `undefined` where that is cut off. */
export function readHeader<T>(bytes: Uint8Array, read: (view: DataView) => T | undefined): T | undefined {
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // DataView checks every bound.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Whether a PNG or WebP ends before its own end mark. JPEG and GIF are not judged: phones append films to
 * photographs, and browsers show both without an end mark.
 * @param tail the file's last bytes, 64 KiB or the whole file
 * @param bytes the file's size
 */
export function isImageCutOff(head: Uint8Array, tail: Uint8Array, bytes: number): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 12));
  if (start.toString('latin1', 1, 4) === 'PNG') {
    return !Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).includes('IEND', 0, 'latin1');
  }
  return start.toString('latin1', 8, 12) === 'WEBP' && start.readUInt32LE(4) + 8 > bytes;
}

function readPng(view: DataView): ImageSize | undefined {
  if (!startsWith(view, 0, '\x89PNG\r\n\x1a\n')) return undefined;
  if (view.getUint32(8) !== 13 || !startsWith(view, 12, 'IHDR')) return undefined;
  return { width: view.getInt32(16), height: view.getInt32(20) };
}

/** Chunks up to the picture's data; among them may be `eXIf` (PNG 3rd ed. § 11.3.3.3). */
function readPngOrientation(view: DataView, bytes: Uint8Array): number | undefined {
  if (!readPng(view)) return undefined;
  for (const { name, start, length } of listChunks(bytes)) {
    if (name === 'eXIf') return readTiff(view, start, length);
    if (name === 'IDAT') break;
  }
  return undefined;
}

/** Damaged Exif data is no fault of the picture. */
function readTiff(view: DataView, start: number, length: number): number | undefined {
  const end = Math.min(start + length, view.byteLength);
  return readHeader(new Uint8Array(view.buffer, view.byteOffset + start, end - start), readOrientation);
}

function readGif(view: DataView): ImageSize | undefined {
  if (!startsWith(view, 0, 'GIF87a') && !startsWith(view, 0, 'GIF89a')) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(view: DataView): ImageSize | undefined {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return undefined;
  if (startsWith(view, 12, 'VP8X')) {
    return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 };
  }
  if (startsWith(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  // RFC 6386 § 9.1: a key frame's start code, then 14 bits each of width and height.
  if (startsWith(view, 12, 'VP8 ') && startsWith(view, 23, '\x9d\x01\x2a')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

/** What a JPEG says of its picture as it is stored. */
export interface JpegFrame extends ImageSize {
  orientation: number;
  /** 1 grey, 3 colours of a screen, 4 colours of print (CMYK). */
  components: number;
}

/** @param bytes the file or its beginning @returns `undefined` if these are no JPEG, or a damaged one */
export const readJpegFrame = (bytes: Uint8Array): JpegFrame | undefined => readHeader(bytes, readFrame);

function readFrame(view: DataView): JpegFrame | undefined {
  if (!startsWith(view, 0, '\xff\xd8')) return undefined;
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte, T.81 § B.1.1.2
      continue;
    }
    // The image's data or end before any frame header, or a marker that cannot stand here.
    if (marker === 0 || marker === 0xd8 || marker === 0xd9 || marker === 0xda) return undefined;
    const length = view.getUint16(at + 2);
    if (isFrameHeader(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { width, height, orientation, components: view.getUint8(at + 9) };
    }
    if (marker === 0xe1 && startsWith(view, at + 4, 'Exif\0\0')) {
      orientation = readTiff(view, at + 10, length - 8) ?? 1;
    }
    at += 2 + length;
  }
}

/** SOF0–SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readOrientation(tiff: DataView): number | undefined {
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  for (let index = 0; index < tiff.getUint16(directory, little); index += 1) {
    const entry = directory + 2 + index * 12;
    if (tiff.getUint16(entry, little) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

function startsWith(view: DataView, offset: number, text: string): boolean {
  if (view.byteLength < offset + text.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (view.getUint8(offset + index) !== text.charCodeAt(index)) return false;
  }
  return true;
}

function readUint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
}
