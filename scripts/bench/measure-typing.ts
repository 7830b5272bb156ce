import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { quantile } from './quantile.ts';

/** What a person sees who types with a warm engine. */
export interface Typing {
  keys: number;
  /** Milliseconds from the key to the frame that shows the first screenful of the answer to it. */
  median: number;
  p95: number;
  /** Milliseconds from the key to the frame that shows all ten results and their number. */
  wholeMedian: number;
  wholeP95: number;
  /** Milliseconds of the longest task of the page's thread. */
  longestTask: number;
}

/** In the page: notes for each input event when its answer is painted, in part and in whole, and every long task. */
const WATCH = `
  window.watched = { keys: [], wholes: [], tasks: [] };
  new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
  let typed, from;
  document.addEventListener('input', ({ timeStamp }) => { typed = from = timeStamp; }, true);
  const note = (since, into) => requestAnimationFrame(() => setTimeout(() => into.push(performance.now() - since)));
  new MutationObserver((records) => {
    if (typed === undefined || !records.some(({ addedNodes }) => addedNodes.length > 0)) return;
    note(typed, watched.keys);
    typed = undefined;
  }).observe(document.querySelector('#search-results'), { childList: true });
  new MutationObserver(() => {
    if (from === undefined || !/ 篇$/.test(document.querySelector('#search-status').textContent)) return;
    note(from, watched.wholes);
    from = undefined;
  }).observe(document.querySelector('#search-status'), { childList: true, characterData: true, subtree: true });
`;

/** Types the texts on the real search page, a character at a time, each after the answer to the one before. */
export async function measureTyping(
  browser: Browser,
  url: string,
  texts: readonly string[],
): Promise<Typing> {
  const page = await browser.newPage();
  await page.goto(`${url}search.html?q=${encodeURIComponent('规定')}`);
  await page.locator('#search-status', { hasText: / 篇$/ }).waitFor();
  await page.evaluate(WATCH);
  const input = page.locator('#search-input');
  let keys = 0;
  for (const text of texts) {
    await input.fill('');
    await input.focus();
    for (const character of text) {
      await page.keyboard.insertText(character);
      keys += 1;
      await waitForAnswers(page, keys);
    }
  }
  const watched = (await page.evaluate('watched')) as Record<'keys' | 'wholes' | 'tasks', number[]>;
  await page.close();
  return {
    keys,
    median: quantile(watched.keys, 0.5),
    p95: quantile(watched.keys, 0.95),
    wholeMedian: quantile(watched.wholes, 0.5),
    wholeP95: quantile(watched.wholes, 0.95),
    longestTask: Math.max(0, ...watched.tasks),
  };
}

/** Asked from outside: the page's own policy forbids what `waitForFunction` does inside. */
async function waitForAnswers(page: Page, keys: number): Promise<void> {
  const last = performance.now() + 30_000;
  while (((await page.evaluate('watched.wholes.length')) as number) < keys) {
    if (performance.now() > last) throw new Error(`没有等到第 ${keys} 次按键的结果`);
    await wait(5);
  }
}
