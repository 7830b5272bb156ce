import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatChinaTime } from '../base/format-china-time.ts';
import { inTempFolder } from '../base/temp-folder-fs.ts';
import type { StampCheck } from './judge-signatures.ts';

/** RFC 3161 time stamps, made and checked by the OpenSSL of the machine: nobody writes such a thing a second time. */

const TIME_LIMIT_MS = 20_000;

export const NO_OPENSSL = '这台机器上没有 OpenSSL（命令 openssl），做不了也核对不了时间戳';

type Outcome = { readonly out: string } | { readonly fault: string };

/** @returns its version, such as `OpenSSL 3.0.19`, where there is one */
export async function findOpenssl(): Promise<string | undefined> {
  const outcome = await run(['version']);
  return 'out' in outcome ? outcome.out.trim() : undefined;
}

/** A request for a stamp of bytes, with a number used once, and the authority's certificate asked for. */
export async function createStampRequest(
  bytes: Uint8Array,
): Promise<{ request: Buffer } | { fault: string }> {
  return inTempFolder('ts', async (folder) => {
    const data = path.join(folder, 'data');
    const query = path.join(folder, 'query');
    writeFileSync(data, bytes);
    const outcome = await run(['ts', '-query', '-data', data, '-sha256', '-cert', '-out', query]);
    return 'fault' in outcome ? outcome : { request: readFileSync(query) };
  });
}

/**
 * @param request that the reply answers, while it is known: then the number has to be the same
 * @param roots file of certificates of trusted authorities, PEM
 */
export async function checkStamp(
  reply: Uint8Array,
  bytes: Uint8Array,
  { request, roots }: { request?: Uint8Array; roots?: string } = {},
): Promise<StampCheck> {
  if ((await findOpenssl()) === undefined) return { kind: 'unchecked', reason: NO_OPENSSL };
  return inTempFolder('ts', async (folder) => {
    const data = path.join(folder, 'data');
    const query = path.join(folder, 'query');
    const answer = path.join(folder, 'reply');
    writeFileSync(data, bytes);
    writeFileSync(answer, reply);
    const told = await run(['ts', '-reply', '-in', answer, '-text']);
    if ('fault' in told) return { kind: 'wrong', reason: '不是时间戳机构的回答（RFC 3161），或者没有传完' };
    if (!/^Status: Granted/m.test(told.out)) {
      const [, status = ''] = /^Status: (.*)$/m.exec(told.out) ?? [];
      return { kind: 'wrong', reason: `时间戳机构没有答应：${status}` };
    }
    const moment = readMoment(told.out);
    if (!moment) return { kind: 'wrong', reason: '里面没有时间' };
    if (!(await isAbout(told.out, data))) return { kind: 'wrong', reason: '它盖的不是这个签名' };
    if (roots === undefined)
      return { kind: 'unchecked', moment, reason: '没有用 --tsa-ca 写出时间戳机构的证书' };
    if (request) writeFileSync(query, request);
    const about = request ? ['-queryfile', query] : ['-data', data];
    const verified = await run(['ts', '-verify', ...about, '-in', answer, '-CAfile', roots]);
    return 'fault' in verified
      ? { kind: 'wrong', reason: `时间戳机构的证书对不上（${readFault(verified.fault)}）` }
      : { kind: 'proved', moment, day: moment.slice(0, 10) };
  });
}

/** Whether the stamp is for these bytes, whoever made it. */
async function isAbout(text: string, data: string): Promise<boolean> {
  const [, algorithm = ''] = /^Hash Algorithm: (\w+)$/m.exec(text) ?? [];
  const dump = /^Message data:\n((?: {4}[0-9a-f]{4} - .*\n)+)/m.exec(text)?.[1] ?? '';
  const stamped = dump
    .split('\n')
    .map((line) => line.slice(11, 59).replace(/[^0-9a-f]/g, ''))
    .join('');
  if (!/^sha(?:256|384|512)$/.test(algorithm) || stamped === '') return false;
  const digest = await run(['dgst', `-${algorithm}`, '-r', data]);
  return 'out' in digest && digest.out.startsWith(`${stamped} `);
}

/** `Time stamp: Nov 26 14:51:37 2026 GMT`, also with parts of a second. */
function readMoment(text: string): string | undefined {
  const [, written = ''] = /^Time stamp: (.+ GMT)$/m.exec(text) ?? [];
  const time = Date.parse(written.replace(/\.\d+/, ''));
  return Number.isNaN(time) ? undefined : formatChinaTime(new Date(time));
}

/** The reason in OpenSSL's words, without its codes. */
const readFault = (fault: string): string =>
  /Verify error:\s*(.+)/.exec(fault)?.[1] ??
  fault.trim().split('\n').at(-1)?.split(':').slice(5, 6).join('') ??
  '';

/** Never through a shell; in English, whatever the machine speaks. */
function run(args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      'openssl',
      args,
      { timeout: TIME_LIMIT_MS, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 4 * 1024 * 1024 },
      (error, stdout, stderr) => resolve(error ? { fault: stderr || error.message } : { out: stdout }),
    );
  });
}
