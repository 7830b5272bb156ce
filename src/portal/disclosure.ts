import { DISCLOSURE_PARTS, foldName } from '../report/disclosure-parts.ts';
import { listColumns } from './columns.ts';
import type { PageLink, Portal } from './portal.ts';

/** The way to the parts that this portal has, in their order: fixed pages and columns that bear their names. */
export function listDisclosureParts({ pages, columns }: Pick<Portal, 'pages' | 'columns'>): PageLink[] {
  const known = new Map<string, PageLink>();
  for (const { url, name } of listColumns(columns)) known.set(foldName(name), { url, title: name });
  for (const { url, title } of pages) known.set(foldName(title), { url, title });
  return DISCLOSURE_PARTS.flatMap(({ names }) => names.flatMap((name) => known.get(name) ?? []).slice(0, 1));
}
