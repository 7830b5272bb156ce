import { formatSearchAddress, parseSearchAddress, type SearchState } from '../search/search-address.ts';

/** Where the reader was in the results, to come back to. */
interface Whereabouts {
  shown: number;
  scroll: number;
  /** The oldest parts were searched too, at a press. */
  isWhole: boolean;
}

/** @param onBack called when Back or Forward led to another search */
export function createSearchHistory(onBack: () => void) {
  history.scrollRestoration = 'manual';
  let isSettled = location.search !== '';
  let shown = location.search;
  addEventListener('popstate', () => {
    // A jump within the page is no other search.
    if (location.search === shown) return;
    shown = location.search;
    isSettled = true;
    onBack();
  });
  return {
    /** What the address asks for, and where the reader was in it. */
    read: (): SearchState & Partial<Whereabouts> => ({
      ...parseSearchAddress(location.search),
      ...(history.state as Partial<Whereabouts> | null),
    }),
    /** Says that the search came to rest: the reader looks at it. */
    settle: () => {
      isSettled = true;
    },
    /**
     * Keeps the address in step. A search that came to rest is left behind as an entry of its own when the next one
     * begins, so that Back leads to searches and not to single letters.
     */
    follow: (state: SearchState, whereabouts: Whereabouts) => {
      const address = `${location.pathname}${formatSearchAddress(state)}`;
      const isSame = address === `${location.pathname}${location.search}`;
      try {
        if (isSame || !isSettled) history.replaceState(whereabouts, '', address);
        else history.pushState(whereabouts, '', address);
        if (!isSame) isSettled = false;
      } catch {
        // Safari and Firefox refuse more than some hundred changes in a few seconds (a key that is held down): what is
        // searched matters more, and the address follows with the next change.
      }
      shown = location.search;
    },
  };
}
