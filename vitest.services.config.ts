import { defineConfig } from 'vitest/config';

// With real programs of others, which `test/services/run.ts` has looked for: not part of `npm test`.
export default defineConfig({
  test: {
    name: 'services',
    include: ['test/services/**/*.test.ts'],
    setupFiles: ['test/support/each-file.ts'],
    globalSetup: [
      'test/support/shared-folder.ts',
      'test/support/provide-program.ts',
      'test/support/unpack-chromium.ts',
    ],
    // Limits only end what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
  },
});
