import type { FormerSite } from '../changes/former-portal.ts';
import type { LoadedPortal } from '../load/load-portal-fs.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { DeskRun } from './desk-api.ts';

interface Place {
  readonly absolute: string;
  /** As the person knows it. */
  readonly label: string;
}

/** What somebody was told of a file that was made or not. */
export type Made =
  | { readonly ok: true; readonly id: string; readonly told: string }
  | { readonly ok: false; readonly message: string; readonly remedy?: string };

/** What the desk is made of: the functions that the commands have, tied together by who starts it. */
export interface DeskService {
  readonly content: Place;
  readonly output: Place;
  /** What the last reading of the content found. */
  loaded(): LoadedPortal | undefined;
  /** Reads the named files again, or everything. */
  update(paths: readonly string[] | undefined): Promise<void>;
  /** Grows with each reading; resolves when it is more than that, or after a while. */
  revision(): number;
  waitFor(revision: number): Promise<void>;
  vocabulary(): Promise<Vocabulary>;
  readFormer(): FormerSite | undefined;
  createNew(values: { title: string; org: string; year: string }): Promise<Made>;
  importFile(name: string, bytes: Uint8Array): Promise<Made>;
  /** @returns whether it was started: one at a time */
  build(): boolean;
  stop(): void;
  run(): DeskRun;
}
