import { toLatin1 } from '../base/decode-text.ts';

/** One file of a web archive: a page, a picture, a style sheet. */
export interface ArchivedFile {
  /** Lower case, without parameters: `text/html`. */
  readonly type: string;
  /** Where pages name it: its address, and `cid:` with its identity. */
  readonly addresses: readonly string[];
  readonly bytes: Buffer;
}

const RELATED = /^Content-Type:\s*multipart\/related;[^<>]{0,300}?boundary=(?:"([^"\r\n]+)"|([^\s;"]+))/imu;

const HEAD_BYTES = 64 * 1024;

/** Whether a file begins as browsers begin a page with all its files in one, whatever its name says. */
export function isWebArchive(bytes: Uint8Array): boolean {
  const head = toLatin1(bytes.subarray(0, HEAD_BYTES));
  return /^MIME-Version:/imu.test(head) && RELATED.test(head);
}

/** More than any page has; the boundary of a file made to exhaust the memory stands everywhere. */
const MAX_FILES = 10_000;

/**
 * The files of a web archive, in their order: the page comes first (RFC 2557, RFC 2387).
 * @returns `undefined` for one that has no end, as a half-copied one has none, or too many files
 */
export function readWebArchive(bytes: Uint8Array): ArchivedFile[] | undefined {
  const text = toLatin1(bytes);
  const [, quoted, bare] = RELATED.exec(text) ?? [];
  const pieces = text.split(`\n--${quoted ?? bare}`, MAX_FILES + 2).slice(1);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  // What stands behind the boundary in its own line, and the line break that belongs to the next one.
  return end < 0 ? undefined : pieces.slice(0, end).map((piece) => readFile(piece.replace(/\r$/u, '')));
}

function readFile(piece: string): ArchivedFile {
  const [head = ''] = piece.split(/\r?\n\r?\n/u, 1);
  const headers = new Map(
    head
      .replace(/\r?\n[ \t]+/gu, ' ')
      .split(/\r?\n/u)
      .map((line): [string, string] => {
        const [name = '', ...value] = line.split(':');
        return [name.trim().toLowerCase(), value.join(':').trim()];
      }),
  );
  const id = headers.get('content-id')?.replace(/^<|>$/gu, '');
  return {
    type: (headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase(),
    addresses: [headers.get('content-location') ?? '', id ? `cid:${id}` : ''].filter(Boolean),
    bytes: decodeTransfer(
      piece.slice(head.length).replace(/^\r?\n\r?\n/u, ''),
      headers.get('content-transfer-encoding')?.toLowerCase(),
    ),
  };
}

/** RFC 2045, 6. */
function decodeTransfer(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const decoded = body
    .replace(/=\r?\n/gu, '')
    .replace(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
