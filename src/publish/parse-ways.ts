import path from 'node:path';
import { clip } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { readJson } from '../report/read-json.ts';

/** A way in which a built portal is handed over: programs of this computer, as its operator has set them up. */
export interface HandoverWay {
  readonly name: string;
  /** The one output that goes there, absolute: another portal on that server would be a disaster. */
  readonly output: string;
  /** Programs with their arguments, one after the other. */
  readonly steps: readonly (readonly [string, ...string[]])[];
  /** What only the programs may know, as variables. */
  readonly env: Readonly<Record<string, string>>;
}

/** What an argument may hold, in braces. */
const PLACEHOLDERS = ['output', 'package', 'changes', 'hosting', 'fingerprint'] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

const FORM =
  '写成：{ "ways": [{ "name": "网站服务器", "output": "（网站的文件夹，完整的位置）", "steps": [["（程序）", "（参数）"]] }] }';
const RULE = 'handover-ways';
const MOST = 50;
const HELD = /\{([a-z]+)\}/g;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' && !/\0/.test(part));

/** Reads the ways. What is wrong with one keeps that one from being used, not the others. Never throws. */
export function parseWays(text: string): { ways: HandoverWay[]; problems: Problem[] } {
  const { value, problems: slips, locateValue } = readJson(text, '交付方式', FORM);
  const problems: Problem[] = slips.map((slip) => ({ ...slip, rule: RULE }));
  const tell = (at: readonly (string | number)[], message: string, remedy: string) =>
    problems.push({ level: 'error', rule: RULE, ...locateValue(...at), message, remedy });
  if (value === undefined) return { ways: [], problems };
  const list = isRecord(value) ? value.ways : undefined;
  if (!Array.isArray(list) || list.length > MOST) {
    const fault = Array.isArray(list)
      ? `"ways" 里有 ${list.length} 种，最多 ${MOST} 种`
      : '没有 "ways" 这个列表';
    tell(['ways'], fault, FORM);
    return { ways: [], problems };
  }
  const ways: HandoverWay[] = [];
  for (const [at, row] of list.entries()) {
    const faults = judgeWay(row, ways);
    for (const { member, message, remedy } of faults)
      tell(['ways', at, ...member], `第 ${at + 1} 种交付方式${message}`, remedy);
    if (faults.length > 0) continue;
    const { name, output, steps, env = {} } = row as HandoverWay;
    ways.push({ name: name.trim(), output, steps, env });
  }
  return { ways, problems };
}

interface WayFault {
  /** Where it is below the way. */
  readonly member: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

function judgeWay(row: unknown, earlier: readonly HandoverWay[]): WayFault[] {
  if (!isRecord(row)) return [{ member: [], message: '不是一对花括号里的几项', remedy: FORM }];
  const { name, output, steps, env = {}, ...others } = row;
  const faults: WayFault[] = [];
  const refuse = (member: string, message: string, remedy: string) =>
    faults.push({ member: [member], message, remedy });
  for (const key of Object.keys(others))
    refuse(key, `没有名为“${clip(key)}”的项`, '可用的项：name、output、steps、env');
  if (typeof name !== 'string' || name.trim() === '' || name.length > 60)
    refuse('name', '没有写名称', '写上 "name"，60 个字以内');
  else if (earlier.some((way) => way.name === name.trim()))
    refuse('name', `的名称“${clip(name)}”和前面的相同`, '各写各的名称');
  if (typeof output !== 'string' || !path.isAbsolute(output))
    refuse('output', '没有写网站的文件夹', '写上 "output"：完整的位置，只交付这一个网站');
  if (!Array.isArray(steps) || steps.length === 0)
    refuse('steps', '没有写要运行什么', '写上 "steps"：每一步是一个列表，先写程序，再写参数');
  else faults.push(...steps.flatMap(judgeStep));
  if (!isRecord(env) || !Object.values(env).every((part) => typeof part === 'string'))
    refuse('env', '的 "env" 不是一对花括号里的几段文字', '写成 "env": { "名字": "值" }');
  return faults;
}

function judgeStep(step: unknown, at: number): WayFault[] {
  const refuse = (message: string, remedy: string): WayFault => ({
    member: ['steps', at],
    message: `的第 ${at + 1} 步${message}`,
    remedy,
  });
  if (!isTexts(step) || step.length === 0 || step[0] === '')
    return [refuse('不是“程序和参数”的列表', '写成 ["程序", "参数", "参数"]')];
  const known = PLACEHOLDERS.map((name) => `{${name}}`);
  return [...step.join('\n').matchAll(HELD)]
    .filter(([written]) => !known.includes(written))
    .map(([written]) => refuse(`里有不认识的 ${written}`, `可以写的有：${known.join('、')}`));
}

/** An argument with what its braces stand for. */
export const fillIn = (argument: string, values: Readonly<Record<Placeholder, string>>): string =>
  argument.replace(HELD, (written, name: string) => values[name as Placeholder] ?? written);

/** Shorter ones would hide half of what a program says. */
const LEAST_SECRET = 4;

/**
 * Takes secrets out of what a program says, line by line: one may come in two pieces.
 * @returns what hears pieces and, at the end, the rest
 */
export function createMask(
  secrets: readonly string[],
  say: (text: string) => void,
): { hear(piece: string): void; end(): void } {
  const hidden = secrets.filter(({ length }) => length >= LEAST_SECRET).sort((a, b) => b.length - a.length);
  let pending = '';
  const tell = (text: string) => {
    if (text !== '') say(hidden.reduce((shown, secret) => shown.replaceAll(secret, '●●●'), text));
  };
  return {
    hear(piece) {
      pending += piece;
      const end = Math.max(pending.lastIndexOf('\n'), pending.lastIndexOf('\r')) + 1;
      tell(pending.slice(0, end));
      pending = pending.slice(end);
    },
    end() {
      tell(pending);
      pending = '';
    },
  };
}
