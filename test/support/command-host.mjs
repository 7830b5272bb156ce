// The process of `run-command.ts`: plain JavaScript, since what it runs is compiled.
import { tsImport } from 'tsx/esm/api';

const home = process.cwd();
let runs = 0;

async function run({ script, args, cwd }) {
  const answer = { code: 0, stdout: '', stderr: '' };
  const writes = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const stream of ['stdout', 'stderr']) {
    process[stream].write = (text) => {
      answer[stream] += String(text);
      return true;
    };
  }
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  process.chdir(cwd);
  runs += 1;
  try {
    // A script runs as it is imported; by another address it is another module, while what it imports stays.
    await (script.endsWith('.ts') ? tsImport(script, import.meta.url) : import(`${script}?run=${runs}`));
    answer.code = Number(process.exitCode ?? 0);
  } finally {
    process.exitCode = undefined;
    for (const stream of ['stdout', 'stderr']) process[stream].removeAllListeners('error');
    // Windows deletes no folder that a process is in.
    process.chdir(home);
    Object.assign(process.stdout, { write: writes.stdout });
    Object.assign(process.stderr, { write: writes.stderr });
  }
  return answer;
}

process.on('message', async (request) => process.send?.(await run(request)));
process.once('disconnect', () => process.exit());
