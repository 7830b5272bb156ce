import { inflateSync } from 'node:zlib';
import { toLatin1 } from '../base/decode-text.ts';
import { orElse } from '../base/or-else.ts';

/** Why a PDF is not framed in the page; Chinese words that complete “文件里”. */
export type PdfObstacle = (typeof ACTIVE)[number]['words'] | typeof UNREADABLE;

/** Nobody can say what is in it: that is caution, and no finding. */
export const UNREADABLE = '有读不出的部分，说不准有没有会自动执行的内容';

/** Whatever may act when a PDF is only looked at, or leads elsewhere (ISO 32000-1, 12.6). */
const ACTIVE = [
  { names: 'JavaScript|JS|Launch|AA(?!\\s*<<\\s*>>)', words: '有脚本或别的动作（如打开程序）' },
  { names: 'SubmitForm|ImportData|XFA', words: '有会传送数据的表单' },
  { names: 'RichMedia|Movie|Rendition', words: '有音频或视频' },
  { names: 'GoToE|EmbeddedFiles', words: '还夹着别的文件' },
] as const;

/** What may follow a name (7.2.3), but for the end of a text, such as an address: (https://example.org/JS). */
const NAME_END = '(?=[\\s<>[\\]{}/%(]|$)';

const MAX_STREAMS = 20_000;
const MAX_STREAM_BYTES = 16 * 1024 * 1024;
/** Of all object streams unpacked: a document of some thousand pages has 50 MB; a small file can be made to have any. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;
/** Places to open at, and objects of their numbers: each change of a file leaves one more. */
const MAX_OPENINGS = 20;
const MAX_OBJECTS = 10_000;

/**
 * What in a PDF may act by itself when it is only looked at. Names are looked for wherever an object may stand, also in
 * compressed object streams (7.5.7). An action on opening that only turns to a page is none.
 */
export function findPdfObstacle(bytes: Uint8Array): PdfObstacle | undefined {
  const { texts, isWhole } = readTexts(bytes);
  for (const { names, words } of ACTIVE) {
    const pattern = new RegExp(`/(?:${names})${NAME_END}`, 'gu');
    if (texts.some((text, at) => hasName(text, pattern, at === 0))) return words;
  }
  const opening = judgeOpenings(texts);
  if (opening === 'acts') return ACTIVE[0].words;
  return isWhole && opening === 'inert' ? undefined : UNREADABLE;
}

/** The file as it is, and what its object streams hold. */
export function readTexts(bytes: Uint8Array): { texts: string[]; isWhole: boolean } {
  const raw = toLatin1(bytes);
  const { contents, isWhole } = readObjectStreams(bytes, raw);
  return { texts: [raw, ...contents].map(unescapeNames), isWhole };
}

/** @returns `isWhole`: all of them were read */
function readObjectStreams(bytes: Uint8Array, raw: string): { contents: string[]; isWhole: boolean } {
  const contents: string[] = [];
  const findEnd = createForwardSearch(raw, 'endstream');
  let isWhole = true;
  let count = 0;
  let room = MAX_UNPACKED_BYTES;
  for (const { index } of raw.matchAll(/\/Type\s*\/ObjStm\b/gu)) {
    count += 1;
    // An object stream of an encrypted file is encrypted itself (7.6.1).
    if (count > MAX_STREAMS || room <= 0 || (count === 1 && /\/Encrypt\b/u.test(raw)))
      return { contents, isWhole: false };
    const content = readStream(bytes, raw, index, findEnd);
    if (content === undefined) isWhole = false;
    else contents.push(content);
    room -= content?.length ?? 0;
  }
  return { contents, isWhole };
}

/** `text.indexOf(words, from)` for places that only go forward: what is between them is looked through once. */
function createForwardSearch(text: string, words: string): (from: number) => number {
  let found = text.indexOf(words);
  return (from) => {
    if (found >= 0 && found < from) found = text.indexOf(words, from);
    return found;
  };
}

/**
 * Three letters turn up by chance in the noise of a large picture; in a stream of noise they are none, nor are they in
 * words that a page shows.
 */
function hasName(text: string, pattern: RegExp, hasStreams: boolean): boolean {
  const isNoise = hasStreams ? createNoiseTest(text) : () => false;
  for (const { index } of text.matchAll(pattern)) if (!isNoise(index)) return true;
  return false;
}

/** For places that only go forward. */
function createNoiseTest(text: string): (at: number) => boolean {
  const findStream = createForwardSearch(text, 'stream');
  let begin = -1;
  return (at) => {
    for (let next = findStream(begin + 1); next >= 0 && next <= at; next = findStream(next + 1)) begin = next;
    // The last such word before a stream's content begins it; one behind it ends one.
    if (begin < 3 || text.slice(begin - 3, begin) === 'end') return false;
    if (!/>>\s*$/u.test(text.slice(Math.max(0, begin - 20), begin))) return false;
    if (isShown(text, at, begin)) return true;
    const around = text.slice(Math.max(begin + 6, at - 60), at + 60);
    const odd = around.match(/[^\t\n\r\u0020-\u007e]/gu)?.length ?? 0;
    return odd > around.length / 5;
  };
}

/** Characters of a line that a page shows, on either side of a name in it. */
const MOST_OF_LINE = 500;

/**
 * Whether a name stands in a text that a page is told to show, `(a /JavaScript b) Tj` (9.4.3). One with an object in it
 * is none: who mends a damaged file looks for objects everywhere.
 */
function isShown(text: string, at: number, from: number): boolean {
  const before = /\(((?:[^()\\]|\\[\s\S])*)$/u.exec(text.slice(Math.max(from, at - MOST_OF_LINE), at));
  const behind = /^((?:[^()\\]|\\[\s\S])*)\)\s*(?:Tj|TJ|['"\]]|-?\d)/u.exec(
    text.slice(at, at + MOST_OF_LINE),
  );
  return before !== null && behind !== null && !/\bobj\b/u.test(`${before[1]}${behind[1]}`);
}

/**
 * `/OpenAction` with a destination (12.3.2), or with an action that only goes to one (12.6.4.2), does nothing.
 * `unknown`: there are more of them than can be looked at
 */
function judgeOpenings(texts: readonly string[]): 'acts' | 'inert' | 'unknown' {
  const references = new Set<string>();
  for (const value of listOpenings(texts)) {
    const [, number, generation] = /^(\d+)\s+(\d+)\s+R\b/u.exec(value) ?? [];
    if (number !== undefined) references.add(`${number} ${generation}`);
    else if (!isDestination(value)) return 'acts';
    if (references.size > MAX_OPENINGS) return 'unknown';
  }
  let left = MAX_OBJECTS;
  for (const reference of references) {
    // An object that is nowhere is null (7.3.10), and nothing happens.
    for (const value of findObjects(texts, reference)) {
      if (!isDestination(value)) return 'acts';
      left -= 1;
      if (left === 0) return 'unknown';
    }
  }
  return 'inert';
}

/** What stands behind each `/OpenAction`. */
function* listOpenings(texts: readonly string[]): Generator<string> {
  for (const [at, text] of texts.entries()) {
    const isNoise = at === 0 ? createNoiseTest(text) : () => false;
    for (const { 0: name, index } of text.matchAll(/\/OpenAction(?![\w.-])/gu))
      if (!isNoise(index)) yield text.slice(index + name.length, index + 2000).trimStart();
  }
}

function isDestination(value: string): boolean {
  if (/^(?:\[|\(|<[^<]|null\b|\/)/u.test(value)) return true;
  const end = value.indexOf('>>');
  const dictionary = end < 0 ? '' : value.slice(0, end);
  return /\/S\s*\/GoTo(?![\w.-])/u.test(dictionary) && !/\/Next(?![\w.-])/u.test(dictionary);
}

/**
 * The beginnings of all objects of a number: a file that was changed has the former ones too.
 * @param reference number and generation, with a blank between them
 */
export function* findObjects([raw = '', ...packed]: readonly string[], reference: string) {
  const [number = '', generation = ''] = reference.split(' ');
  for (const match of raw.matchAll(new RegExp(`(?<!\\d)${number}\\s+${generation}\\s+obj\\b`, 'gu'))) {
    const from = match.index + match[0].length;
    yield raw.slice(from, from + MOST_OF_OBJECT).trimStart();
  }
  for (const content of packed) yield* findPackedObject(content, number);
}

const MOST_OF_OBJECT = 2000;

/** An object stream begins with pairs of numbers and offsets; offsets count from the first object. */
function findPackedObject(content: string, number: string): string[] {
  const header = readHeader(content);
  const numbers = header.trim().split(/\s+/u);
  return numbers.flatMap((found, at) => {
    if (at % 2 === 1 || found !== number) return [];
    const from = header.length + Number(numbers[at + 1]);
    return [content.slice(from, from + MOST_OF_OBJECT).trimStart()];
  });
}

const readHeader = (content: string) => /^[\d\s]*/u.exec(content)?.[0] ?? '';
/** Twenty thousand objects; programs put some hundred into a stream. */
const MAX_HEADER = 256 * 1024;

/** What is in the object stream whose dictionary holds the place `at`; `undefined` if it cannot be read. */
function readStream(
  bytes: Uint8Array,
  text: string,
  at: number,
  findEnd: (from: number) => number,
): string | undefined {
  const behind = text.slice(at, at + MOST_OF_OBJECT).indexOf('stream');
  if (behind < 0) return undefined;
  const begin = at + behind;
  const end = findEnd(begin + 6);
  if (end < 0) return undefined;
  const before = text.slice(Math.max(0, at - MOST_OF_OBJECT), at);
  const dictionary = before.slice(Math.max(before.lastIndexOf('obj'), 0)) + text.slice(at, begin);
  const start = begin + (text.startsWith('stream\r\n', begin) ? 8 : 7);
  const content = /\/Filter/u.test(dictionary)
    ? unpack(dictionary, bytes.subarray(start, end))
    : text.slice(start, end);
  const hasLongHeader =
    content !== undefined && readHeader(content.slice(0, MAX_HEADER)).length === MAX_HEADER;
  return hasLongHeader ? undefined : content;
}

function unpack(dictionary: string, packed: Uint8Array): string | undefined {
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/u.test(dictionary) || /\/DecodeParms/u.test(dictionary)) {
    return undefined;
  }
  return orElse(() => toLatin1(inflateSync(packed, { maxOutputLength: MAX_STREAM_BYTES })), undefined);
}

/** `/J#61vaScript` is `/JavaScript` (7.3.5). */
const unescapeNames = (text: string) =>
  text.replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
