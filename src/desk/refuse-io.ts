import { explainIoError, isIoError } from '../base/io-errors.ts';
import type { DeskRefusal } from './desk-api.ts';

/**
 * What the system refuses, said in words.
 * @param what has not been done
 * @throws the error, if it is another one
 */
export function refuseIo(error: unknown, what: string, remedy?: string): DeskRefusal {
  // One that waited for another program, or came from a command's function, says it in words already.
  const isSaid = error instanceof Error && isIoError(error.cause);
  if (!isIoError(error) && !isSaid) throw error;
  const why = isIoError(error) ? explainIoError(error) : error.message;
  return { message: `${what}：${why}`, ...(remedy === undefined ? {} : { remedy }) };
}
