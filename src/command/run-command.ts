import { setFlagsFromString } from 'node:v8';
import { explainMemory } from '../base/explain-memory.ts';
import { explainIoError, sayError } from '../base/io-errors.ts';
import { hasParent } from '../base/parent-process.ts';
import type { Command } from './command.ts';
import { parseCommand } from './parse-command.ts';

export interface CommandCall {
  readonly values: Readonly<Record<string, string | true>>;
  readonly words: readonly string[];
  /** Prints a line for the person at the terminal. */
  say(line: string): void;
  /** Prints why nothing was done. @returns the command's exit code */
  fail(line: string): 1;
}

/** 0: done; 1: the input is wrong or the work failed. 2, called wrongly, is decided before the command runs. */
export type ExitCode = 0 | 1;

/**
 * V8 lets garbage grow to several times what is alive before it collects it: 1,756 laws were built in 920 MB so, and
 * are in 720, for a twentieth more of the processor's time.
 */
const SPARING = '--heap-growing-percent=50';

/** A call that a command does not understand, which only its words together show: exit code 2. */
export class CallFault extends Error {}

/** The frame of every command: arguments, help, exit code, and errors in Chinese without a stack unless `--debug`. */
export async function runCommand(
  command: Command,
  run: (call: CommandCall) => Promise<ExitCode>,
): Promise<void> {
  setFlagsFromString(SPARING);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', tellLoss);
  const parsed = parseCommand(command, process.argv.slice(2), process.env);
  if (parsed.kind === 'help') {
    process.stdout.write(`${parsed.text}\n`);
    return;
  }
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.text}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    const say = (line: string) => process.stdout.write(`${line}\n`);
    const fail = (line: string) => {
      say(line);
      return 1 as const;
    };
    const code = await run({ values: parsed.values, words: parsed.words, say, fail });
    process.exitCode ||= code;
  } catch (error) {
    if (error instanceof CallFault) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    process.exitCode = 1;
    process.stderr.write(`${formatFailure(error, parsed.values.debug === true)}\n`);
  }
}

/**
 * What cannot be said must not end the work: `head` reads the first lines only, and a full disk below a log is none
 * of the site's. What is lost there was asked for, though.
 */
function tellLoss(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || process.exitCode === 1) return;
  process.exitCode = 1;
  process.stderr.write(`没有写全：命令说的话存不进“>”后面的文件。${explainIoError(error)}\n`);
}

function formatFailure(error: unknown, debug: boolean): string {
  if (debug) return error instanceof Error ? formatStack(error) : String(error);
  const message = explainMemory(error) ?? sayError(error);
  // Whoever pressed a button in the desk has no command to write it behind.
  const more = hasParent() ? '' : '\n  需要详细信息时，在命令后面加上 --debug 再运行一次';
  return `没有完成：${message}${more}`;
}

function formatStack(error: Error): string {
  const cause = error.cause instanceof Error ? `\n原因：${formatStack(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
