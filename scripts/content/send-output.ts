import { isUtf8 } from 'node:buffer';
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../src/base/decode-text.ts';
import { formatPathLabel } from '../../src/base/format-path-label.ts';
import { readErrorCode, sayError, sayRefusal } from '../../src/base/io-errors.ts';
import { type Diagnostic, hasErrors, locateProblems } from '../../src/diagnostics/diagnostic.ts';
import {
  createMask,
  fillIn,
  type HandoverWay,
  type Placeholder,
  parseWays,
} from '../../src/publish/parse-ways.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';

/** @returns what is set up for an output, and what is wrong with the file; nothing where there is none */
export function readWays(file: string, output: string): { ways: HandoverWay[]; problems: Diagnostic[] } {
  const label = formatPathLabel(file);
  const refuse = (rule: string, message: string, remedy: string) => ({
    ways: [],
    problems: [{ level: 'error' as const, rule, file: label, line: 1, column: 1, message, remedy }],
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return { ways: [], problems: [] };
    return refuse('file-unreadable', `读不到：${sayRefusal(error)}`, '照上面说的处理');
  }
  const decoding = decodeText(bytes);
  if (!decoding.ok) return refuse('encoding', decoding.message, decoding.remedy);
  const { ways, problems } = parseWays(decoding.text);
  const hasSecrets = ways.some(({ env }) => Object.keys(env).length > 0);
  if (hasSecrets && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    return refuse('handover-open', '里面有口令，别的用户也能读', `只留给自己：chmod 600 "${file}"`);
  const real = resolveRealPath(output);
  return {
    ways: ways.filter((way) => resolveRealPath(way.output) === real),
    problems: locateProblems(label, problems).filter((problem) => hasErrors([problem])),
  };
}

/**
 * Runs the programs of a way, one after the other, without a shell, until one fails.
 * @param say gets what they say, without secrets
 * @returns why it was not handed over, in Chinese, if it was not
 */
export async function sendOutput(
  { steps, env, output }: HandoverWay,
  values: Readonly<Record<Placeholder, string>>,
  { say, onStep, signal }: { say(text: string): void; onStep(text: string): void; signal: AbortSignal },
): Promise<string | undefined> {
  for (const [at, [program, ...args]] of steps.entries()) {
    signal.throwIfAborted();
    const name = path.basename(program);
    onStep(`交付：运行 ${name} ${at + 1}/${steps.length}`);
    const filled = args.map((argument) => fillIn(argument, values));
    const cwd = path.dirname(resolveRealPath(output));
    const ended = await runProgram(program, filled, { env, say, signal, cwd });
    signal.throwIfAborted();
    if (!isDone(name, ended)) return describeEnd(name, ended);
  }
  return undefined;
}

/** @returns its exit code, the signal that ended it, or why it did not start */
function runProgram(
  program: string,
  args: readonly string[],
  {
    env,
    say,
    signal,
    cwd,
  }: { env: HandoverWay['env']; say(text: string): void; signal: AbortSignal; cwd: string },
): Promise<number | string | Error> {
  const masks = [0, 1].map(() => createMask(Object.values(env), say));
  return new Promise((resolve) => {
    const end = (ended: number | string | Error) => {
      signal.removeEventListener('abort', stop);
      for (const mask of masks) mask.end();
      resolve(ended);
    };
    let child: ReturnType<typeof spawn>;
    const stop = () => child.kill();
    try {
      child = spawn(program, args, {
        ...{ cwd, shell: false, windowsHide: true },
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      });
    } catch (error) {
      // Windows: scripts of its shell.
      resolve(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    const readers = masks.map(({ hear }) => createLineReader(hear));
    for (const [at, stream] of [child.stdout, child.stderr].entries())
      stream?.on('data', (piece: Buffer) => readers[at]?.read(piece));
    child.once('error', end);
    child.once('close', (code, killed) => {
      for (const reader of readers) reader.end();
      end(code ?? killed ?? 1);
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Windows' own program for shared folders counts what it has done: only from 8 on it has failed (Microsoft Learn, robocopy). */
const isDone = (name: string, ended: number | string | Error): boolean =>
  ended === 0 || (/^robocopy(?:\.exe)?$/i.test(name) && typeof ended === 'number' && ended < 8);

/** Bytes of a line that are waited for. */
const LONGEST_LINE = 64 * 1024;

/** What a program says: UTF-8, or what programs of Chinese Windows write (GB 18030), told line by line. */
function createLineReader(hear: (text: string) => void) {
  let begun = Buffer.alloc(0);
  const tell = (bytes: Buffer) => {
    if (bytes.length === 0) return;
    hear(new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { ignoreBOM: true }).decode(bytes));
  };
  return {
    read(piece: Buffer) {
      const bytes = Buffer.concat([begun, piece]);
      const last = Math.max(bytes.lastIndexOf('\n'), bytes.lastIndexOf('\r')) + 1;
      const end = bytes.length > LONGEST_LINE ? bytes.length : last;
      for (let from = 0; from < end; ) {
        const next = bytes.indexOf('\n', from);
        const to = next < 0 || next >= end ? end : next + 1;
        tell(bytes.subarray(from, to));
        from = to;
      }
      begun = bytes.subarray(end);
    },
    end: () => tell(begun),
  };
}

const describeEnd = (name: string, ended: number | string | Error): string =>
  ended instanceof Error
    ? `没有交付：${name} 没有启动（${sayError(ended)}）\n  改法：请设置交付方式的人查对程序的位置；.cmd 和 .bat 不能直接运行，写真正的程序`
    : `没有交付完：${name} 没有做成（结束时报告 ${ended}），它的说明在上面\n  改法：照它说的处理，再交付一次；只传了一部分的，再交付一次就完整`;
