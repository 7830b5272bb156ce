import { inflateSync } from 'node:zlib';

/**
 * Whether anything in a PDF may act by itself or lead elsewhere when it is only looked at (ISO 32000-1, 12.6): scripts,
 * actions on opening or of a page, programs, embedded films and forms of XFA. Names are looked for wherever an object may
 * stand, also in compressed object streams (7.5.7); where those cannot be read, the answer is yes.
 */
export function hasPdfActions(bytes: Uint8Array): boolean {
  const text = toLatin1(bytes);
  if (ACTIVE.test(unescapeNames(text))) return true;
  const packed = [...text.matchAll(/\/Type\s*\/ObjStm\b/gu)];
  if (packed.length === 0) return false;
  // An object stream of an encrypted file is encrypted itself (7.6.1).
  if (/\/Encrypt\b/u.test(text) || packed.length > MAX_STREAMS) return true;
  return packed.some(({ index }) => {
    const content = readStream(bytes, text, index);
    return content === undefined || ACTIVE.test(unescapeNames(content));
  });
}

const ACTIVE =
  /\/(?:JavaScript|JS|OpenAction|AA|Launch|SubmitForm|ImportData|RichMedia|Movie|Rendition|XFA|GoToE|EmbeddedFiles)(?![\w.-])/u;
const MAX_STREAMS = 20_000;
const MAX_STREAM_BYTES = 16 * 1024 * 1024;

/** The content of the stream whose dictionary holds the place `at`; `undefined` if it cannot be unpacked. */
function readStream(bytes: Uint8Array, text: string, at: number): string | undefined {
  const begin = text.indexOf('stream', at);
  const end = text.indexOf('endstream', begin + 6);
  if (begin < 0 || end < 0) return undefined;
  const dictionary = text.slice(Math.max(text.lastIndexOf('obj', at), 0), begin);
  const start = begin + (text.startsWith('stream\r\n', begin) ? 8 : 7);
  if (!/\/Filter/u.test(dictionary)) return text.slice(start, end);
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/u.test(dictionary) || /\/DecodeParms/u.test(dictionary)) {
    return undefined;
  }
  try {
    return toLatin1(inflateSync(bytes.subarray(start, end), { maxOutputLength: MAX_STREAM_BYTES }));
  } catch {
    return undefined;
  }
}

/** `/J#61vaScript` is `/JavaScript` (7.3.5). */
const unescapeNames = (text: string) =>
  text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const toLatin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
