import type { DeskState } from './desk-api.ts';

/** What the screen 固定页面 asks for and is told. */

export interface DeskPageRow {
  /** Name of its file, without the ending. */
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly column: string;
  readonly updated: string;
  readonly state: DeskState;
  readonly errors: number;
  readonly warnings: number;
}

/** A page that was deleted here. */
export interface DeskDeletedPage {
  readonly id: string;
  /** Its last state, and when it was deleted. */
  readonly version: string;
  readonly until: string;
}

export interface DeskPages {
  /** In the order of the portal. */
  readonly rows: readonly DeskPageRow[];
  readonly deleted: readonly DeskDeletedPage[];
}

/** How a page stands. */
export interface DeskPageLife {
  readonly isPublished: boolean;
}
