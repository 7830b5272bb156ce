import type { SearchState } from '../search/search-address.ts';
import type {
  OtherSpelling,
  SearchAnswer,
  SearchEngine,
  SearchRequest,
  SearchResult,
} from '../search/search-answer.ts';
import { FIRST_REACH, OWN_REACH } from '../search/search-scope.ts';

/** Reports that fill a screen: their texts are asked for before those of the others. */
const SCREENFUL = 3;
/** Milliseconds after which a search is worth a word that it runs. */
const SLOW = 250;

/** What was typed, or a choice of filters without words, or a press that asks for all. */
const asks = ({ text, filters, all }: SearchState): boolean =>
  text.trim() !== '' || Object.keys(filters).length > 0 || all === true;

/** What a search shows, in the order in which it comes. */
export interface SearchView {
  begin(): void;
  /** It takes its time. @param painted the answer that is shown, of which texts are missing */
  wait(painted?: SearchAnswer): void;
  /**
   * @param answer the first results, some of them pending; undefined if nothing was typed
   * @param isGoingOn whether older parts are searched next
   */
  paint(answer: SearchAnswer | undefined, state: SearchState, isGoingOn?: boolean): void;
  append(answer: SearchAnswer, state: SearchState): void;
  /** Texts have come: completes results that were pending. */
  fill(results: readonly SearchResult[], state: SearchState): void;
  /** Older parts are searched: says what has been until now. */
  goOn(answer: SearchAnswer): void;
  /** All that is to be shown is there. */
  end(answer: SearchAnswer): void;
  paintSpellings(
    spellings: readonly OtherSpelling[],
    answer: SearchAnswer,
    state: SearchState,
    reach: number,
  ): void;
  fail(): void;
}

export interface SearchRunner {
  /**
   * Searches. What is asked meanwhile is asked when the answer before has come, and only the last of it.
   * @param options.isWhole whether everything is searched, however large the portal is
   */
  run(state: SearchState, count: number, options?: { isTyping?: boolean; isWhole?: boolean }): Promise<void>;
  /** Shows more of the answer that is shown. */
  showMore(from: number, count: number): Promise<void>;
  /** Searches what the answer that is shown has left. */
  searchLeft(): Promise<void>;
  /** Says that nobody types any more: what is worth a second look is looked for. */
  settle(): void;
}

interface Search {
  state: SearchState;
  /** Results shown. */
  count: number;
  isWhole: boolean;
  reach: number;
  /** It waits until the one before has its answer. */
  isBegun?: boolean;
  /** Its results are those that are shown. */
  isPainted?: boolean;
  answer?: SearchAnswer;
}

const isPending = ({ text }: SearchResult): boolean => text === 'pending';

export function createSearchRunner(engine: SearchEngine, view: SearchView): SearchRunner {
  /** The last search: an answer to an older one is not painted. */
  let current: Search | undefined;
  let isRunning = false;
  let isSettled = true;
  /** Whether the answer is shown whole, and not yet looked at a second time. */
  let hasEnded = false;

  const isCurrent = (search: Search) => search === current;
  // Whoever wants the oldest first wants all.
  const mayGoOn = ({ isWhole, state, reach }: Search) =>
    isWhole || state.sort === 'date-asc' || reach < OWN_REACH;
  const ask = (search: Search, from: number, to: number, how: Pick<SearchRequest, 'goesOn' | 'isQuick'>) => {
    const { state, reach } = search;
    return engine.search({
      ...state,
      all: true,
      from,
      count: to - from,
      reach,
      ...how,
      isLast: !mayGoOn(search),
    });
  };

  /** Has the texts that are missing in an answer loaded, those on the first screen before the others. */
  const fill = async (search: Search, from: number, { results }: SearchAnswer): Promise<void> => {
    // What is added to a list is no first screen.
    const first = from > 0 ? results.length : Math.min(SCREENFUL, results.length);
    for (const [start, end] of [
      [0, first],
      [first, results.length],
    ] as const) {
      if (!results.slice(start, end).some(isPending)) continue;
      const filled = await ask(search, from + start, from + end, { goesOn: true });
      if (!isCurrent(search)) return;
      view.fill(filled.results, search.state);
    }
  };

  const start = async (search: Search): Promise<void> => {
    const { state, count } = search;
    search.isBegun = true;
    let painted: SearchAnswer | undefined;
    let isSlow = false;
    const slow = setTimeout(() => {
      isSlow = true;
      if (isCurrent(search)) view.wait(painted);
    }, SLOW);
    try {
      painted = asks(state) ? await ask(search, 0, count, { goesOn: false, isQuick: true }) : undefined;
      if (!isCurrent(search)) return;
      view.paint(painted, state, goesOn(search, painted));
      search.isPainted = true;
      if (!painted || painted.isEmptyQuery) return;
      if (goesOn(search, painted)) {
        clearTimeout(slow);
        view.goOn(painted);
      } else if (isSlow && painted.results.some(isPending)) {
        // What was said until now is that nothing has been found yet.
        view.wait(painted);
      }
      await fill(search, 0, painted);
      clearTimeout(slow);
      if (isCurrent(search)) await complete(search, painted);
    } catch {
      if (isCurrent(search)) view.fail();
    } finally {
      clearTimeout(slow);
    }
  };

  const goesOn = (search: Search, answer: SearchAnswer | undefined) =>
    answer !== undefined &&
    mayGoOn(search) &&
    // What is near is looked for further back only for who asks.
    (answer.scope.left > 0 || (search.isWhole && (answer.relaxed?.scope.left ?? 0) > 0));

  /** @returns whether nothing else is searched meanwhile */
  const show = async (search: Search, answer: SearchAnswer, isGoingOn: boolean): Promise<boolean> => {
    view.paint(answer, search.state, isGoingOn);
    await fill(search, 0, answer);
    return isCurrent(search);
  };

  /**
   * Looks through older parts, in each step through as much again, until all is there or enough has been loaded. The
   * results stay as they are until then, if there are any: nothing moves under the reader's finger at each step.
   * @returns the answer that is shown; nothing if something else is searched meanwhile
   */
  const searchOlder = async (search: Search, first: SearchAnswer): Promise<SearchAnswer | undefined> => {
    let answer = first;
    while (goesOn(search, answer)) {
      view.goOn(answer);
      search.reach *= 2;
      const isShort = answer.total < search.count;
      answer = await ask(search, 0, isShort ? search.count : 0, { goesOn: true, isQuick: true });
      if (!isCurrent(search)) return undefined;
      if (isShort && goesOn(search, answer) && !(await show(search, answer, true))) return undefined;
    }
    if (answer === first) return first;
    answer = await ask(search, 0, search.count, { goesOn: true, isQuick: true });
    return isCurrent(search) && (await show(search, answer, false)) ? answer : undefined;
  };

  const complete = async (search: Search, first: SearchAnswer): Promise<void> => {
    const answer = await searchOlder(search, first);
    if (!answer) return;
    // Somebody asked for the rest while texts were on their way.
    if (goesOn(search, answer)) return complete(search, answer);
    search.answer = answer;
    view.end(answer);
    hasEnded = answer.scope.failed.length === 0;
    if (isSettled) offerSpellings();
  };

  const offerSpellings = () => {
    const { state, answer, reach = 0 } = current ?? {};
    if (!hasEnded || !state || !answer) return;
    const asked = current;
    hasEnded = false;
    const { text, filters, versions } = state;
    engine.countSpellings({ text, filters, ...(versions ? { versions } : {}), reach }).then(
      (spellings) => {
        if (asked === current) view.paintSpellings(spellings, answer, state, reach);
      },
      // What was typed has been answered; a part that fails is told by the next search.
      () => {},
    );
  };

  return {
    async run(state, count, { isTyping = false, isWhole = false } = {}) {
      current = { state, count, isWhole, reach: FIRST_REACH };
      hasEnded = false;
      isSettled = !isTyping;
      view.begin();
      if (isRunning) {
        const waiting = current;
        setTimeout(() => {
          if (isCurrent(waiting) && !waiting.isBegun) view.wait();
        }, SLOW);
        return;
      }
      isRunning = true;
      for (let asked: Search | undefined; asked !== current; ) {
        asked = current;
        await start(asked);
      }
      isRunning = false;
    },
    async showMore(from, count) {
      const search = current;
      if (!search?.isPainted) return;
      search.count = from + count;
      try {
        const answer = await ask(search, from, from + count, { goesOn: true, isQuick: true });
        if (!isCurrent(search)) return;
        view.append(answer, search.state);
        await fill(search, from, answer);
      } catch {
        if (isCurrent(search)) view.fail();
      }
    },
    async searchLeft() {
      const search = current;
      if (!search) return;
      search.isWhole = true;
      search.reach = Math.max(search.reach, OWN_REACH);
      // What is under way goes on by itself.
      if (!search.answer) return;
      try {
        await complete(search, search.answer);
      } catch {
        if (isCurrent(search)) view.fail();
      }
    },
    settle() {
      isSettled = true;
      offerSpellings();
    },
  };
}
