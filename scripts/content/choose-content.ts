import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { type Folder, resolveFolder } from '../../src/command/folders.ts';
import { chooseContentFolder, isAtTerminal, STANDARD } from '../../src/command/last-content-fs.ts';
import { CallFault, type CommandCall } from '../../src/command/run-command.ts';
import { explainVanished } from '../../src/load/explain-vanished.ts';
import { TOOLS_FILE } from '../../src/portal/describe-archive.ts';
import { CATALOG, hasGeneratorSign } from '../../src/publish/former-output-fs.ts';

/**
 * The content folder of a command, and a line that says so if nobody named it.
 * @throws CallFault for a site, which the next build replaces with all that was written into it
 */
export function chooseContent(
  { values, say }: CommandCall,
  { isForProgram = false, isPerson = isAtTerminal(process) } = {},
): Folder {
  const named = resolveFolder(PROJECT, values.content, STANDARD);
  const holds = (file: string) => path.join(named.absolute, file);
  // What an archive holds is a site and content at once.
  if (hasGeneratorSign(holds(CATALOG)) && !existsSync(holds(TOOLS_FILE)))
    throw new CallFault(
      `“${named.label}”是生成的网站，不是内容文件夹：写进去的报告，下一次生成就没有了\n  改法：--content 写放着原稿的文件夹（里面有 reports 和 site.json）`,
    );
  const { folder, remark } = chooseContentFolder(PROJECT, values.content, {
    isPerson,
    isRemembering: !process.env.CI,
  });
  // What a program reads from stdout stays what it is.
  if (remark && isForProgram) process.stderr.write(`${remark}\n`);
  else if (remark) say(remark);
  return folder;
}

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
