import type { SearchState } from '../search/search-address.ts';
import type { OtherSpelling, SearchAnswer, SearchEngine } from '../search/search-answer.ts';

/** Reports that fill a screen: painted before the texts of the others have arrived. */
const SCREENFUL = 3;
/** Milliseconds after which a search is worth a word that it runs. */
const SLOW = 250;

/** What a search shows, in the order in which it comes. */
export interface SearchView {
  begin(): void;
  /** It takes its time. */
  wait(): void;
  /** @param answer the first results; undefined if nothing was typed */
  paint(answer: SearchAnswer | undefined, state: SearchState): void;
  append(answer: SearchAnswer, state: SearchState): void;
  /** All that is to be shown is there. */
  end(answer: SearchAnswer): void;
  paintSpellings(spellings: readonly OtherSpelling[], answer: SearchAnswer, state: SearchState): void;
  fail(): void;
}

export interface SearchRunner {
  /** Searches. What is asked meanwhile is asked when the answer before has come, and only the last of it. */
  run(state: SearchState, count: number, options?: { isTyping?: boolean }): Promise<void>;
  /** Shows more of the answer that is shown. */
  showMore(from: number, count: number): Promise<void>;
  /** Says that nobody types any more: what is worth a second look is looked for. */
  settle(): void;
}

export function createSearchRunner(engine: SearchEngine, view: SearchView): SearchRunner {
  /** Counts searches: an answer to an older one is not painted. */
  let turn = 0;
  let wanted: { state: SearchState; count: number } | undefined;
  let isRunning = false;
  let isSettled = true;
  /** The answer that is shown whole, and not yet looked at a second time. */
  let ended: { state: SearchState; answer: SearchAnswer } | undefined;

  const ask = async (asked: number, state: SearchState, count: number): Promise<void> => {
    const isCurrent = () => asked === turn;
    const slow = setTimeout(() => {
      if (isCurrent()) view.wait();
    }, SLOW);
    const search = (from: number, to: number) => engine.search({ ...state, from, count: to - from });
    try {
      const screenful = Math.min(SCREENFUL, count);
      const answer = state.text.trim() === '' ? undefined : await search(0, screenful);
      if (!isCurrent()) return;
      clearTimeout(slow);
      view.paint(answer, state);
      if (!answer || answer.isEmptyQuery) return;
      if (answer.total > screenful && count > screenful) {
        const others = await search(screenful, count);
        if (!isCurrent()) return;
        view.append(others, state);
      }
      view.end(answer);
      ended = { state, answer };
      if (isSettled) offerSpellings();
    } catch {
      if (isCurrent()) view.fail();
    } finally {
      clearTimeout(slow);
    }
  };

  const offerSpellings = () => {
    if (!ended) return;
    const { state, answer } = ended;
    const asked = turn;
    ended = undefined;
    engine.countSpellings({ text: state.text, filters: state.filters }).then(
      (spellings) => {
        if (asked === turn) view.paintSpellings(spellings, answer, state);
      },
      // What was typed has been answered; a part that fails is told by the next search.
      () => {},
    );
  };

  return {
    async run(state, count, { isTyping = false } = {}) {
      turn += 1;
      wanted = { state, count };
      ended = undefined;
      isSettled = !isTyping;
      view.begin();
      if (isRunning) return;
      isRunning = true;
      for (let asked = 0; asked !== turn; ) {
        asked = turn;
        await ask(asked, wanted.state, wanted.count);
      }
      isRunning = false;
    },
    async showMore(from, count) {
      if (!wanted) return;
      const { state } = wanted;
      const asked = turn;
      try {
        const answer = await engine.search({ ...state, from, count });
        if (asked === turn) view.append(answer, state);
      } catch {
        if (asked === turn) view.fail();
      }
    },
    settle() {
      isSettled = true;
      offerSpellings();
    },
  };
}
