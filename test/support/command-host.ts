import type { ScriptResult } from './run-cli.ts';

/** What `run-command.ts` asks this process to run. */
export interface HostRequest {
  name: string;
  args: readonly string[];
  cwd: string;
}

const home = process.cwd();
let runs = 0;

async function run({ name, args, cwd }: HostRequest): Promise<ScriptResult> {
  const answer = { code: 0, stdout: '', stderr: '' };
  const writes = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (text: unknown) => {
      answer[stream] += String(text);
      return true;
    };
  }
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  process.chdir(cwd);
  runs += 1;
  try {
    // A script runs as it is imported; by another address it is another module, while what it imports stays.
    await import(new URL(`../../scripts/${name}.ts?run=${runs}`, import.meta.url).href);
    answer.code = Number(process.exitCode ?? 0);
  } finally {
    process.exitCode = undefined;
    process.stdout.removeAllListeners('error');
    // Windows deletes no folder that a process is in.
    process.chdir(home);
    Object.assign(process.stdout, { write: writes.stdout });
    Object.assign(process.stderr, { write: writes.stderr });
  }
  return answer;
}

process.on('message', async (request: HostRequest) => process.send?.(await run(request)));
process.once('disconnect', () => process.exit());
