import type { DeskRefusal, DeskRun } from './desk-api.ts';
import type { DeskTask } from './publish-api.ts';

/** What the page asks to be done; what is in it comes from outside and is looked at by the task. */
export type TaskRequest = Readonly<Record<string, unknown>>;

export interface TaskService {
  /** @returns why it was not started: something is missing, or another task has to end first */
  begin(task: DeskTask, asked: TaskRequest): DeskRefusal | undefined;
  stop(task: DeskTask): void;
  run(task: DeskTask): DeskRun;
  /** Opens the folder of the output, or of what a task has made, in the system's own window. @returns whether it can */
  showFolder(of: DeskTask | 'output'): boolean;
}
