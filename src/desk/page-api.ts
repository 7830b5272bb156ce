import type { DeskRow } from './desk-api.ts';

/** What the screen 固定页面 asks for and is told. */

/** A row of their list; its id is the name of the file, without the ending. */
export interface DeskPageRow extends Pick<DeskRow, 'id' | 'title' | 'state' | 'errors' | 'warnings'> {
  readonly place: string;
  readonly column: string;
  readonly updated: string;
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
