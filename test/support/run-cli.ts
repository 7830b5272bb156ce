import { type ChildProcess, type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { PROJECT } from './contents.ts';

export interface ScriptOptions {
  /** Where the command runs; the project's root unless told. */
  cwd?: string;
  /** Variables on top of this process's; `undefined` removes one. */
  env?: Record<string, string | undefined>;
  /** Reports are typeset: seconds that only the tests of PDFs need. */
  withPdf?: true;
  /** Blocks of 512 bytes that a file may have: a full disk for those who may mount none. Not on Windows. */
  fileLimit?: number;
  /** Folder of an installation; unless told, this one. */
  project?: string;
}

export interface ScriptResult {
  code: number;
  stdout: string;
  stderr: string;
}

export type ScriptProcess = ChildProcessByStdio<null, Readable, Readable>;

/** What the commands of the running test said: `each-file.ts` prints it if the test fails, and empties it. */
export const commandLog: string[] = [];

// A little less than a test may take, so that what hangs shows what it said.
const LONGEST_MS = 280_000;

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

/** What Node runs for a command. @param folder of the compiled program */
export function findScript(name: string, folder = program, project = PROJECT): string {
  const compiled = folder && path.join(folder, `${name}.mjs`);
  return compiled && existsSync(compiled) ? compiled : path.join(project, `scripts/${name}.ts`);
}

/** Compiles another installation as it is now, which has no tests, as one that is handed over. */
async function compileInstallation(project: string): Promise<string> {
  const compiler = pathToFileURL(path.join(project, 'scripts/compile-program.mjs')).href;
  const { findProgram } = (await import(compiler)) as typeof import('../../scripts/compile-program.mjs');
  const folder = await findProgram();
  if (folder === undefined)
    throw new Error(`not compiled, so each of its commands starts slowly: ${project}`);
  return folder;
}

/** Starts a command as npm would. One Node process without a shell: killing it kills the command itself. */
export async function spawnScript(
  name: string,
  args: readonly string[] = [],
  options: ScriptOptions = {},
): Promise<ScriptProcess> {
  const { project = PROJECT } = options;
  const compiled = project === PROJECT ? program : await compileInstallation(project);
  return spawnNode(
    findScript(name, compiled, project),
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
  const child = await spawnScript(name, args, options);
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
