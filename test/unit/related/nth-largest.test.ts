import { expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { findNthLargest } from '../../../src/related/nth-largest.ts';

it('finds what stands there when all are in order, and leaves the numbers as they are', () => {
  const random = createRandom(4);
  for (let count = 0; count < 400; count += 1) {
    const length = Math.floor(random() * 60);
    // Many are equal, as weights are.
    const numbers = Float64Array.from({ length }, () => Math.floor(random() * (count % 20)) / 4);
    const before = [...numbers];
    const sorted = numbers.toSorted();
    const found = Array.from({ length: length + 3 }, (_, n) => findNthLargest(numbers, n + 1));
    expect(found).toEqual(Array.from({ length: length + 3 }, (_, n) => sorted[length - n - 1]));
    expect([...numbers]).toEqual(before);
  }
});
