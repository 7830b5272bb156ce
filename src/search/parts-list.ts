/** A part of the index: a span of publication time, or a share of a busy month. */
export interface PartInfo {
  /** Of its catalogue, made of its content: a part that differs has another. */
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

/**
 * Of a part's files. Each of them is named by its content, and names no other that it does not mean: after an edit what
 * has the same bytes has the same address, and what a browser keeps of before is never taken for what is there now.
 */
export const formatPartFolder = ({ from, to }: Pick<PartInfo, 'from' | 'to'>): string =>
  `pagefind/${from}_${to}`;

/** @param name as the list of parts, or the part's catalogue, has it */
export const formatPartPath = (part: Pick<PartInfo, 'from' | 'to'>, kind: PartFile, name: string): string =>
  `${formatPartFolder(part)}/${formatPartFile(kind, name)}`;

export type PartFile = 'catalog' | 'outline' | 'words';

export const formatPartFile = (kind: PartFile, name: string): string =>
  kind === 'words' ? `${name}.pf_index` : `${kind}-${name}.json`;

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
