import type { KeyObject } from 'node:crypto';
import { clip } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { parseDate } from '../report/calendar-date.ts';
import { readJson } from '../report/read-json.ts';
import { fingerprintKey, parsePublicKey } from './key-files.ts';
import { ALGORITHM_NAMES, type AlgorithmName, findAlgorithm } from './signing-algorithms.ts';

/** A public key that somebody has made sure of over another way. */
export interface TrustedKey {
  readonly name: string;
  readonly key: KeyObject;
  readonly algorithm: AlgorithmName;
  readonly fingerprint: string;
  /** First and last day on which it signs, `YYYY-MM-DD`. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** The day from which on it is not believed any more. */
  readonly revoked?: string;
  readonly reason?: string;
}

const RULE = 'trusted-keys';
const FORM =
  '{ "keys": [ { "name": "名称", "algorithm": "ed25519", "publicKey": "-----BEGIN PUBLIC KEY-----…" } ] }';

/** What one may say of a key. A day is `YYYY-MM-DD`. */
const MEMBERS: Readonly<Record<string, { readonly isDay?: true; readonly isRequired?: true }>> = {
  name: { isRequired: true },
  algorithm: { isRequired: true },
  publicKey: { isRequired: true },
  validFrom: { isDay: true },
  validTo: { isDay: true },
  revoked: { isDay: true },
  reason: {},
};

/** The file that `keygen` writes for a key: it can be handed on, and joined with those of others. */
export function formatTrustedKeys(
  keys: readonly Readonly<
    Record<'name' | 'algorithm' | 'publicKey', string> & Partial<Record<'validFrom' | 'validTo', string>>
  >[],
): string {
  return `${JSON.stringify({ keys }, null, 1)}\n`;
}

/** Reads a file of trusted keys strictly: half of one would tell a key as unknown that is revoked. */
export function parseTrustedKeys(text: string): { keys: TrustedKey[]; problems: Problem[] } {
  const [, pem] = /^\s*-----BEGIN ([A-Z ]+)-----/.exec(text) ?? [];
  if (pem !== undefined) return { keys: [], problems: [explainPem(pem)] };
  const json = readJson(text, '可信公钥的文件', `写成 ${FORM}`);
  const problems: Problem[] = json.problems.map((problem) => ({ ...problem, rule: RULE }));
  const keys: TrustedKey[] = [];
  if (!('value' in json)) return { keys, problems };
  const tell = (path: (string | number)[], message: string, remedy: string) =>
    problems.push({ level: 'error', rule: RULE, ...json.locateValue(...path), message, remedy });
  const list = isRecord(json.value) ? json.value.keys : undefined;
  if (!Array.isArray(list)) {
    tell(['keys'], '里面没有公钥的列表（keys）', `写成 ${FORM}`);
    return { keys, problems };
  }
  if (list.length === 0) tell(['keys'], '一把公钥也没有', '把 keygen 写的 .pub.json 里的那一项放进 keys');
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const key = readKey(item, (member, message, remedy) => tell(['keys', index, ...member], message, remedy));
    if (!key) continue;
    const first = seen.get(key.fingerprint);
    if (first !== undefined)
      tell(
        ['keys', index],
        `和第 ${first + 1} 项是同一把公钥`,
        '只留一项；吊销写在那一项里："revoked": "年-月-日"',
      );
    seen.set(key.fingerprint, first ?? index);
    keys.push(key);
  }
  return { keys, problems };
}

/** What was taken for the file is a key by itself. */
function explainPem(kind: string): Problem {
  const [message, remedy] = kind.includes('PRIVATE')
    ? ['这是私钥，不是可信公钥的文件', '写 keygen 放在它旁边的那一个，名称末尾是 .pub.json']
    : ['这只是一把公钥，不是可信公钥的文件', `写成 ${FORM}`];
  return { level: 'error', rule: RULE, line: 1, column: 1, message, remedy };
}

type Fault = readonly [member: string[], message: string, remedy: string];

function readKey(item: unknown, tell: (...fault: Fault) => void): TrustedKey | undefined {
  if (!isRecord(item)) {
    tell([], '这里应当是一把公钥', `写成 ${FORM} 里的样子`);
    return undefined;
  }
  const { values, faults } = readMembers(item);
  const { name, algorithm = '', publicKey, ...others } = values;
  for (const fault of faults) tell(...fault);
  if (faults.length > 0 || name === undefined || publicKey === undefined) return undefined;
  const key = parsePublicKey(publicKey);
  if (!key) {
    tell(...explainNoKey(publicKey));
    return undefined;
  }
  const actual = findAlgorithm(key);
  if (actual === undefined || actual !== algorithm) {
    const remedy = actual ? `写成 "algorithm": "${actual}"` : `可以用的有：${ALGORITHM_NAMES.join('、')}`;
    tell(['algorithm'], `算法写成“${clip(algorithm)}”，公钥不是这一种`, remedy);
    return undefined;
  }
  return { ...others, name, key, algorithm: actual, fingerprint: fingerprintKey(key) };
}

/** @returns `values`: those that are sound */
function readMembers(item: Readonly<Record<string, unknown>>) {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [member, value] of Object.entries(item)) {
    const fault = findFault(member, value);
    if (fault) faults.push([[member], ...fault]);
    else values[member] = String(value);
  }
  for (const [member, { isRequired }] of Object.entries(MEMBERS))
    if (isRequired && !(member in item)) faults.push([[], `缺少“${member}”`, `写成 ${FORM} 里的样子`]);
  const { validFrom, validTo } = values;
  if (validFrom !== undefined && validTo !== undefined && validFrom > validTo)
    faults.push([['validTo'], `截止日期 ${validTo} 在开始日期 ${validFrom} 之前`, '查对两个日期']);
  return { values, faults };
}

/** What is wrong with what is said of a key, as far as it can be seen without the others. */
function findFault(member: string, value: unknown): [message: string, remedy: string] | undefined {
  const rule = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
  if (!rule) return [`没有“${clip(member)}”这一项`, `可以写的有：${Object.keys(MEMBERS).join('、')}`];
  if (typeof value !== 'string' || value.trim() === '')
    return [`“${member}”应当是一段文字，不能是空的`, rule.isRequired ? '写上它' : '写上它，或者删去这一项'];
  const day = parseDate(value);
  if (!rule.isDay || (day.ok && day.date === value)) return undefined;
  return [`“${member}”写成“${clip(value)}”，不是日期`, '写成 "年-月-日"：四位年、两位月、两位日'];
}

const explainNoKey = (text: string): Fault =>
  text.includes('PRIVATE KEY')
    ? [
        ['publicKey'],
        '这是私钥，不是公钥：它不应当离开签名的机器',
        '当作这把私钥已经泄露：另做一把，并把它的公钥写上 "revoked"',
      ]
    : [
        ['publicKey'],
        '不是公钥（PEM，以 -----BEGIN PUBLIC KEY----- 开头）',
        '把 keygen 写的 .pub.json 里的那一项原样放进来',
      ];
