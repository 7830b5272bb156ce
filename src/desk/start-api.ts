import type { DeskRefusal } from './desk-api.ts';

/** What the first page of the desk and its server say to each other: which portal is worked on. */

/** Status of an answer while no portal is open. */
export const NO_PORTAL = 428;
/** Status of an answer to a page that was opened for another portal. */
export const OTHER_PORTAL = 412;
/** Header by which both sides say which portal they mean. */
export const PORTAL_HEADER = 'x-gongbao-portal';

/** What is found in a folder. */
export interface FolderState {
  /**
   * `portal`: it has reports or settings of a portal; `output`: a portal that was published; `empty`: nothing; `other`:
   * other files; `missing`: it is not there; `closed`: it cannot be read.
   */
  readonly kind: 'portal' | 'output' | 'empty' | 'other' | 'missing' | 'closed';
  /** Of the portal, as its settings have it. */
  readonly name: string;
  readonly reports: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}

/** A folder that may be the one. */
export interface DeskPlace extends FolderState {
  /** Absolute, as the system writes it. */
  readonly folder: string;
  /** Why it is in the list, Chinese. */
  readonly why: string;
  readonly isOpen: boolean;
  readonly isRemembered: boolean;
}

/** A folder that was asked for and could not be opened: there somebody looks around first. */
export interface Unopened extends DeskRefusal {
  readonly folder: string;
}

export interface DeskStart {
  /** The portal that is open: its content and output. */
  readonly open?: { readonly content: string; readonly output: string };
  /** Why the folder that was asked for could not be opened, if one was. */
  readonly unopened?: Unopened;
  readonly places: readonly DeskPlace[];
  /** Where somebody looks around first. */
  readonly home: string;
}

/** A folder in which somebody looks around. */
export interface DeskFolder {
  /** As typed, made absolute. */
  readonly folder: string;
  readonly state: FolderState;
  /** Folder that it lies in; absent at the top. */
  readonly parent?: string;
  /** Names of the folders in it, those that begin as typed if the last part is not written to its end. */
  readonly folders: readonly { readonly name: string; readonly folder: string }[];
  /** Whether there are more than are listed. */
  readonly isMore: boolean;
}

/** What became of a wish to work on a portal. */
export type Opened =
  | {
      readonly ok: true;
      /** Address of the desk that has it open already, if another one has. */
      readonly elsewhere?: string;
      /** Whether it has no settings of its own yet. */
      readonly isNew: boolean;
    }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Where a portal is published to. Folders are absolute. */
export interface DeskOutput {
  readonly folder: string;
  readonly content: string;
  /** Why it cannot be published there. */
  readonly fault?: DeskRefusal;
  /** A folder beside the content, if it is another one. */
  readonly beside?: string;
}
