import type { ShownPages } from '../portal/page-kinds.ts';
import type { Portal } from '../portal/portal.ts';

/** Where the plugins take the portal from: the same one for all of them during one build. */
export interface PortalSource {
  /** Called as a build begins. */
  refresh(): Promise<void>;
  portal(): Portal;
  /** All in a build, what is looked at in a preview. */
  shown(): ShownPages;
}
