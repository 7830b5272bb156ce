import { isNumberToken } from '../search/number-tokens.ts';
import type { Phrase, SearchWord } from '../search/search-word.ts';
import { collectTokens } from '../search/tokenize.ts';

/**
 * What of a quotation is asked of the search's index. The index tells which reports have a run of characters, and
 * nothing of punctuation: the verdict comes from their texts.
 */

/** Tokens of a run: enough that few texts have it, and few enough that one character that differs leaves others whole. */
const RUN = 10;
/** Runs asked for: from all over the quotation. */
const MOST_RUNS = 8;
/** A shorter line is left out if there are longer ones: menus and buttons are pasted along with a text. */
const SHORT_LINE = 6;
/** Fewer tokens are like anything. */
const LEAST_NEAR = 4;

/** The runs of a quotation that a text with all of it has; none if nothing in it can be searched for. */
export function planRuns(quotation: string): SearchWord[] {
  const lines = listPhrases(quotation);
  const long = lines.filter((line) => line.length >= SHORT_LINE);
  const runs = (long.length > 0 ? long : lines).flatMap((line) => cutRuns(line, RUN, RUN));
  return chooseSpread(runs, MOST_RUNS).map(createWord);
}

/** What a text has that differs from a quotation in a character here and there: what is nearest is asked for first. */
export function planNearRuns(quotation: string): SearchWord[] {
  const lines = listPhrases(quotation).filter((line) => line.length >= LEAST_NEAR);
  const runs = chooseSpread(
    lines.flatMap((line) => cutRuns(line, RUN, RUN)),
    MOST_RUNS,
  );
  const whole = runs.filter((run) => run.length >= LEAST_NEAR);
  // A run that is there as it is counts twice.
  const changed = whole.flatMap((run) => [createWord(run), joinPhrases([run, ...varyPhrase(run)])]);
  const short = chooseSpread(
    lines.flatMap((line) => cutRuns(line, LEAST_NEAR, 1)),
    MOST_RUNS * 2,
  );
  return [...changed, ...short.map(createWord)];
}

const createWord = (phrase: Phrase): SearchWord => joinPhrases([phrase]);

/** Any of them will do. */
const joinPhrases = (phrases: readonly Phrase[]): SearchWord => ({ text: '', levels: [phrases] });

const CUT_WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** The tokens of each line. What the index adds to numbers depends on what stands around them: it may be anything. */
function listPhrases(quotation: string): Phrase[] {
  const lines = quotation.split(/[\r\n]+/);
  return lines.flatMap((line): Phrase[] => {
    const tokens = collectTokens(line);
    // At an end a word may be a part of the one that is indexed.
    const isLoose = (at: number) => CUT_WORD.test(tokens[at]?.text ?? '');
    const from = tokens.length > 1 && isLoose(0) ? 1 : 0;
    const to = tokens.length - from > 1 && isLoose(tokens.length - 1) ? tokens.length - 1 : tokens.length;
    const phrase = trimOpen(tokens.slice(from, to).map(({ text }) => (isNumberToken(text) ? [] : [text])));
    return phrase.length > 0 ? [phrase] : [];
  });
}

/** A phrase never begins with an open place, and what it ends with need not be there. */
function trimOpen(phrase: Phrase): Phrase {
  let [from, to] = [0, phrase.length];
  while (from < to && phrase[from]?.length === 0) from += 1;
  while (to > from && phrase[to - 1]?.length === 0) to -= 1;
  return phrase.slice(from, to);
}

function cutRuns(line: Phrase, size: number, step: number): Phrase[] {
  const runs: Phrase[] = [];
  for (let at = 0; at < line.length; at += step) {
    // The last one is as long as the others.
    const start = Math.max(0, Math.min(at, line.length - size));
    runs.push(trimOpen(line.slice(start, start + size)));
    if (start + size >= line.length) break;
  }
  return runs.filter((run) => run.length > 0);
}

const OPEN: Phrase[number] = [];

/** All phrases that differ in one token: another one, one less, one more. */
function varyPhrase(phrase: Phrase): Phrase[] {
  const varied = phrase.flatMap((_, at): Phrase[] => {
    const [before, after] = [phrase.slice(0, at), phrase.slice(at + 1)];
    const here = phrase.slice(at, at + 1);
    return [
      [...before, OPEN, ...after],
      [...before, ...after],
      [...before, OPEN, ...here, ...after],
    ];
  });
  return varied.map(trimOpen).filter((one) => one.length > 0);
}

function chooseSpread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from(
    { length: most },
    (_, at) => list[Math.round((at * (list.length - 1)) / (most - 1))] as T,
  );
}
