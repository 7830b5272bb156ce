import { CST, Lexer } from 'yaml';
import { clip } from '../base/clip.ts';
import { createOffsetLocator, type TextPosition } from '../base/text-position.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';

type Path = readonly (string | number)[];

/** `name`: where the name of a member begins. */
export interface JsonSpan {
  readonly name?: number;
  readonly value: number;
  readonly end: number;
}

/** A JSON file as people write it, with the places of what stands in it. */
export interface JsonReading {
  /** Absent if the text is not JSON, also when its clear slips are mended. */
  readonly value?: unknown;
  /** All slips, one for each line, and names that are written twice. */
  readonly problems: Omit<Problem, 'rule'>[];
  /** The place of a member's name, such as that of `url`; the beginning of the text if there is none. */
  locateName(...path: Path): TextPosition;
  /** Where a member or value stands in the text, in UTF-16 units; nothing of what is not there or lies very deep. */
  spanOf(...path: Path): JsonSpan | undefined;
  /** The place of a value, which for a member is behind its name; of one that is not there, that of what it would be in. */
  locateValue(...path: Path): TextPosition;
}

/** Offsets are in UTF-16 units. A mend is as long as what it replaces, or stands at the end: no other place moves. */
interface Slip {
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
  /** What was meant, if there is no doubt: then the rest can be looked at as well. */
  readonly mend?: { readonly at: number; readonly text: string };
}

/** More slips than anybody mends in one go. */
const MOST_SLIPS = 50;

/** Places of what lies deeper are not kept: no file of ours is so deep, and a hostile one may be very deep. */
const DEEPEST = 16;

/** More levels than any file of ours has, and than whatever goes down into a value can take. */
const MOST_LEVELS = 64;

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ',',
  '、': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
};

const FORM = '每项写成 "name": "值"，各项之间用英文逗号，最后一项后面不加逗号';

/**
 * Reads JSON (RFC 8259) and nothing else: YAML's lexer finds the tokens and their places, `JSON.parse` is the judge.
 * @param subject what messages call the file, such as 网站设置
 * @param ofEmpty the remedy for a file in which nothing is written
 */
export function readJson(text: string, subject: string, ofEmpty: string): JsonReading {
  const locate = createOffsetLocator(text);
  const slips = new Map<number, Slip>();
  let current = text;
  let walk = walkTokens(current);
  let result = walk.deep === undefined ? parse(current) : undefined;
  for (let count = 0; !result && walk.deep === undefined && count < MOST_SLIPS; count += 1) {
    const { mend, ...slip } = explainStop(current, walk, subject, ofEmpty);
    const { line } = locate(slip.offset);
    if (!slips.has(line)) slips.set(line, slip);
    if (!mend) break;
    current = current.slice(0, mend.at) + mend.text + current.slice(mend.at + mend.text.length);
    walk = walkTokens(current);
    result = walk.deep === undefined ? parse(current) : undefined;
  }
  if (walk.deep !== undefined)
    slips.set(locate(walk.deep).line, {
      offset: walk.deep,
      message: `括号一层套一层，超过了 ${MOST_LEVELS} 层，读不了`,
      remedy: `删去多余的括号。${FORM}`,
    });
  const { places } = walk;
  const find = (path: Path) => places.get(JSON.stringify(path));
  const findAround = (path: Path): number =>
    find(path)?.value ?? (path.length > 0 ? findAround(path.slice(0, -1)) : 0);
  return {
    ...result,
    problems: [
      ...[...slips.values()].map(({ offset, ...slip }) => ({
        level: 'error' as const,
        ...locate(offset),
        ...slip,
      })),
      ...walk.repeated.map(({ name, offset }) => ({
        level: 'warning' as const,
        ...locate(offset),
        message: `“${clip(name)}”写了两次，只有后面这一项起作用`,
        remedy: '只留一项，删去另一项',
      })),
    ],
    spanOf(...path) {
      const { value, end, ...name } = find(path) ?? {};
      return value === undefined || end === undefined ? undefined : { ...name, value, end };
    },
    locateName: (...path) => locate(find(path)?.name ?? 0),
    locateValue: (...path) => locate(findAround(path)),
  };
}

/** In an object, since `null` is a value too. */
function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
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
      if (!parse(text.slice(start, end))) return;
      yield { kind: isPlain ? 'literal' : 'text', start, end };
      if (written !== lexeme) return;
    } else if (/^[{}[\],:]$/.test(lexeme)) yield { kind: lexeme as Token['kind'], start, end };
    else if (!/^[ \t\r\n]+$/.test(lexeme)) return;
    isPlain = false;
    start = end;
  }
}

interface Walk {
  /** Behind the last token that fits. */
  readonly reached: number;
  readonly previous: '' | '{' | '[' | ',' | ':' | 'name' | 'value';
  /** Where there are too many levels; the rest is not looked at. */
  readonly deep?: number;
  /** Brackets that would have to follow. */
  readonly missing: string;
  readonly places: ReadonlyMap<string, Partial<JsonSpan>>;
  readonly repeated: readonly { name: string; offset: number }[];
}

/** Follows the grammar as far as the text does. */
function walkTokens(text: string): Walk {
  const open: { bracket: '{' | '['; at: string | number }[] = [];
  const places = new Map<string, Partial<JsonSpan>>();
  const repeated: { name: string; offset: number }[] = [];
  let previous: Walk['previous'] = '';
  let reached = 0;
  let deep: number | undefined;
  const note = (place: Partial<JsonSpan>) => {
    if (open.length > DEEPEST) return;
    const path = JSON.stringify(open.map(({ at }) => at));
    places.set(path, { ...places.get(path), ...place });
  };
  for (const { kind, start, end } of readTokens(text)) {
    const inside = open.at(-1);
    const isName = inside?.bracket === '{' && (previous === '{' || previous === ',');
    const isEnd = previous === 'value' || previous === inside?.bracket;
    const wantsValue = !isName && ['', ':', '[', ','].includes(previous);
    if (kind === ':' ? previous !== 'name' : kind === ',' ? previous !== 'value' || !inside : false) break;
    if (kind === '}' || kind === ']') {
      if (!isEnd || inside?.bracket !== (kind === '}' ? '{' : '[')) break;
      open.pop();
      note({ end });
      previous = 'value';
    } else if (kind === ':') previous = ':';
    else if (kind === ',') {
      previous = ',';
      if (typeof inside?.at === 'number') inside.at += 1;
    } else if (isName) {
      if (kind !== 'text') break;
      const name = JSON.parse(text.slice(start, end)) as string;
      inside.at = name;
      if (places.has(JSON.stringify(open.map(({ at }) => at)))) repeated.push({ name, offset: start });
      note({ name: start });
      previous = 'name';
    } else {
      if (!wantsValue) break;
      note({ value: start, end });
      previous = 'value';
      if (kind === '{' || kind === '[') {
        open.push({ bracket: kind, at: kind === '[' ? 0 : '' });
        if (open.length > MOST_LEVELS) {
          deep = start;
          break;
        }
        previous = kind;
      }
    }
    reached = end;
  }
  const missing = open.map(({ bracket }) => (bracket === '{' ? '}' : ']')).reverse();
  return {
    ...{ reached, previous, missing: missing.join(''), places, repeated },
    ...(deep === undefined ? {} : { deep }),
  };
}

/** Why the text does not go on as JSON does. The messages of `JSON.parse` are English, and not all have a place. */
function explainStop(
  text: string,
  { reached, previous, missing }: Walk,
  subject: string,
  ofEmpty: string,
): Slip {
  const rest = text.slice(reached).replace(/^[ \t\r\n]+/, '');
  const offset = text.length - rest.length;
  const line = rest.split('\n', 1)[0]?.trimEnd() ?? '';
  if (rest === '') {
    if (missing === '') return { offset: reached, message: `${subject}是空的`, remedy: ofEmpty };
    const message = `${subject}没有写完`;
    if (previous !== 'value' || missing.length >= 10) return { offset: reached, message, remedy: FORM };
    const mend = { at: text.length, text: missing };
    return { offset: reached, message, remedy: `在末尾补上：${missing}`, mend };
  }
  if (/^[\s\p{Cf}]/u.test(rest)) {
    const message = rest.startsWith('\u3000') ? '这里有全角空格' : '这里有看不见的字符';
    return { offset, message, remedy: '删去它，要空格就用英文空格', mend: { at: offset, text: ' ' } };
  }
  const fullWidth = /^[，：“”‘’｛｝［］；、]/u.exec(rest)?.[0];
  if (fullWidth) {
    const remedy = '关闭中文输入法，改为英文符号：引号 "、冒号 :、逗号 ,';
    const message = `这里用了中文符号 ${fullWidth}`;
    const quoted = /^[“”]([^“”"\\\n]*)[“”]/u.exec(rest)?.[1];
    const meant = quoted === undefined ? HALF_WIDTH[fullWidth] : `"${quoted}"`;
    return { offset, message, remedy, ...(meant === undefined ? {} : { mend: { at: offset, text: meant } }) };
  }
  if (previous === ',' && /^[}\]]/.test(rest)) {
    const comma = text.lastIndexOf(',', offset);
    const message = '最后一项后面多了一个逗号';
    return { offset: comma, message, remedy: '删去这个逗号', mend: { at: comma, text: ' ' } };
  }
  if (previous === 'value' && rest.startsWith('"')) {
    const message = `这一项前面少了逗号：${clip(line)}`;
    const remedy = '在上一项的末尾加上英文逗号 ,';
    return { offset, message, remedy, ...(offset > reached ? { mend: { at: reached, text: ',' } } : {}) };
  }
  const comment = /^(?:\/\/|#).*/.exec(rest)?.[0];
  if (comment !== undefined) {
    const message = `${subject}里不能写备注：${clip(comment)}`;
    const mend = { at: offset, text: ' '.repeat(comment.length) };
    return { offset, message, remedy: '删去这个备注', mend };
  }
  if (/^["']/.test(rest)) {
    const message = `这里的引号没有成对，或者不是英文双引号：${clip(line)}`;
    const remedy = `文字写在一对英文引号里，中间不换行；文字里面要用引号时，用中文引号“ ”。${FORM}`;
    const quoted = /^'([^'"\\\n]*)'/.exec(rest)?.[1];
    return quoted === undefined
      ? { offset, message, remedy }
      : { offset, message, remedy, mend: { at: offset, text: `"${quoted}"` } };
  }
  return { offset, message: `${subject}从这里起读不懂：${clip(line)}`, remedy: FORM };
}
