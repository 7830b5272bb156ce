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

/** `search/outline.json`. @param index hash of the index that it belongs to */
export function formatOutline(index: string, outline: Outline): string {
  return `${JSON.stringify({ index, ...outline })}\n`;
}

/** @throws Error if it is not the outline that belongs to the index */
export function parseOutline(value: unknown, index: string): Outline {
  const outline = value as (Outline & { index?: string }) | null;
  if (outline?.index !== index || !Array.isArray(outline.reports)) {
    throw new Error('not the outline of this index');
  }
  return outline;
}
