import { clip } from '../base/clip.ts';
import { createOffsetLocator, type TextPosition } from '../base/text-position.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { type JsonSpan, type JsonWalk, MOST_LEVELS, parseJson, walkJson } from './walk-json.ts';

type Path = readonly (string | number)[];

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
  let walk = walkJson(current);
  let result = walk.deep === undefined ? parseJson(current) : undefined;
  for (let count = 0; !result && walk.deep === undefined && count < MOST_SLIPS; count += 1) {
    const { mend, ...slip } = explainStop(current, walk, subject, ofEmpty);
    const { line } = locate(slip.offset);
    if (!slips.has(line)) slips.set(line, slip);
    if (!mend) break;
    current = current.slice(0, mend.at) + mend.text + current.slice(mend.at + mend.text.length);
    walk = walkJson(current);
    result = walk.deep === undefined ? parseJson(current) : undefined;
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

/** Why the text does not go on as JSON does. The messages of `JSON.parse` are English, and not all have a place. */
function explainStop(
  text: string,
  { reached, previous, missing }: JsonWalk,
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
