import { ask } from './api.ts';

const isSeen = () => document.visibilityState === 'visible';

/**
 * Waits for news. Browsers allow six connections to one server: a page that nobody sees gives its own back, or a few
 * tabs would keep the one that is written in from saving; it goes on when it is seen, and does not know what is new.
 * @param seconds after which nothing is news, too
 */
export async function waitWhileSeen(revision: number, seconds?: number) {
  const hidden = new AbortController();
  const look = () => {
    if (!isSeen()) hidden.abort();
  };
  look();
  document.addEventListener('visibilitychange', look);
  const least = seconds === undefined ? '' : `&seconds=${seconds}`;
  const news = await ask<{ revision: number }>(`wait?revision=${revision}${least}`, {
    signal: hidden.signal,
  });
  document.removeEventListener('visibilitychange', look);
  if (hidden.signal.aborted) await untilSeen();
  return news;
}

async function untilSeen(): Promise<void> {
  while (!isSeen())
    await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
}
