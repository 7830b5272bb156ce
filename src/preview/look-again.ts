import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds after a look in which another one is not worth its time. */
const FRESH = 1000;
/** Milliseconds that a page waits for a look; what a slow disk shows later, the page is told. */
const PATIENCE = 150;

export interface LookAgain {
  /** Looks, if that has not just happened. Resolves soon. */
  look(): Promise<void>;
  /** Everything was looked at just now. */
  rest(): void;
}

/**
 * Has the disk looked at when a page is loaded: systems lose word of changes on network drives and during sleep.
 * @param search Resolves when what was found has been taken in.
 * @param now Milliseconds.
 */
export function createLookAgain(search: () => Promise<void>, now = () => performance.now()): LookAgain {
  let last = Number.NEGATIVE_INFINITY;
  let current: Promise<void> | undefined;
  const rest = () => {
    last = now();
  };
  return {
    async look() {
      if (!current && now() - last < FRESH) return;
      current ??= search().finally(() => {
        current = undefined;
        rest();
      });
      await Promise.race([current, wait(PATIENCE, undefined, { ref: false })]);
    },
    rest,
  };
}
