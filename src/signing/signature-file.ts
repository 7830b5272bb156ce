import { compareCodeUnits } from '../base/compare-code-units.ts';
import { isRecord, parseRecord, readList, readText } from '../base/json.ts';
import { parseDate } from '../report/calendar-date.ts';
import { type SignedClaim, type SignedSubject, SUBJECT_KINDS, type SubjectKind } from './signed-subject.ts';

/** One signature, as the file has it: nothing of it is believed before it has been checked. */
export interface SignatureEntry extends SignedClaim {
  /** PEM. */
  readonly publicKey: string;
  readonly signature: Uint8Array;
  /** RFC 3161 `TimeStampResp` over the signature's bytes. */
  readonly timeStamp?: Uint8Array;
}

/** The signatures beside a site's or an archive's manifest. */
export interface SignatureFile {
  readonly subject: SignedSubject;
  readonly signatures: readonly SignatureEntry[];
}

/** A signature with its time stamp takes some 10 kB. */
export const MOST_SIGNATURE_BYTES = 4 * 1024 * 1024;

/** Each costs a computation. */
const MOST_SIGNATURES = 100;

const LONGEST_NAME = 200;

const VERSION = 1;

/** The same signatures give the same bytes, in whatever order they came. */
export function formatSignatureFile({ subject, signatures }: SignatureFile): string {
  const { manifest, algorithm } = SUBJECT_KINDS[subject.kind];
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const entries = signatures.map(({ name, algorithm, publicKey, expires, signature, timeStamp }) => ({
    ...{ name, algorithm, publicKey },
    ...(expires === undefined ? {} : { expires }),
    signature: encode(signature),
    ...(timeStamp ? { timeStamp: encode(timeStamp) } : {}),
  }));
  const value = {
    generator: 'gongbao',
    version: VERSION,
    subject: { kind: subject.kind, manifest, [algorithm]: subject.checksum },
    signatures: entries.sort((a, b) => compareCodeUnits(a.publicKey, b.publicKey)),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** @returns what keeps it from being a file of signatures, in Chinese, where anything does */
export function parseSignatureFile(text: string): SignatureFile | { fault: string } {
  const record = parseRecord(text);
  if (!record) return { fault: '不是签名文件：不是 JSON，或者没有写完' };
  if (record.generator !== 'gongbao') return { fault: '不是公报的签名文件' };
  if (record.version !== VERSION) return { fault: '是别的版本的签名文件，这个版本的公报读不懂' };
  const subject = readSubject(record.subject);
  if (!subject) return { fault: '里面没有写签的是什么（subject）' };
  const list = readList(record, 'signatures');
  if (list.length === 0) return { fault: '里面一个签名也没有' };
  if (list.length > MOST_SIGNATURES)
    return { fault: `里面有 ${list.length} 个签名，多于 ${MOST_SIGNATURES} 个，没有读` };
  const signatures = list.map(readEntry);
  const bad = signatures.findIndex((entry) => !entry);
  if (bad !== -1) return { fault: `第 ${bad + 1} 个签名不完整` };
  const file = { subject, signatures: signatures.filter((entry) => entry !== undefined) };
  // Nothing signs its blanks and marks: but whoever changes them may have changed more.
  return formatSignatureFile(file) === text ? file : { fault: '里面有字符变了，不是公报写的样子' };
}

function readSubject(value: unknown): SignedSubject | undefined {
  if (!isRecord(value)) return undefined;
  const kind = readText(value, 'kind');
  if (!Object.hasOwn(SUBJECT_KINDS, kind)) return undefined;
  const { algorithm, length } = SUBJECT_KINDS[kind as SubjectKind];
  const checksum = readText(value, algorithm);
  const isChecksum = checksum.length === length && /^[0-9a-f]+$/.test(checksum);
  return isChecksum ? { kind: kind as SubjectKind, checksum } : undefined;
}

function readEntry(value: Record<string, unknown>): SignatureEntry | undefined {
  const [name, algorithm, publicKey] = ['name', 'algorithm', 'publicKey'].map((key) => readText(value, key));
  const signature = readBytes(value, 'signature');
  if (!name || !algorithm || !publicKey || !signature) return undefined;
  // On a line of its own in what is signed.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name + algorithm) || name.length > LONGEST_NAME) return undefined;
  const timeStamp = readBytes(value, 'timeStamp');
  const expires = readText(value, 'expires');
  const day = parseDate(expires);
  if ('expires' in value && !(day.ok && day.date === expires)) return undefined;
  if ('timeStamp' in value && !timeStamp) return undefined;
  return {
    ...{ name, algorithm, publicKey, signature },
    ...(expires === '' ? {} : { expires }),
    ...(timeStamp ? { timeStamp } : {}),
  };
}

/** Base64 to the letter: `Buffer` passes over whatever is none. */
function readBytes(value: Record<string, unknown>, key: string): Uint8Array | undefined {
  const text = readText(value, key);
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}
