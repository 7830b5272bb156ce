/** A file of a report, by its path below the report's folder, `/`-separated. */
export interface ReportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}
