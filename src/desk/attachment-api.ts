import type { DeskRefusal } from './desk-api.ts';

/** What the panel of attachments and its server say to each other, as JSON. */

export interface DeskAttachment {
  /** Below `attachments/`, with `/`. */
  readonly path: string;
  /** As readers see it. */
  readonly name: string;
  /** Whether somebody has given it a name of its own. */
  readonly isNamed: boolean;
  /** In Chinese, such as PDF 文档. */
  readonly type: string;
  readonly size: string;
  /** Why it cannot be published. */
  readonly fault?: DeskRefusal;
  /** What it tells besides what its page shows, a line each. */
  readonly revealed: readonly string[];
  /** Address of the file in the preview, and of where it is shown; absent as long as the preview does not have it. */
  readonly url?: string;
  readonly view?: string;
}

/** A file that was deleted or replaced, and is kept. */
export interface KeptAttachment {
  readonly path: string;
  /** Name of the state that is kept. */
  readonly version: string;
  /** `YYYY-MM-DD HH:mm:ss`, until when it was there. */
  readonly until: string;
  /** Another file has its name now. */
  readonly isReplaced: boolean;
}

export interface DeskAttachments {
  /** In the order in which readers see them. */
  readonly attachments: readonly DeskAttachment[];
  readonly kept: readonly KeptAttachment[];
  /** Largest file, in words. */
  readonly limit: string;
}

/** What somebody wants done with the attachments of a report. */
export type AttachmentChange =
  | { readonly what: 'order'; readonly paths: readonly string[] }
  | { readonly what: 'title'; readonly path: string; readonly title: string }
  | { readonly what: 'rename'; readonly path: string; readonly to: string }
  | { readonly what: 'remove'; readonly path: string }
  | { readonly what: 'restore'; readonly path: string; readonly version: string };
