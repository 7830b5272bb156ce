import { sayRefusal } from '../base/io-errors.ts';
import type { DeskRefusal } from './desk-api.ts';

/**
 * What the system refuses, said in words.
 * @param what has not been done
 * @throws the error, if it is another one
 */
export function refuseIo(error: unknown, what: string, remedy?: string): DeskRefusal {
  // One that waited for another program, or came from a command's function, says it in words already.
  return { message: `${what}：${sayRefusal(error)}`, ...(remedy === undefined ? {} : { remedy }) };
}
