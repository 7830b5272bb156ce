/** A part of the index: a span of publication time, or a share of a busy month. */
export interface PartInfo {
  /** Of its folder below `pagefind/`, made of its content: a part that differs has another. */
  name: string;
  /** First and last month of its span, `YYYY-MM`. */
  from: string;
  to: string;
  reports: number;
  /** Of its texts: how much there is to look through. */
  characters: number;
  /** Tokens of all its reports. */
  tokens: number;
}

/** Asked for with each search: the one file of the index that is ever replaced. */
export const PARTS_FILE = 'search/parts.json';

/** The same for the texts of before, which are searched only where somebody asks: only a portal that has some has it. */
export const VERSIONS_FILE = 'search/versions.json';

/** @param parts newest first */
export function formatPartsList(parts: readonly PartInfo[]): string {
  return `${JSON.stringify({ parts })}\n`;
}

/** @throws Error if it is no such list */
export function parsePartsList(value: unknown): PartInfo[] {
  const { parts } = (value ?? {}) as { parts?: PartInfo[] };
  if (
    !Array.isArray(parts) ||
    parts.some(({ name, reports }) => typeof name !== 'string' || !(reports > 0))
  ) {
    throw new Error('not the list of the parts of the index');
  }
  return parts;
}
