/** Why a file cannot be published, before it is known where the editor has to look. */
export interface FileFault {
  /** `Problem.rule`. */
  rule: string;
  /** Chinese; names the file. */
  message: string;
  remedy: string;
}
