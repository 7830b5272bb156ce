import { expect } from 'vitest';

// Vitest compares bytes one by one, as properties of an object: seconds for a file of some megabytes.
expect.addEqualityTesters([
  (a, b) =>
    a instanceof Uint8Array && b instanceof Uint8Array && a.constructor === b.constructor
      ? Buffer.compare(a, b) === 0
      : undefined,
]);
