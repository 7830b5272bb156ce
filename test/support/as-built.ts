import { PREVIEW_POLICY } from '../../src/base/trusted-types.ts';

/** What a preview adds to each page. */
export const LIVE_SCRIPT = /<script src="\/__preview\/live\.js" [^>]*><\/script>\n/;

/** A page of the preview as a build has it: without the script, and without what its policy lets that one do. */
export const asBuilt = (page: string): string =>
  page.replace(LIVE_SCRIPT, '').replace(` ${PREVIEW_POLICY}`, '');
