import { bundleStyles } from '../assets/bundle-assets-esbuild.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { addMadeFiles } from './add-made-files-fs.ts';
import { createPortalLoader } from './create-portal-loader-fs.ts';
import type { Portal } from './portal.ts';
import type { RunOptions } from './run-options.ts';

export interface LoadedPortal {
  /** Absent if a diagnostic is an error, or if only the diagnostics were wanted. */
  portal?: Portal;
  diagnostics: Diagnostic[];
  /** Report files that were looked at. */
  checked: number;
}

/** Reads a content folder and everything in it into the portal that the pages are made of. Throws only for failed I/O and bugs. */
export async function loadPortal(options: RunOptions): Promise<LoadedPortal> {
  const loader = createPortalLoader(options);
  const { prepared, portal, diagnostics, checked } = await loader.load();
  if (!portal || options.isWanted?.(portal) === false) return { diagnostics, checked };
  const styles = await bundleStyles(options.project, 'single-file.css');
  const faults = await addMadeFiles(portal, prepared, options, styles);
  diagnostics.push(...faults);
  return { ...(hasErrors(faults) ? {} : { portal }), diagnostics, checked };
}
