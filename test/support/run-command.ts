import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PROJECT } from './contents.ts';
import {
  completeArguments,
  endInTime,
  findScript,
  logResult,
  type ScriptOptions,
  type ScriptResult,
  spawnNode,
} from './run-cli.ts';

/** What `command-host.mjs` is asked to run. */
interface HostRequest {
  name: string;
  /** Address of its script. */
  script: string;
  args: readonly string[];
  cwd: string;
}

let host: ChildProcess | undefined;
let hostSaid = '';
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command to its end in a process that stays for all commands of the test files that share this one, one after
 * another: most of what a command takes is its start. Arguments, output and exit code are as ever. For variables,
 * signals and whatever else a process has of its own, `runScript` starts one.
 *
 * @throws Error with the output if that process ends
 */
export async function runCommand(
  name: string,
  args: readonly string[] = [],
  options: Pick<ScriptOptions, 'cwd' | 'withPdf'> = {},
): Promise<ScriptResult> {
  const request = {
    name,
    script: pathToFileURL(findScript(name)).href,
    args: completeArguments(name, args, options),
    cwd: options.cwd ?? PROJECT,
  };
  const answer = last.then(() => askHost(request));
  last = answer.catch(() => undefined);
  return logResult(name, args, await answer);
}

async function askHost(request: HostRequest): Promise<ScriptResult> {
  const asked = host?.connected ? host : startHost();
  hostSaid = '';
  const waiting = new AbortController();
  const ended = once(asked, 'close', waiting).then(([code, signal]) => {
    throw new Error(`the process of ${request.name} ended by ${signal ?? code}\n${hostSaid}`);
  });
  const answered = once(asked, 'message', waiting).then(([answer]) => answer as ScriptResult);
  asked.send(request);
  try {
    return await endInTime(asked, Promise.race([answered, ended]));
  } finally {
    waiting.abort();
  }
}

function startHost(): ChildProcess {
  host = spawnNode(fileURLToPath(new URL('command-host.mjs', import.meta.url)), [], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [host.stdout, host.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (hostSaid += text));
  return host;
}
