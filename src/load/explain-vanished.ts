import path from 'node:path';
import { isIoError } from '../base/io-errors.ts';
import { isInside } from '../base/is-inside.ts';

/**
 * What it means that a file is not there which was there when the run began: somebody deleted, moved or renamed it
 * meanwhile, which is no fault of the content.
 * @param content absolute, as the run reads it
 * @param isKept what is told of what was there before
 * @returns nothing if the error is of another kind
 */
export function explainVanished(
  error: unknown,
  { content, project, isKept }: { content: string; project: string; isKept: string },
): Error | undefined {
  const explain = (file: string): string | undefined => {
    if (isInside(content, file)) {
      const name = path.relative(content, file).split(path.sep).join('/');
      return `做到一半，内容文件夹里的“${name}”被移走、改名或删除了。${isKept}\n  改法：等别人改完，再运行一次`;
    }
    return isInside(path.join(project, '.cache'), file)
      ? `做到一半，程序文件夹里的 .cache 被删去了。${isKept}\n  改法：再运行一次；要清理 .cache，等没有东西在做的时候`
      : undefined;
  };
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (!isIoError(each) || each.code !== 'ENOENT' || each.path === undefined) continue;
    const explained = explain(path.resolve(each.path));
    if (explained !== undefined) return new Error(explained, { cause: error });
  }
  return undefined;
}
