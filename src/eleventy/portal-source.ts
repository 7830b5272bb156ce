import { formatDiagnostics } from '../diagnostics/format-diagnostics.ts';
import { loadPortal } from '../portal/load-portal-fs.ts';
import type { ShownPages } from '../portal/page-kinds.ts';
import type { Portal } from '../portal/portal.ts';
import type { RunOptions } from '../portal/run-options.ts';

/** Where the plugins take the portal from: the same one for all of them during one build. */
export interface PortalSource {
  /** Called as a build begins. */
  refresh(): Promise<void>;
  portal(): Portal;
  /** All in a build, what is looked at in a preview. */
  shown(): ShownPages;
}

/** A portal that is loaded already and stays as it is. */
export function createFixedSource(portal: Portal): PortalSource {
  return { refresh: async () => {}, portal: () => portal, shown: () => portal };
}

/** Loads the content anew for each build, and fails with the diagnostics if it has errors. */
export function createPortalSource(options: RunOptions): PortalSource {
  let current: Portal | undefined;
  const portal = () => {
    if (!current) throw new Error('the portal is read before the build has begun');
    return current;
  };
  return {
    async refresh() {
      const { portal, diagnostics } = await loadPortal(options);
      if (!portal) throw new Error(`\n${formatDiagnostics(diagnostics)}\n`);
      current = portal;
    },
    portal,
    shown: portal,
  };
}
