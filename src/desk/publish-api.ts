import type { Audit } from '../audit/audit-row.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What the screen 发布 and its server say to each other, as JSON. */

/** What takes long, each as the command of the same name does it. */
export const DESK_TASKS = ['build', 'audit', 'rollback', 'handover', 'archive', 'verify', 'sign'] as const;

export type DeskTask = (typeof DESK_TASKS)[number];

/** What would become of a published report, a fixed page or the site's own words. */
export interface DeskChange {
  /** Of this change as it is now: whoever has looked at it has not seen what it becomes later. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'added' | 'changed' | 'moved' | 'withdrawn' | 'gone' | 'page' | 'site';
  /** Of the report, where there is one to be opened. */
  readonly id?: string;
  /** Chinese, a line each. */
  readonly details: readonly string[];
  /** Whether both texts can be shown. */
  readonly hasText: boolean;
  readonly isLooked: boolean;
}

export interface DeskChanges {
  readonly changes: readonly DeskChange[];
  /** Whether the content has been read at all. */
  readonly isRead: boolean;
  /** What is wrong keeps the texts from being held against each other. */
  readonly isFaulty: boolean;
  readonly wasPublished: boolean;
  /** As `site.json` has it. */
  readonly address: string;
  readonly isExample: boolean;
}

/** What `check --audit` tells whoever has started it. */
export type DeskAudit = Pick<Audit, 'day' | 'checked' | 'rows'>;

/** A line of the log beside the content's history. */
export interface LoggedAct {
  /** `YYYY-MM-DD HH:mm:ss` in this computer's time. */
  readonly at: string;
  readonly who: string;
  readonly what: 'build' | 'rollback' | 'handover' | 'archive';
  readonly reports: number;
  readonly fingerprint: string;
  /** Of what was handed over: the fingerprint of its list of files, and how. */
  readonly state?: string;
  readonly way?: string;
}

/** What `handover` tells whoever has started it. */
export interface HandedOver {
  /** Of the list of files, and of the one that its changes belong to. */
  readonly to: string;
  readonly from?: string;
  /** The package, absolute, or the name of the way. */
  readonly file?: string;
  readonly way?: string;
}

/** What can be handed over, and how. */
export interface HandoverChoices {
  /** Where a package is put unless another place is named. */
  readonly file: string;
  /** Files that the last build changed; absent if they are not known, as after the first. */
  readonly changed?: { readonly put: readonly string[]; readonly removed: readonly string[] };
  /** Whether something was published and not handed over since the last time: then only the whole is right. */
  readonly isGap: boolean;
  /** Names of the ways that are set up for this output. */
  readonly ways: readonly string[];
  /** The file that they stand in, and what is wrong with it. */
  readonly waysFile: string;
  readonly problems: readonly Diagnostic[];
}

/** An output as it says itself. */
export interface ShownOutput {
  /** As `rollback --list` prints it. */
  readonly told: string;
  readonly fingerprint: string;
  /** When it was published and by whom, if that was done here. */
  readonly published?: Pick<LoggedAct, 'at' | 'who'>;
}

export interface KeptSite extends ShownOutput {
  readonly number: number;
  /** Titles of what was taken back since, and would be shown again. */
  readonly shownAgain: readonly string[];
}

export interface Publishing {
  /** Who publishes, as typed on this computer before. */
  readonly who: string;
  /** Absent where nothing is published. */
  readonly present?: ShownOutput;
  /** Those that can be brought back, the newest first. */
  readonly kept: readonly KeptSite[];
  /** Absent where nothing is published. */
  readonly handover?: HandoverChoices;
  /** The newest first. */
  readonly log: readonly LoggedAct[];
}
