import type { DeskFieldChange, DeskFinding, DeskPortal, DeskReport } from '../desk/desk-api.ts';
import type { DeskTrial } from '../desk/life-api.ts';

/** What every screen gets. */
export interface ScreenProps {
  /** What stands behind the screen's name in the address. */
  readonly id: string;
  readonly portal: DeskPortal;
  /** Asks again what there is. */
  refresh(): Promise<unknown>;
}

/** @param now the whole text as it is written here @param found what is wrong with the text of the file */
export type ChangeText = (now: string, found: readonly DeskFinding[]) => string;

/** What everything that stands beside a text gets. */
export interface EditPanelProps {
  /** Its fields are as they were filled in, also as long as they are not saved. */
  readonly report: DeskReport;
  readonly portal: DeskPortal;
  /** Writes fields into the file; what is being typed is saved before. */
  onFields(changes: readonly DeskFieldChange[]): Promise<void>;
  /** Puts another whole text, fields included, in place of the one that is there by then, of which it is told. */
  onText(change: ChangeText): Promise<void>;
  /** Has the server change the file otherwise: what is being typed is saved before, and goes on from there. */
  onBetween(work: () => Promise<void>): Promise<void>;
  /** Shows the pages that would come of an answer in place of the present one, until there is none. */
  onTrial(trial: DeskTrial | undefined): void;
  /** Says what was done, until somebody has seen it. */
  onTold(told: string): void;
  /** Does something with one press, and says what was done, with a way back. */
  onAct(told: string, work: () => Promise<void>): Promise<void>;
}
