import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What the desk's page and its server say to each other, as JSON. */

/** States of a report in the list, in the words that editors know. */
export type DeskState =
  | '草稿'
  | '送审'
  | '待审'
  | '定时'
  | '待发布'
  | '有改动'
  | '已发布'
  | '已撤回'
  | '没有比较'
  | '正在比较'
  | '有错误';

/**
 * What a report is to whoever publishes it: new, changed or the same as what is published. Unknown while something is
 * wrong anywhere: then there is no portal to compare.
 */
export type PublishedState = 'new' | 'changed' | 'same' | 'unknown' | 'comparing';

/** A row of the list. */
export interface DeskRow {
  /** Folder below `reports/`. */
  readonly id: string;
  /** As its file has it; the folder's name where it cannot be read. */
  readonly title: string;
  readonly org: string;
  readonly year: string;
  /** 发布日期. */
  readonly date: string;
  readonly state: DeskState;
  readonly published: PublishedState;
  readonly errors: number;
  readonly warnings: number;
  /** When its text was saved last, `YYYY-MM-DD HH:mm` in this computer's time. */
  readonly saved: string;
}

export interface DeskPortal {
  readonly name: string;
  /** The content folder, and the output, as the person knows them. */
  readonly content: string;
  readonly output: string;
  /** `YYYY-MM-DD HH:mm`: what is taken for now, where that is another moment. */
  readonly at?: string;
  /** Grows with each change that was taken in: what the page has of an earlier one is old. */
  readonly revision: number;
  /** That its folder is not there just now: what is told of it then is not what it says. */
  readonly away?: DeskRefusal;
  /** How far the first reading of the reports is, such as `300/1756`; until its end there are no rows. */
  readonly reading?: string;
  /** Whether all reports have been held against what is published. */
  readonly isCompared: boolean;
  readonly rows: readonly DeskRow[];
  /** Findings that belong to no report: settings, folders, fixed pages. */
  readonly others: readonly OtherFinding[];
  /** Whether something of this portal was published before. */
  readonly wasPublished: boolean;
  /** Reports that were published and are not there any more. */
  readonly gone: readonly string[];
}

/** An entry of a field: a text, or its parts by their keys. */
export type DeskEntry = string | Readonly<Record<string, string>>;

/** What a field is to say. */
export interface DeskFieldChange {
  readonly key: string;
  readonly values: readonly DeskEntry[];
}

/** How a value is filled in. */
export type DeskInput =
  /** With `known`, values that are offered while another may be written. */
  | { readonly kind: 'line'; readonly known?: readonly string[] }
  | { readonly kind: 'date' | 'moment' | 'lines' }
  /** Short values; with `isParted` several can be typed as one, with signs between them. */
  | { readonly kind: 'list'; readonly isParted: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A report of the portal; with `orAddress` also a page elsewhere. */
  | { readonly kind: 'report'; readonly orAddress: boolean }
  | { readonly kind: 'reports' }
  | { readonly kind: 'entries'; readonly parts: readonly DeskPart[]; readonly isSingle: boolean }
  /** Written in another form than the field has: only in the text itself. */
  | { readonly kind: 'text' };

/** What is asked for: a part of an entry, or a whole field. */
export interface DeskPart {
  readonly key: string;
  readonly help: string;
  readonly isRequired: boolean;
  readonly input: DeskInput;
}

export interface DeskField extends DeskPart {
  /** What it may look like, never its value. */
  readonly example?: string;
  /** Few reports have it: shown when it is filled in or asked for. */
  readonly isRare: boolean;
  /** As written, one for most, several for lists. */
  readonly values: readonly string[];
  /** Of a field whose entries have parts. */
  readonly entries: readonly Readonly<Record<string, string>>[];
  /** 1-based lines of the file on which it stands, the first and the last; absent if it is not written. */
  readonly lines?: readonly [first: number, last: number];
}

/** A line that is put in place of another; nothing is done where a third stands there by now. */
export interface DeskLineFix {
  readonly kind: 'line';
  /** 1-based. */
  readonly line: number;
  readonly was: string;
  readonly now: string;
  /** UTF-16 offsets of `was` between which it differs, if the rule finds words or characters: all can be mended at once. */
  readonly part?: { readonly from: number; readonly to: number; readonly insert: string };
}

/** What one press does about a finding. */
export type DeskFix = DeskLineFix | { readonly kind: 'field'; readonly change: DeskFieldChange };

export interface DeskFinding extends Omit<Diagnostic, 'fix'> {
  /** Key of the field that it belongs to. */
  readonly field?: string;
  readonly fix?: DeskFix;
  /** The entry of 检查例外 that keeps it, but for the reason. */
  readonly exception?: { readonly rule: string; readonly quote?: string };
}

export interface OtherFinding extends Diagnostic {
  /** The fixed page that it is about. */
  readonly page?: { readonly id: string; readonly title: string };
}

/** A text with its fields: a report, or a fixed page. */
export interface DeskReport {
  readonly kind: 'report' | 'page';
  readonly id: string;
  /** Of the text file, as the person knows it. */
  readonly file: string;
  /** The whole file, line ends LF. */
  readonly text: string;
  /** Of the file's bytes: whoever saves says what it changed. */
  readonly sha256: string;
  readonly fields: readonly DeskField[];
  /** 0-based line on which the text below the fields begins. */
  readonly bodyLine: number;
  readonly findings: readonly DeskFinding[];
  /** Address of its page in the preview. */
  readonly url: string;
  readonly state: DeskState;
}

/** A former state of a text that was saved here. */
export interface DeskVersion {
  readonly name: string;
  /** `YYYY-MM-DD HH:mm:ss` in this computer's time. */
  readonly saved: string;
}

/** A run of a command. */
export interface DeskRun {
  readonly isRunning: boolean;
  /** Chinese: what it does just now. */
  readonly progress: string;
  /** What it has said until now. */
  readonly said: string;
  /** Since it was begun, until it ended. */
  readonly seconds: number;
  /** 0: done; 1: something has to be put right first; absent while it runs and before. */
  readonly code?: number;
  /** When it ended, `YYYY-MM-DD HH:mm:ss` in this computer's time. */
  readonly ended?: string;
  /** State of the content when it was begun, see `DeskPortal`. */
  readonly revision?: number;
  /** What the command tells of what it has made, see `tellResult`. */
  readonly result?: unknown;
  /** Why it was done and is not in the log. */
  readonly unlogged?: DeskRefusal;
}

export interface DeskRefusal {
  readonly message: string;
  readonly remedy?: string;
  /** Of a text that somebody else saved meanwhile. */
  readonly text?: string;
  readonly sha256?: string;
  /** Of a text that has another address since: its `id`. */
  readonly movedTo?: string;
}

/** What the server answered, or why it did not: then its status is 0. */
export type Answer<T> =
  | ({ readonly ok: true } & T)
  | ({ readonly ok: false; readonly status: number } & DeskRefusal);
