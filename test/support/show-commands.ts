import { afterAll, afterEach } from 'vitest';
import { commandLog } from './run-cli.ts';

// Set up for the site and browser layers: a test that fails shows what the commands that it ran had said.
afterEach(({ task }) => show(task.result?.state === 'fail'));
// What a `beforeAll` ran is left over only if it failed: its tests, which would have emptied the log, did not run.
afterAll(() => show(true));

function show(isWanted: boolean): void {
  const said = commandLog.splice(0);
  if (isWanted && said.length > 0) console.error(said.join('\n'));
}
