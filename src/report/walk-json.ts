import { CST, Lexer } from 'yaml';
import { orElse } from '../base/or-else.ts';

/** `name`: where the name of a member begins. */
export interface JsonSpan {
  readonly name?: number;
  readonly value: number;
  readonly end: number;
}

/** Places of what lies deeper are not kept: no file of ours is so deep, and a hostile one may be very deep. */
const DEEPEST = 16;

/** More levels than any file of ours has, and than whatever goes down into a value can take. */
export const MOST_LEVELS = 64;

/** In an object, since `null` is a value too. */
export const parseJson = (text: string): { value: unknown } | undefined =>
  orElse(() => ({ value: JSON.parse(text) }), undefined);

type Previous = '' | '{' | '[' | ',' | ':' | 'name' | 'value';

export interface JsonWalk {
  /** Behind the last token that fits. */
  readonly reached: number;
  readonly previous: Previous;
  /** Where there are too many levels; the rest is not looked at. */
  readonly deep?: number;
  /** Brackets that would have to follow. */
  readonly missing: string;
  /** By the path as JSON: names of members, numbers of items. */
  readonly places: ReadonlyMap<string, Partial<JsonSpan>>;
  readonly repeated: readonly { name: string; offset: number }[];
}

/** Follows the grammar of JSON (RFC 8259) as far as the text does; places are offsets in UTF-16 units. */
export function walkJson(text: string): JsonWalk {
  const open: { bracket: '{' | '['; at: string | number }[] = [];
  const places = new Map<string, Partial<JsonSpan>>();
  const repeated: { name: string; offset: number }[] = [];
  let previous: Previous = '';
  let reached = 0;
  let deep: number | undefined;
  const formatPath = () => JSON.stringify(open.map(({ at }) => at));
  const note = (place: Partial<JsonSpan>) => {
    if (open.length > DEEPEST) return;
    const path = formatPath();
    places.set(path, { ...places.get(path), ...place });
  };
  const wantsName = () => open.at(-1)?.bracket === '{' && (previous === '{' || previous === ',');
  const wantsValue = () => !wantsName() && ['', ':', '[', ','].includes(previous);

  const readName = ({ start, end }: Token): Previous => {
    const name = JSON.parse(text.slice(start, end)) as string;
    const inside = open.at(-1);
    if (inside) inside.at = name;
    if (places.has(formatPath())) repeated.push({ name, offset: start });
    note({ name: start });
    return 'name';
  };
  const readValue = ({ start, end }: Token): Previous | undefined => {
    if (!wantsValue()) return undefined;
    note({ value: start, end });
    return 'value';
  };
  const begin = (bracket: '{' | '[', token: Token): Previous | undefined => {
    if (!readValue(token)) return undefined;
    open.push({ bracket, at: bracket === '[' ? 0 : '' });
    return bracket;
  };
  const finish = (bracket: '{' | '[', { end }: Token): Previous | undefined => {
    if (open.at(-1)?.bracket !== bracket || (previous !== 'value' && previous !== bracket)) return undefined;
    open.pop();
    note({ end });
    return 'value';
  };
  const goOn = (): Previous | undefined => {
    const inside = open.at(-1);
    if (!inside || previous !== 'value') return undefined;
    if (typeof inside.at === 'number') inside.at += 1;
    return ',';
  };
  /** What a token is to the one behind it; nothing if it does not fit here. */
  const steps: Readonly<Record<Token['kind'], (token: Token) => Previous | undefined>> = {
    '{': (token) => begin('{', token),
    '[': (token) => begin('[', token),
    '}': (token) => finish('{', token),
    ']': (token) => finish('[', token),
    ',': goOn,
    ':': () => (previous === 'name' ? ':' : undefined),
    text: (token) => (wantsName() ? readName(token) : readValue(token)),
    literal: readValue,
  };

  for (const token of readTokens(text)) {
    const step = steps[token.kind](token);
    if (step === undefined) break;
    previous = step;
    if (open.length > MOST_LEVELS) {
      deep = token.start;
      break;
    }
    reached = token.end;
  }
  const missing = open.map(({ bracket }) => (bracket === '{' ? '}' : ']')).reverse();
  return {
    ...{ reached, previous, missing: missing.join(''), places, repeated },
    ...(deep === undefined ? {} : { deep }),
  };
}

interface Token {
  /** A sign of JSON as it is. */
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'literal';
  readonly start: number;
  readonly end: number;
}

/** Tokens from the beginning as long as they are those of JSON: YAML has others besides. */
function* readTokens(text: string): Generator<Token> {
  let start = /^[ \t\r\n]*/.exec(text)?.[0].length ?? 0;
  let isPlain = false;
  // The lexer marks what it begins by control characters, which JSON has nowhere.
  const source = text.slice(start).replace(/(?![\t\r\n])\p{Cc}/gu, '\ufffd');
  for (const lexeme of new Lexer().lex(source)) {
    const type = CST.tokenType(lexeme);
    if (type === 'doc-mode' || type === 'scalar') {
      isPlain = type === 'scalar';
      continue;
    }
    // A scalar of YAML runs on over a comma that is missing.
    const written = isPlain ? (/^[^\s"]*/.exec(lexeme)?.[0] ?? '') : lexeme;
    const end = start + written.length;
    if (isPlain || type === 'double-quoted-scalar') {
      if (!parseJson(text.slice(start, end))) return;
      yield { kind: isPlain ? 'literal' : 'text', start, end };
      if (written !== lexeme) return;
    } else if (/^[{}[\],:]$/.test(lexeme)) yield { kind: lexeme as Token['kind'], start, end };
    else if (!/^[ \t\r\n]+$/.test(lexeme)) return;
    isPlain = false;
    start = end;
  }
}
