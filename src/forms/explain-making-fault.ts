import { explainOwnFault } from '../base/io-errors.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * A fault of the program itself in making one report's file: only that file is left out.
 * @throws the error if it is failed I/O, which the next report would meet as well
 */
export function explainMakingFault(
  error: unknown,
  file: string,
  { rule, form }: { rule: string; form: string },
): Diagnostic {
  return {
    level: 'warning',
    rule,
    file,
    line: 1,
    column: 1,
    message: `这一篇没有 ${form}：做这个文件时${explainOwnFault(error)}`,
    remedy: '不改也可以：网页和其他文件照常生成。请把这一篇和上面这句话发给维护程序的人',
  };
}
