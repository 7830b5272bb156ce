import { addSingleFiles } from './add-single-files-fs.ts';
import type { Portal } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';

export interface MadeFileOptions {
  /** Of single files, bundled. */
  styles: string;
  isPreview?: boolean;
}

/**
 * Offers each report in the forms that take time to make. A build calls this with all reports, a preview with the one
 * whose page is looked at, and again after each change of it: what takes longer than some milliseconds a report
 * leaves the work to the build there, and offers a `Download` with `onlyInBuilds`.
 */
export async function addMadeFiles(
  portal: Pick<Portal, 'site' | 'reports' | 'files'>,
  prepared: readonly PreparedReport[],
  { styles }: MadeFileOptions,
): Promise<void> {
  await addSingleFiles(portal, prepared, styles);
}
