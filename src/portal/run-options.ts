import { formatChinaTime } from '../base/format-china-time.ts';
import type { ObjectStore, ProgramCache } from '../base/object-cache-fs.ts';
import type { FormerSite } from '../changes/former-portal.ts';
import type { Mode } from '../report/mode.ts';
import type { IndexedTexts } from '../search/indexed-report.ts';
import type { KnownPortal } from './find-other-portal.ts';
import type { FormName } from './report-forms.ts';

/** Where content lies, and what a command says of it. */
export interface ContentPlace {
  /** Folder of the installation, which holds `_data/`. */
  readonly project: string;
  /** Content folder, absolute. */
  readonly content: string;
  /** The content folder as the editor typed it, for messages. */
  readonly label: string;
  /** Overrides `url` of the site settings; empty for none. */
  readonly siteUrl?: string;
}

/** What a run is told, settled once by its command. */
export interface RunOptions extends ContentPlace {
  readonly mode: Mode;
  /** Forms of a report that are left out this time, whatever the site's settings say. */
  readonly without?: readonly FormName[];
  /**
   * The moment that the run takes for now, `YYYY-MM-DD HH:mm`, China time. It decides which reports are published yet, and
   * is never written into a file.
   */
  readonly at?: string;
  /** What was published before, if the content is to be held against it. */
  readonly former?: FormerSite;
  /** Behind the installation's own cache, for several machines. */
  readonly shared?: ObjectStore;
  /** Asked before files are made of the reports, which takes long; without a yes there is no portal. */
  readonly isWanted?: (portal: KnownPortal) => boolean;
  /** Called after that yes, with all that the search index is made of and where its parts are kept. */
  readonly onSound?: (texts: IndexedTexts, store: ProgramCache) => void;
  /** Called as reports are read, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called as reports are typeset. */
  readonly onTypeset?: (done: number, total: number) => void;
}

/** Options of a run that has begun. */
export type SettledRun = RunOptions & { readonly at: string };

/** @param now which holds where the command was told no other moment */
export const settleRun = (options: RunOptions, now: Date): SettledRun => ({
  ...options,
  at: options.at ?? formatChinaTime(now),
});

/** The day that a check counts from. Other runs tell the same on every day, and have none. */
export const findToday = ({ mode, at }: SettledRun): string | undefined =>
  mode === 'check' ? at.slice(0, 10) : undefined;
