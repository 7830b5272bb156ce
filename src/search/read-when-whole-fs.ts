import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two looks. */
const PAUSE = 20;

/**
 * Reads a file that another program may still be writing: as long as its content cannot be understood, it is read
 * again.
 * @param understand throws (or rejects) where the content is not whole
 * @param patience milliseconds until what `understand` said last, or why there is no such file, is thrown
 */
export async function readWhenWhole<T>(
  file: string,
  understand: (content: Buffer) => T | Promise<T>,
  patience: number,
): Promise<T> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return await understand(await readFile(file));
    } catch (error) {
      if (waited >= patience) throw error;
      await setTimeout(PAUSE);
    }
  }
}
