import { type ChildProcess, type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface ScriptOptions {
  /** Where the command runs; the project's root unless told. */
  cwd?: string;
  /** Variables on top of this process's; `undefined` removes one. */
  env?: Record<string, string | undefined>;
  /** Reports are typeset: seconds that only the tests of PDFs need. */
  withPdf?: true;
  /** Blocks of 512 bytes that a file may have: a full disk for those who may mount none. Not on Windows. */
  fileLimit?: number;
  /** Folder of an installation, whose sources are run; unless told, the compiled program of this one. */
  project?: string;
}

export interface ScriptResult {
  code: number;
  stdout: string;
  stderr: string;
}

export type ScriptProcess = ChildProcessByStdio<null, Readable, Readable>;

/** What the commands of the running test said: `show-commands.ts` prints it if the test fails, and empties it. */
export const commandLog: string[] = [];

// A little less than a test may take, so that what hangs shows what it said.
const LONGEST_MS = 280_000;

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
// By URL, because `--import tsx` would look it up from the working folder, and Windows paths are no URLs.
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let program: string | undefined;

/**
 * Commands start from the compiled program in this folder, as `run.mjs` starts them: half of the time that a command took
 * from its sources went to reading those. Without it, they run from the sources.
 */
export function useProgram(folder: string | undefined): void {
  program = folder;
}

/** What Node runs for a command. */
export function findScript(name: string): string {
  const compiled = program && path.join(program, `${name}.mjs`);
  return compiled && existsSync(compiled) ? compiled : path.join(PROJECT, `scripts/${name}.ts`);
}

/** Starts a command as npm would. One Node process without a shell: killing it kills the command itself. */
export function spawnScript(
  name: string,
  args: readonly string[] = [],
  options: ScriptOptions = {},
): ScriptProcess {
  const project = options.project ?? PROJECT;
  const script = options.project ? path.join(project, `scripts/${name}.ts`) : findScript(name);
  return spawnNode(
    script,
    completeArguments(name, args, options),
    { cwd: options.cwd ?? project, env: options.env ?? {}, stdio: ['ignore', 'pipe', 'pipe'] },
    options.fileLimit,
  ) as ScriptProcess;
}

/**
 * Runs a command to its end in a process of its own.
 *
 * @throws Error with the output so far if it does not end in time, does not start, or dies by a signal
 */
export async function runScript(
  name: string,
  args: readonly string[] = [],
  options: ScriptOptions = {},
): Promise<ScriptResult> {
  const child = spawnScript(name, args, options);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [code, signal] = await endInTime(child, once(child, 'close'));
  if (code === null) throw new Error(`${name} was ended by ${signal}\n${output.stdout}\n${output.stderr}`);
  return logResult(name, args, { code, ...output });
}

/** The arguments of a command, without PDFs unless they are asked for. */
export function completeArguments(
  name: string,
  args: readonly string[],
  options: Pick<ScriptOptions, 'withPdf'>,
): string[] {
  const typesets = name === 'build' || name === 'archive';
  return [...args, ...(typesets && !options.withPdf ? ['--no-pdf'] : [])];
}

/** Starts a file, TypeScript or not, in a process that knows nothing of Vitest. */
export function spawnNode(
  script: string,
  args: readonly string[],
  options: SpawnOptions,
  fileLimit?: number,
): ChildProcess {
  const words = [...(script.endsWith('.ts') ? ['--import', LOADER] : []), script, ...args];
  const [program, inFront] =
    fileLimit === undefined
      ? [process.execPath, []]
      : ['sh', ['-c', `ulimit -f ${fileLimit}; exec "$@"`, 'sh', process.execPath]];
  return spawn(program, [...inFront, ...words], {
    ...options,
    // CI: a test must not change which folder a person's next command takes.
    env: { ...withoutTestVariables(process.env), CI: '1', ...options.env },
    windowsHide: true,
  });
}

/** Kills a process that does not come to its end. */
export async function endInTime<T>(child: ChildProcess, end: Promise<T>): Promise<T> {
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  return end.finally(() => clearTimeout(timer));
}

/** Adds to the log what a command said. */
export function logResult(name: string, args: readonly string[], result: ScriptResult): ScriptResult {
  commandLog.push(`$ ${name} ${args.join(' ')}\n${result.stdout}${result.stderr}(exit code ${result.code})`);
  return result;
}

// Vitest's own variables tell libraries that a test is running; a command must behave as it does for an editor.
function withoutTestVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const FOREIGN =
    /^(NODE_ENV|NODE_OPTIONS|VITEST|VITEST_.*|VITE_.*|TEST|DEV|PROD|SSR|MODE|BASE_URL|FORCE_COLOR|npm_.*)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name)));
}
