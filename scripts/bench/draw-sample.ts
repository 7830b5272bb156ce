import { createRandom } from './random.ts';

/** Some of them, in their order: the same for the same seed. */
export function drawSample<T>(all: readonly T[], size: number, seed: number): T[] {
  const random = createRandom(seed);
  const keyed = all.map((one, index) => ({ one, index, key: random() }));
  const drawn = keyed.sort((a, b) => a.key - b.key).slice(0, size);
  return drawn.sort((a, b) => a.index - b.index).map(({ one }) => one);
}
