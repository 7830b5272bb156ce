import { PROJECT } from '../../.eleventy.ts';
import type { Folder } from '../../src/command/folders.ts';
import { chooseContentFolder, isAtTerminal } from '../../src/command/last-content-fs.ts';
import type { CommandCall } from '../../src/command/run-command.ts';

/** The content folder of a command, and a line that says so if nobody named it. */
export function chooseContent(
  { values, say }: CommandCall,
  { isForProgram = false, isPerson = isAtTerminal(process) } = {},
): Folder {
  const { folder, remark } = chooseContentFolder(PROJECT, values.content, {
    isPerson,
    isRemembering: !process.env.CI,
  });
  // What a program reads from stdout stays what it is.
  if (remark && isForProgram) process.stderr.write(`${remark}\n`);
  else if (remark) say(remark);
  return folder;
}
