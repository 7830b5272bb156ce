import { PROJECT } from '../../.eleventy.ts';
import type { Folder } from '../../src/command/folders.ts';
import { explainVanished } from '../../src/load/explain-vanished.ts';

/** Runs what reads the content to its end, and words what goes missing meanwhile. @param isKept what has not changed */
export async function tellVanished<T>(
  { absolute }: Folder,
  isKept: string,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw explainVanished(error, { content: absolute, project: PROJECT, isKept }) ?? error;
  }
}
