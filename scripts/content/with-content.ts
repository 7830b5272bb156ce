import { PROJECT } from '../../.eleventy.ts';
import type { Folder } from '../../src/command/folders.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { explainVanished } from '../../src/load/explain-vanished.ts';
import { chooseContent } from './choose-content.ts';

/** Runs what reads the content that a command names, and words what goes missing meanwhile. @param isKept what has not changed */
export async function withContent<T>(
  call: CommandCall,
  isKept: string,
  run: (content: Folder) => Promise<T>,
): Promise<T> {
  const content = chooseContent(call);
  try {
    return await run(content);
  } catch (error) {
    throw explainVanished(error, { content: content.absolute, project: PROJECT, isKept }) ?? error;
  }
}
