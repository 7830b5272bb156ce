/** What is wrong with a file, before it is known where the editor has to look. */
export interface FileFault {
  /** `Problem.rule`. */
  readonly rule: string;
  /** Chinese; names the file, or completes “文件“…””. */
  readonly message: string;
  readonly remedy: string;
}

export type FileFailure = { readonly ok: false } & FileFault;
