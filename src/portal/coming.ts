import type { FormerReport } from '../changes/former-portal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Site } from '../report/parse-site.ts';
import type { Hold } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';
import type { MadeFixedPage } from './fixed-pages.ts';
import type { MadeReport } from './report-bundle.ts';

/** More would be read by nobody: most likely the wrong folder was named. */
export const MOST = 20;

/** What a former portal is held against. */
export interface Coming {
  readonly site: Pick<Site, 'name' | 'url'>;
  /** Reports that are published in this run. */
  readonly made: readonly MadeReport[];
  /** Reports that are there and not published, by their ids. */
  readonly held: ReadonlyMap<string, { readonly source: ReportSource; readonly hold: Hold }>;
  /** Fixed pages that are sound. */
  readonly pages: readonly MadeFixedPage[];
  /** Of all that is there and not held back, readable or not. */
  readonly ids: { readonly reports: ReadonlySet<string>; readonly pages: ReadonlySet<string> };
  /** Files of which an error was told: what cannot be read is not gone. */
  readonly faulty: ReadonlySet<string>;
  /** The content folder as the editor typed it. */
  readonly label: string;
  /** The moment of the run, `YYYY-MM-DD HH:mm`. */
  readonly at: string;
}

/** Reports that were published before, by id. */
export type Known = ReadonlyMap<string, FormerReport>;

/** @param path below the content folder */
export const locateFile = ({ label }: Coming, path: string) => `${label === '/' ? '' : label}/${path}`;

/** Names the first ones, and counts the rest in the last. */
export function limit(found: readonly Diagnostic[], words: string): Diagnostic[] {
  const last = found[MOST - 1];
  if (!last || found.length === MOST) return [...found];
  const rest = `（另有 ${found.length - MOST} 篇${words}，没有列出）`;
  return [...found.slice(0, MOST - 1), { ...last, message: last.message + rest }];
}
