import type { DeskRefusal } from './desk-api.ts';
import type { DroppedSource, DroppedThing, ImportChoices, ImportPreview } from './import-api.ts';

/** A document with what lies beside it, as the page sent it. */
export interface SentDocument {
  readonly choices: ImportChoices;
  readonly bytes: Uint8Array;
  /** In the order of `choices.beside`. */
  readonly beside: readonly Uint8Array[];
}

export interface ImportService {
  /** Which of what was dropped are documents, before anything is sent. */
  listSources(things: readonly DroppedThing[]): readonly DroppedSource[];
  /** Reads a document and writes nothing. */
  readImport(sent: SentDocument): Promise<ImportPreview | DeskRefusal>;
  /** Writes it as a draft, or in place of a report's text. */
  saveImport(sent: SentDocument): Promise<{ readonly id: string; readonly told: string } | DeskRefusal>;
}
