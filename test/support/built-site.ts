import path from 'node:path';
import { EXAMPLE_CONTENT } from './contents.ts';
import { runCommand } from './run-command.ts';
import { shareOnce } from './shared-folder.ts';
import { tempFolder } from './temp-folder.ts';

/** Builds a content folder into a temporary folder and returns that. @throws Error with the output if the build fails */
export async function buildContent(content: string): Promise<string> {
  const output = path.join(await tempFolder(), '网站 #1');
  await run('build', content, output);
  return output;
}

/** A build of the example, for reading only. */
export const exampleSite = () => shareOnce('网站 #1', (output) => run('build', EXAMPLE_CONTENT, output));

/** An archive of the example, for reading only. */
export const exampleArchive = () =>
  shareOnce('归档 #1.zip', (output) => run('archive', EXAMPLE_CONTENT, output));

async function run(command: string, content: string, output: string): Promise<void> {
  const { code, stdout, stderr } = await runCommand(command, ['--content', content, '--output', output]);
  if (code !== 0) throw new Error(`${command} failed with ${code}\n${stdout}\n${stderr}`);
}
