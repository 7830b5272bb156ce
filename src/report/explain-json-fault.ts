import { clip } from './split-front-matter.ts';

/** Where and why a text is not JSON. */
export interface JsonFault {
  /** Offset in UTF-16 units. */
  offset: number;
  /** Chinese. */
  message: string;
  remedy: string;
}

/** White space, then one token of RFC 8259: a sign, a text, or a number or name. */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy;

const FORM = '每项写成 "name": "值"，各项之间用英文逗号，最后一项后面不加逗号';

/**
 * Finds the place where `JSON.parse` gave up. Its own messages are English, differ between versions of V8, and not
 * all of them have a position.
 * @param text Text that is not JSON.
 */
export function explainJsonFault(text: string): JsonFault {
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
      return { offset: reached, message: '站点设置是空的', remedy: '写成：{ "name": "示例区政府报告公报" }' };
    }
    const remedy = previous === 'value' && missing.length < 10 ? `在末尾补上：${missing}` : FORM;
    return { offset: reached, message: '站点设置没有写完', remedy };
  }
  const fullWidth = /^[，：“”‘’｛｝［］；、]/u.exec(rest)?.[0];
  if (fullWidth) {
    const remedy = '关闭中文输入法，改为英文符号：引号 "、冒号 :、逗号 ,';
    return { offset, message: `这里用了中文符号 ${fullWidth}`, remedy };
  }
  if (previous === ',' && /^[}\]]/.test(rest)) {
    return {
      offset: text.lastIndexOf(',', offset),
      message: '最后一项后面多了一个逗号',
      remedy: '删去这个逗号',
    };
  }
  if (previous === 'value' && rest.startsWith('"')) {
    return { offset, message: `这一项前面少了逗号：${clip(line)}`, remedy: '在上一项的末尾加上英文逗号 ,' };
  }
  if (/^["']/.test(rest)) {
    const remedy = `文字写在一对英文引号里，中间不换行；文字里面要用引号时，用中文引号“ ”。${FORM}`;
    return { offset, message: `这里的引号没有成对，或者不是英文双引号：${clip(line)}`, remedy };
  }
  return { offset, message: `站点设置从这里起读不懂：${clip(line)}`, remedy: FORM };
}
