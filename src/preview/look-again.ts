import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds after a look in which another one waits until they are over: at least and at most. */
const [FRESH, STALE] = [1000, 10_000];
/** After a look that took long they are so many times as long as it was: somebody is writing meanwhile. */
const TIMES = 10;
/** Milliseconds that a page waits for a look; what a slow disk shows later, the page is told. */
const PATIENCE = 150;

/**
 * Has the disk looked at when a page is loaded: systems lose word of changes on network drives and during sleep.
 * @param search Resolves when what was found has been taken in.
 * @param now Milliseconds.
 */
export function createLookAgain(search: () => Promise<void>, now = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  let fresh = FRESH;
  let current: Promise<void> | undefined;
  let later: NodeJS.Timeout | undefined;
  /** A page was loaded during a look, which may have been past the file by then. */
  let isWanted = false;
  /** Everything was looked at just now. */
  const markFresh = () => {
    last = now();
  };
  const begin = () => {
    clearTimeout(later);
    later = undefined;
    if (current) {
      isWanted = true;
      return;
    }
    const begun = now();
    current = search().finally(() => {
      current = undefined;
      fresh = Math.min(STALE, Math.max(FRESH, (now() - begun) * TIMES));
      markFresh();
      if (isWanted) later ??= setTimeout(begin, fresh).unref();
      isWanted = false;
    });
  };
  return {
    /** Looks, or sees to it that somebody does when the last look is older. Resolves soon. */
    async look() {
      const age = now() - last;
      if (!current && age < fresh) {
        // What was saved since then would be missed: the page is told of it later.
        later ??= setTimeout(begin, fresh - age).unref();
        return;
      }
      begin();
      await Promise.race([current, wait(PATIENCE, undefined, { ref: false })]);
    },
    markFresh,
  };
}
