/** Where the preview's own files appear: no page of a portal has such a name. */
const PREVIEW_FOLDER = '__preview';
export const LIVE_SCRIPT = `${PREVIEW_FOLDER}/live.js`;
export const LIVE_STYLES = `${PREVIEW_FOLDER}/live.css`;
export const LIVE_EVENTS = `${PREVIEW_FOLDER}/events`;

/** Below it, the pages of a portal that is only tried out: by a name of its own, as from the root of a portal. */
export const TRIALS = `${PREVIEW_FOLDER}/trial`;
