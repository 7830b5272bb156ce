import { explainIoError, isIoError } from '../base/io-errors.ts';
import type { DeskRefusal } from './desk-api.ts';

/**
 * What the system refuses, said in words.
 * @param what has not been done
 * @throws the error, if it is another one
 */
export function refuseIo(error: unknown, what: string, remedy?: string): DeskRefusal {
  if (!isIoError(error)) throw error;
  return { message: `${what}：${explainIoError(error)}`, ...(remedy === undefined ? {} : { remedy }) };
}
