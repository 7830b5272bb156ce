import { hideStaging, writeAtomically } from '../../src/base/write-atomically-fs.ts';

/** Saves a file under a watch, whole at once: one that is emptied first may be seen empty on a loaded machine. */
export const saveFile = (file: string, content: string): void =>
  writeAtomically(file, content, hideStaging(file));
