import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Limits only end what hangs, on a machine that does ten other things as well: nothing is judged by its time.
const LIMITS = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 240_000 } } };

const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...LIMITS, ...extra },
});

const COMMANDS = {
  // A process for many files, which would else load the program anew for each.
  isolate: false,
  setupFiles: ['test/support/each-file.ts'],
  globalSetup: ['test/support/provide-program.ts'],
};

/** Files of the site layer that put something else in a module's place, which no other may see. */
const MOCKED = 'test/site/**/*.mocked.test.ts';

// Four layers, cheapest first: see CONTRIBUTING.md.
export default defineConfig({
  test: {
    globalSetup: 'test/support/shared-folder.ts',
    // Most of the time goes to programs that a test has started and waits for: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // A process goes through many files: a tenth of its time went to collecting what each has left behind.
    execArgv: ['--max-semi-space-size=32'],
    // Each layer would translate the same six hundred files once more.
    experimental: { fsModuleCache: true },
    projects: [
      project('unit', { isolate: false }),
      project('pipeline', COMMANDS),
      project('site', { ...COMMANDS, exclude: [MOCKED] }),
      project('site-mocked', { ...COMMANDS, isolate: true, include: [MOCKED] }),
      project('browser', {
        ...COMMANDS,
        globalSetup: [...COMMANDS.globalSetup, 'test/support/unpack-chromium.ts'],
      }),
    ],
  },
});
