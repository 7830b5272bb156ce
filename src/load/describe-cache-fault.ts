import { sayError } from '../base/io-errors.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Says that nothing could be kept for the next time. @param fault of the cache, if it has one */
export function describeCacheFault(fault: unknown): Diagnostic[] {
  if (fault === undefined) return [];
  return [
    {
      level: 'warning',
      rule: 'cache',
      file: '.cache',
      ...START,
      message: `程序文件夹里的 .cache 写不进去，做好的文件留不到下一次：${sayError(fault)}`,
      remedy: '不改也可以：这一次照常生成，只是每次都要从头做，慢一些',
    },
  ];
}
