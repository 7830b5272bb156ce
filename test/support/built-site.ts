import path from 'node:path';
import { runScript } from './run-cli.ts';
import { tempFolder } from './temp-folder.ts';

/** Builds a content folder into a temporary folder and returns that. @throws Error with the output if the build fails */
export async function buildContent(content: string): Promise<string> {
  const output = path.join(await tempFolder(), '网站 #1');
  const { code, stdout, stderr } = await runScript('build', ['--content', content, '--output', output]);
  if (code !== 0) throw new Error(`build failed with ${code}\n${stdout}\n${stderr}`);
  return output;
}
