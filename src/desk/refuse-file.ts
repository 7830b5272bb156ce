import type { FileFault } from '../attachments/file-fault.ts';
import { sayHere } from '../diagnostics/diagnostic.ts';
import type { DeskRefusal } from './desk-api.ts';

export const NOT_PUT = '没有放进来：';

/** What is wrong with a file, said to whoever has the desk's buttons for it. @param done what was not done, before it */
export const refuseFile = (fault: FileFault, done = ''): DeskRefusal => ({
  message: `${done}${fault.message}`,
  remedy: sayHere(fault),
});
