import { clip } from './split-front-matter.ts';

/** Where and why a text is not JSON. */
export interface JsonFault {
  /** Offset in UTF-16 units. */
  offset: number;
  /** Chinese. */
  message: string;
  remedy: string;
  /** What was meant, if there is no doubt: then the rest can be looked at as well. */
  mend?: { readonly start: number; readonly end: number; readonly text: string };
}

/** More slips than an editor mends in one go. */
const MOST_FAULTS = 50;

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

/** White space, then one token of RFC 8259: a sign, a text, or a number or name. */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy;

const FORM = '每项写成 "name": "值"，各项之间用英文逗号，最后一项后面不加逗号';

/**
 * All slips of a text that is not JSON, one for each line, as far as it is clear what was meant.
 * @returns `mended`: the text without them, if it is JSON then
 */
export function explainJsonFaults(text: string): { faults: JsonFault[]; mended?: string } {
  const faults = new Map<number, JsonFault>();
  const shifts: { at: number; by: number }[] = [];
  let current = text;
  for (let count = 0; count < MOST_FAULTS; count += 1) {
    const { mend, ...fault } = explainJsonFault(current);
    const offset = shifts.reduceRight(
      (place, { at, by }) => (place > at ? Math.max(at, place - by) : place),
      fault.offset,
    );
    const line = text.slice(0, offset).split('\n').length;
    if (!faults.has(line)) faults.set(line, { ...fault, offset });
    if (!mend) break;
    current = current.slice(0, mend.start) + mend.text + current.slice(mend.end);
    shifts.push({ at: mend.start, by: mend.text.length - (mend.end - mend.start) });
    if (isJson(current)) return { faults: [...faults.values()], mended: current };
  }
  return { faults: [...faults.values()] };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the place where `JSON.parse` gave up. Its own messages are English, differ between versions of V8, and not
 * all of them have a position.
 * @param text Text that is not JSON.
 */
function explainJsonFault(text: string): JsonFault {
  const open: string[] = [];
  let offset = 0;
  let previous = '';
  const fits = (token: string): boolean => {
    const inside = open.at(-1);
    const wantsKey = inside === '{' && (previous === '{' || previous === ',');
    const wantsValue =
      previous === '' || previous === ':' || previous === '[' || (previous === ',' && inside === '[');
    if (token === ':') return previous === 'key';
    if (token === ',') return previous === 'value' && inside !== undefined;
    if (token === '}') return inside === '{' && (previous === '{' || previous === 'value');
    if (token === ']') return inside === '[' && (previous === '[' || previous === 'value');
    return wantsValue || (wantsKey && token === 'text');
  };
  for (;;) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    const [all = '', sign, quoted] = match ?? [];
    const token = sign ?? (quoted === undefined ? 'literal' : 'text');
    if (!match || !fits(token)) break;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    if (token === '}' || token === ']') previous = 'value';
    else if (sign !== undefined) previous = sign;
    else previous = open.at(-1) === '{' && previous !== ':' ? 'key' : 'value';
    offset += all.length;
  }
  const missing = open.map((bracket) => (bracket === '{' ? '}' : ']')).reverse();
  return explainStop(text, offset, previous, missing.join(''));
}

function explainStop(text: string, reached: number, previous: string, missing: string): JsonFault {
  const rest = text.slice(reached).trimStart();
  const offset = text.length - rest.length;
  const line = rest.split('\n', 1)[0]?.trimEnd() ?? '';
  if (rest === '') {
    if (missing === '') {
      return {
        offset: reached,
        message: '站点设置是空的',
        remedy: '写成：{ "name": "网站的名称" }，里面换成自己的；没有设置就删去这个文件',
      };
    }
    const message = '站点设置没有写完';
    if (previous !== 'value' || missing.length >= 10) return { offset: reached, message, remedy: FORM };
    const mend = { start: text.length, end: text.length, text: missing };
    return { offset: reached, message, remedy: `在末尾补上：${missing}`, mend };
  }
  const fullWidth = /^[，：“”‘’｛｝［］；、]/u.exec(rest)?.[0];
  if (fullWidth) {
    const remedy = '关闭中文输入法，改为英文符号：引号 "、冒号 :、逗号 ,';
    const quoted = /^[“”]([^“”"\\\n]*)[“”]/u.exec(rest);
    const [typed, meant] = quoted
      ? [quoted[0], JSON.stringify(quoted[1])]
      : [fullWidth, HALF_WIDTH[fullWidth]];
    const message = `这里用了中文符号 ${fullWidth}`;
    if (meant === undefined) return { offset, message, remedy };
    return { offset, message, remedy, mend: { start: offset, end: offset + typed.length, text: meant } };
  }
  if (previous === ',' && /^[}\]]/.test(rest)) {
    const comma = text.lastIndexOf(',', offset);
    return {
      offset: comma,
      message: '最后一项后面多了一个逗号',
      remedy: '删去这个逗号',
      mend: { start: comma, end: comma + 1, text: '' },
    };
  }
  if (previous === 'value' && rest.startsWith('"')) {
    const remedy = '在上一项的末尾加上英文逗号 ,';
    const mend = { start: reached, end: reached, text: ',' };
    return { offset, message: `这一项前面少了逗号：${clip(line)}`, remedy, mend };
  }
  if (/^["']/.test(rest)) {
    const remedy = `文字写在一对英文引号里，中间不换行；文字里面要用引号时，用中文引号“ ”。${FORM}`;
    return { offset, message: `这里的引号没有成对，或者不是英文双引号：${clip(line)}`, remedy };
  }
  return { offset, message: `站点设置从这里起读不懂：${clip(line)}`, remedy: FORM };
}
