/** A place in a phrase: any of these tokens; anything if there is none. */
export type Slot = readonly string[];

/** Places that follow each other; the first is never open. */
export type Phrase = readonly Slot[];

/** One condition of a search. */
export interface SearchWord {
  /** As typed, without its quotation marks or the minus sign that excludes it. */
  text: string;
  /**
   * What is looked for, best first: a whole number before a part of one. Each level holds the ways of writing the
   * word; the last one finds all that the word is in.
   */
  levels: readonly (readonly Phrase[])[];
}

/** What decides whether the word is found. */
export const listWidest = ({ levels }: SearchWord): readonly Phrase[] => levels[levels.length - 1] ?? [];

/**
 * The word at each of its levels, best first. A document is shown at the best that it has: where 30 stands by itself,
 * the 30 of 300 is no hit.
 */
export const listLevels = (word: SearchWord): SearchWord[] =>
  word.levels.map((level) => ({ ...word, levels: [level] }));

/** Tokens of the word as typed. */
export const countTokens = (word: SearchWord): number => listWidest(word)[0]?.length ?? 0;

export interface SearchQuery {
  /** All must occur. Empty when nothing that can be searched for was typed. */
  words: SearchWord[];
  /** None may occur. */
  excluded: SearchWord[];
  /** True if the query was longer than `MAX_QUERY_TOKENS` and its end is not searched for. */
  shortened: boolean;
}
