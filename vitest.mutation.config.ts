import { defineConfig } from 'vitest/config';

// For `npm run test:mutation`: the pure layer alone, since a planted fault is tried some thousand times.
export default defineConfig({
  test: { include: ['test/unit/**/*.test.ts'], testTimeout: 60_000, isolate: false },
});
