import { posix } from 'node:path';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';

/** An attached file as the editor knows it. @param report the report's file */
export function locateAttachment(report: string, path: string): string {
  return posix.join(posix.dirname(report), ATTACHMENT_FOLDER, path);
}
