/** Files that belong to a report and are not published. */
export const SOURCE_FOLDER = 'source';

/** A file of a report, by its path below the report's folder, `/`-separated. */
export interface ReportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}
