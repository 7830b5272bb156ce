/** What is wrong with a file, before it is known where the editor has to look. */
export interface FileFault {
  /** `Problem.rule`. */
  readonly rule: string;
  /** Chinese; names the file, or completes “文件“…””. */
  readonly message: string;
  readonly remedy: string;
  /** The same to whoever has the desk before him, as in `Problem`. */
  readonly form?: string;
}

/** What editors call the folder that a path leads from. */
export interface FolderName {
  readonly name: string;
  /** Before another noun. */
  readonly short: string;
}
export const REPORT_FOLDER: FolderName = { name: '报告的文件夹', short: '报告文件夹' };

export type FileFailure = { readonly ok: false } & FileFault;
