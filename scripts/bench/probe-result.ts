import type { GivenAnswer } from '../../test/support/sample-quotations.ts';

/** What a search found, best first, and how long it took until that was known. */
export interface ProbeResult {
  urls: string[];
  milliseconds: number;
}

/** The first report and its first section, with their excerpts loaded. */
export interface ProbeBest {
  url: string;
  section: string;
}

/** What was said of a quotation, and how long it took until that was known. */
export interface ProvenQuotation {
  answer: GivenAnswer;
  milliseconds: number;
  /** Texts and parts of the index that did not arrive. */
  unread: number;
}
