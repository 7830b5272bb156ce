import { parseSearchQuery } from '../search/parse-query.ts';
import { chooseFirstHit, findSectionHit, isRestored } from './choose-hit.ts';
import { showHitBar } from './hit-bar.ts';
import { clearHits, markHits } from './mark-hits.ts';
import { collectPageRuns } from './page-runs.ts';
import { revealFirstHit, revealHit, watchReader } from './reveal-hit.ts';

/** Marks what was searched for on the page of a report: `reports/2021/x.html?q=放管服 改革#s2`. */

const address = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
const query = new URLSearchParams(location.search).get('q') ?? '';
void markQuery();

async function markQuery(): Promise<void> {
  const { words } = parseSearchQuery(query);
  if (words.length === 0) return;
  const readerActed = watchReader();
  const runs = collectPageRuns();
  const { hits, total } = await markHits(runs, words);

  let current = -1;
  const bound = new AbortController();
  const bar = showHitBar({
    query,
    backTo: findSearchAddress(),
    hasHits: hits.length > 0,
    onPrevious: () => step(-1),
    onNext: () => step(1),
    onClear: () => {
      bound.abort();
      bar.remove();
      forgetQuery();
      void clearHits(runs, hits);
      // The focus was in the bar; without a place the keyboard would start again at the very top.
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    },
  });
  const select = (index: number) => {
    for (const mark of hits[current] ?? []) mark.classList.remove('hit-current');
    current = index;
    for (const mark of hits[current] ?? []) mark.classList.add('hit-current');
    bar.say(formatPlace(current, hits.length, total));
  };
  const step = (by: number) => {
    select((current + by + hits.length) % hits.length);
    revealHit(hits[current] ?? []);
  };
  // A live region is read out when it changes, not when it comes.
  await new Promise((resolve) => setTimeout(resolve));
  if (hits.length === 0) {
    bar.say('这一页没有标出的字词');
    return;
  }
  const first = chooseFirstHit(hits);
  // Before the hit is scrolled to: its place is told in the bar, which grows by it.
  select(first);
  // Whoever goes to another section goes on from there.
  window.addEventListener('hashchange', () => select(findSectionHit(hits) ?? current), {
    signal: bound.signal,
  });
  if (!isRestored()) await revealFirstHit(hits[first] ?? [], () => readerActed() || bound.signal.aborted);
}

function formatPlace(index: number, marked: number, total: number): string {
  const place = `第 ${index + 1} 处，共 ${total} 处`;
  return marked < total ? `${place}，只标出前 ${marked} 处` : place;
}

/** With its filters if the reader comes from there. Undefined where nothing can be searched. */
function findSearchAddress(): string | undefined {
  if (address === '') return undefined;
  const page = new URL('../search.html', address);
  if (document.referrer.startsWith(`${page.href}?`)) return document.referrer;
  page.searchParams.set('q', query);
  return page.href;
}

/** Takes the query out of the address, so that the page is shared and loaded again without marks. */
function forgetQuery(): void {
  const url = new URL(location.href);
  url.searchParams.delete('q');
  try {
    history.replaceState(history.state, '', url.href);
  } catch {
    // Some browsers allow no change of a `file:` address: the marks are gone for this time.
  }
}
