import type { LoadedPortal } from '../portal/load-portal-fs.ts';
import type { Portal } from '../portal/portal.ts';
import type { PortalSource } from './portal-source.ts';

/**
 * Loads the content anew for each build of a preview. Content with errors does not end the preview:
 * the last good portal stays until they are mended.
 * @param load Reads the content; rejects only for failed I/O and bugs.
 * @param report Tells the editor what was found, after each load.
 */
export function createPreviewSource(
  first: Portal,
  load: () => Promise<LoadedPortal>,
  report: (loaded: LoadedPortal) => void,
): PortalSource {
  let current = first;
  let isFirst = true;
  return {
    async refresh() {
      if (isFirst) {
        isFirst = false;
        return;
      }
      const loaded = await load();
      report(loaded);
      if (loaded.portal) current = loaded.portal;
    },
    portal: () => current,
  };
}
