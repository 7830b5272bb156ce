import { inflateSync } from 'node:zlib';

/** Why a PDF is not framed in the page; Chinese words that complete “文件里”. */
export type PdfObstacle = (typeof ACTIVE)[number]['words'] | typeof UNREADABLE;

/** Nobody can say what is in it: that is caution, and no finding. */
export const UNREADABLE = '有读不出的部分，说不准有没有会自动执行的内容';

/** Whatever may act when a PDF is only looked at, or leads elsewhere (ISO 32000-1, 12.6). */
const ACTIVE = [
  { names: 'JavaScript|JS|Launch|AA(?!\\s*<<\\s*>>)', words: '有会自动执行的内容（如脚本）' },
  { names: 'SubmitForm|ImportData|XFA', words: '有会传送数据的表单' },
  { names: 'RichMedia|Movie|Rendition', words: '有音频或视频' },
  { names: 'GoToE|EmbeddedFiles', words: '还夹着别的文件' },
] as const;

/** What may follow a name (7.2.3), but for the end of a text, such as an address: (https://example.org/JS). */
const NAME_END = '(?=[\\s<>[\\]{}/%(]|$)';

const MAX_STREAMS = 20_000;
const MAX_STREAM_BYTES = 16 * 1024 * 1024;

/**
 * What in a PDF may act by itself when it is only looked at. Names are looked for wherever an object may stand, also in
 * compressed object streams (7.5.7). An action on opening that only turns to a page is none.
 */
export function findPdfObstacle(bytes: Uint8Array): PdfObstacle | undefined {
  const raw = toLatin1(bytes);
  const packed = [...raw.matchAll(/\/Type\s*\/ObjStm\b/gu)];
  const contents: (string | undefined)[] = [];
  // An object stream of an encrypted file is encrypted itself (7.6.1).
  const isSealed = packed.length > MAX_STREAMS || (packed.length > 0 && /\/Encrypt\b/u.test(raw));
  if (!isSealed) for (const { index } of packed) contents.push(readStream(bytes, raw, index));
  const texts = [raw, ...contents.filter((content) => content !== undefined)].map(unescapeNames);
  for (const { names, words } of ACTIVE) {
    const pattern = new RegExp(`/(?:${names})${NAME_END}`, 'gu');
    if (texts.some((text, at) => hasName(text, pattern, at === 0))) return words;
  }
  if (opensWithAction(texts)) return ACTIVE[0].words;
  return isSealed || contents.includes(undefined) ? UNREADABLE : undefined;
}

/** Three letters turn up by chance in the noise of a large picture; in a stream of noise they are none. */
function hasName(text: string, pattern: RegExp, hasStreams: boolean): boolean {
  for (const { index } of text.matchAll(pattern)) if (!(hasStreams && isNoise(text, index))) return true;
  return false;
}

function isNoise(text: string, at: number): boolean {
  const begin = text.lastIndexOf('stream', at);
  // The last such word before a stream's content begins it; one behind it ends one.
  if (begin < 3 || text.slice(begin - 3, begin) === 'end') return false;
  if (!/>>\s*$/u.test(text.slice(Math.max(0, begin - 20), begin))) return false;
  const around = text.slice(Math.max(begin + 6, at - 60), at + 60);
  const odd = around.match(/[^\t\n\r\u0020-\u007e]/gu)?.length ?? 0;
  return odd > around.length / 5;
}

/** `/OpenAction` with a destination (12.3.2), or with an action that only goes to one (12.6.4.2), does nothing. */
function opensWithAction(texts: readonly string[]): boolean {
  return texts.some((text, at) => {
    for (const { index } of text.matchAll(/\/OpenAction(?![\w.-])/gu)) {
      if (at === 0 && isNoise(text, index)) continue;
      const rest = text.slice(index + '/OpenAction'.length, index + 2000).trimStart();
      const reference = /^(\d+)\s+(\d+)\s+R\b/u.exec(rest);
      const values = reference ? findObjects(texts, `${reference[1]}`, `${reference[2]}`) : [rest];
      // An object that is nowhere is null (7.3.10), and nothing happens.
      if (!values.every(isDestination)) return true;
    }
    return false;
  });
}

function isDestination(value: string): boolean {
  if (/^(?:\[|\(|<[^<]|null\b|\/)/u.test(value)) return true;
  const end = value.indexOf('>>');
  const dictionary = end < 0 ? '' : value.slice(0, end);
  return /\/S\s*\/GoTo(?![\w.-])/u.test(dictionary) && !/\/Next(?![\w.-])/u.test(dictionary);
}

/** The beginnings of all objects of a number: a file that was changed has the former ones too. */
function findObjects([raw = '', ...packed]: readonly string[], number: string, generation: string): string[] {
  const pattern = new RegExp(`(?<!\\d)${number}\\s+${generation}\\s+obj\\b`, 'gu');
  const plain = [...raw.matchAll(pattern)].map((match) => {
    const from = match.index + match[0].length;
    return raw.slice(from, from + MOST_OF_OBJECT).trimStart();
  });
  return [...plain, ...packed.flatMap((content) => findPackedObject(content, number))];
}

const MOST_OF_OBJECT = 2000;

/** An object stream begins with pairs of numbers and offsets; offsets count from the first object. */
function findPackedObject(content: string, number: string): string[] {
  const [header = ''] = /^[\d\s]*/u.exec(content) ?? [];
  const numbers = header.trim().split(/\s+/u);
  return numbers.flatMap((found, at) => {
    if (at % 2 === 1 || found !== number) return [];
    const from = header.length + Number(numbers[at + 1]);
    return [content.slice(from, from + MOST_OF_OBJECT).trimStart()];
  });
}

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
