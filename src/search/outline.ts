/** Titles and headings of a portal, newest report first; loaded only when a search found nothing. */
export interface Outline {
  reports: {
    /** The report's page, relative to the portal's root and percent-encoded. */
    url: string;
    title: string;
    /** Those that no newer report has: 一、总体情况 stands in every one. */
    headings: [id: string, title: string][];
  }[];
  /** Readings of every Han character in them, without tones, ü as v, the usual one first: 重 is `zhong chong`. */
  readings: Readonly<Record<string, string>>;
}
