import { defineConfig } from 'vitest/config';

const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...extra },
});

// Four layers, cheapest first: see CONTRIBUTING.md. Time limits only end what hangs; nothing is judged by its time.
export default defineConfig({
  test: {
    projects: [
      project('unit', { testTimeout: 60_000, isolate: false }),
      project('pipeline', { testTimeout: 60_000 }),
      project('site', {
        testTimeout: 300_000,
        hookTimeout: 300_000,
        setupFiles: ['test/support/show-commands.ts'],
      }),
      project('browser', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        setupFiles: ['test/support/show-commands.ts'],
        globalSetup: ['test/support/unpack-chromium.ts'],
      }),
    ],
  },
});
