import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, inject, vi } from 'vitest';
import './compare-bytes.ts';
import { commandLog, useProgram } from './run-cli.ts';
import { removeFolders } from './temp-folder.ts';

// Set up for all layers but that of units. Test files that run in one process share its modules: what each leaves behind
// is cleared away here, after whatever hooks the file itself has.
useProgram(inject('program'));
// What a killed process leaves behind goes with the run. (Windows has other names for it.)
process.env.TMPDIR = inject('sharedFolder');

// Threads start from the compiled program as well: from the sources, each would translate some three hundred of them.
vi.mock('../../src/base/resolve-start.ts', () => {
  const program = inject('program');
  const place = program && `${pathToFileURL(program)}/`;
  return { resolveStart: (name: string, from: string) => new URL(name, place ?? from) };
});

// A test that fails shows what the commands that it ran had said.
afterEach(({ task }) => show(task.result?.state === 'fail'));
afterAll(async () => {
  // What a `beforeAll` ran is left over only if it failed: its tests, which would have emptied the log, did not run.
  show(true);
  await removeFolders();
});

function show(isWanted: boolean): void {
  const said = commandLog.splice(0);
  if (isWanted && said.length > 0) console.error(said.join('\n'));
}
