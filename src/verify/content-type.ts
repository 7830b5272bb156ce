import type { SourceFault } from './site-source.ts';

/** Names of one type that browsers take for the same. */
const SAME: readonly ReadonlySet<string>[] = [
  new Set(['text/javascript', 'application/javascript', 'application/x-javascript']),
  new Set(['application/xml', 'text/xml', 'application/atom+xml', 'application/rss+xml']),
  new Set(['application/json', 'text/json']),
  new Set(['application/zip', 'application/x-zip-compressed']),
];

/** What a browser shows as text, garbles or refuses under another type. */
const VITAL = new Set(['text/html', 'text/css', 'text/javascript', 'image/svg+xml']);

/** What this program writes as UTF-8; attachments are as their owner wrote them. */
const OURS = /^(?:text\/(?:html|css|javascript)|application\/(?:json|xml))/;

/**
 * @param header as the server says it, if it does
 * @param expected such as `text/html; charset=utf-8`
 */
export function judgeContentType(header: string | null, expected: string): SourceFault | undefined {
  const [wanted] = readType(expected);
  const [actual, charset] = readType(header ?? '');
  const detail = `应当是 ${wanted}，服务器说是 ${header === null || actual === '' ? '（没有说）' : header}`;
  const isVital = VITAL.has(wanted);
  const isSame = actual === wanted || SAME.some((names) => names.has(actual) && names.has(wanted));
  if (!isSame) return { kind: isVital ? 'type-wrong' : 'type-odd', detail };
  if (charset !== '' && !/^utf-?8$/.test(charset) && OURS.test(wanted)) return { kind: 'type-wrong', detail };
  return undefined;
}

function readType(text: string): [type: string, charset: string] {
  const [type = '', ...parameters] = text
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8) ?? '';
  return [type, charset.replaceAll('"', '')];
}
