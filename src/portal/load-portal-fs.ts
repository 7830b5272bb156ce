import { bundleStyles } from '../assets/bundle-assets-esbuild.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { addMadeFiles } from './add-made-files-fs.ts';
import { createPortalLoader } from './create-portal-loader-fs.ts';
import type { Portal } from './portal.ts';

export interface PortalOptions {
  /** Folder of the installation, which holds `_data/`. */
  project: string;
  /** Content folder, absolute. */
  content: string;
  /** The content folder as the editor typed it, for messages. */
  label: string;
  /** Overrides `url` of the site settings; empty for none. */
  siteUrl?: string;
  /** Only the diagnostics are wanted: no portal is assembled, which finds nothing. */
  isCheck?: boolean;
  /** Each report is also offered as a Word file, unless the site's settings say no; a preview only names it. */
  withWord?: boolean;
  /** Each report is also offered as a PDF, as `withWord`. */
  withPdf?: boolean;
  /** Asked before files are made of the reports, which takes long; without a yes there is no portal. */
  isWanted?: (portal: Portal) => boolean;
  /** Called as reports are read, for a progress line. */
  onProgress?: (done: number, total: number) => void;
  /** Called as reports are typeset. */
  onTypeset?: (done: number, total: number) => void;
}

export interface LoadedPortal {
  /** Absent if a diagnostic is an error, or if only the diagnostics were wanted. */
  portal?: Portal;
  diagnostics: Diagnostic[];
  /** Report files that were looked at. */
  checked: number;
}

/** Reads a content folder and everything in it into the portal that the pages are made of. Throws only for failed I/O and bugs. */
export async function loadPortal(options: PortalOptions): Promise<LoadedPortal> {
  const loader = createPortalLoader(options, { isOnce: true });
  const { prepared, portal, diagnostics, checked } = await loader.load();
  if (!portal || options.isWanted?.(portal) === false) return { diagnostics, checked };
  const styles = await bundleStyles(options.project, 'single-file.css');
  const faults = await addMadeFiles(portal, prepared, { ...options, styles });
  diagnostics.push(...faults);
  return { ...(hasErrors(faults) ? {} : { portal }), diagnostics, checked };
}
