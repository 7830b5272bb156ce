import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputProblem } from './output-guard-fs.ts';
import { isInside } from './output-paths.ts';
import { leadsThroughFile, resolveRealPath } from './real-path-fs.ts';

/** Whether a file may be put here. Paths as given; symbolic links are followed.
 * @param isOurs whether an existing file may be replaced
 * @param example a file name for the remedy, such as `gongbao-archive.zip`
 * @returns the first reason against it, `undefined` when there is none. */
export function checkOutputFile(
  output: string,
  content: string,
  { isOurs, example }: { isOurs: (file: string) => boolean; example: string },
): OutputProblem | undefined {
  const refuse = (
    rule: OutputProblem['rule'],
    message: string,
    remedy = `换一个文件名，例如 --output ${example}`,
  ) => ({ rule, message: `输出文件“${output}”${message}`, remedy });
  const file = resolveRealPath(output);
  const contentFolder = resolveRealPath(content);
  if (isInside(contentFolder, file))
    return refuse('output-in-content', `在内容文件夹里（${contentFolder}），会混进原稿`);
  if (leadsThroughFile(file)) return refuse('output-is-file', '的上级是一个文件，不是文件夹');
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isDirectory())
    return refuse('output-is-folder', '是一个文件夹', `写出文件名，例如 --output "${join(output, example)}"`);
  if (stat.isFile() && isOurs(file)) return undefined;
  return refuse('output-not-ours', '已经存在，而且不是公报的归档，为免丢失，不会替换它');
}
