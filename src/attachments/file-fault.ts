import type { Problem } from '../diagnostics/diagnostic.ts';

/** What is wrong with a file, before it is known where to look: the message names the file, or completes “文件“…””. */
export type FileFault = Pick<Problem, 'rule' | 'message' | 'remedy' | 'form'>;

/** What editors call the folder that a path leads from. */
export interface FolderName {
  readonly name: string;
  /** Before another noun. */
  readonly short: string;
}
export const REPORT_FOLDER: FolderName = { name: '报告的文件夹', short: '报告文件夹' };

export type FileFailure = { readonly ok: false } & FileFault;
