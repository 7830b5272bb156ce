import type { DeskRun } from './desk-api.ts';

export interface PublishingService {
  /** @returns whether it was started: one at a time */
  build(): boolean;
  stop(): void;
  run(): DeskRun;
}
