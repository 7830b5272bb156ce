/** One condition of a search. */
export interface SearchWord {
  /** As typed, without its quotation marks or minus sign. */
  text: string;
  /** Tokens that stand one after the other, never empty. */
  tokens: readonly string[];
}

export interface SearchQuery {
  /** All must occur. Empty when nothing that can be searched for was typed. */
  words: SearchWord[];
  /** None may occur. */
  excluded: SearchWord[];
  /** True if the query was longer than `MAX_QUERY_TOKENS` and its end is not searched for. */
  shortened: boolean;
}
