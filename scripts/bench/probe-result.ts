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
