/** Where the preview's own files appear: no page of a portal has such a name. */
const PREVIEW_FOLDER = '__preview';
export const LIVE_SCRIPT = `${PREVIEW_FOLDER}/live.js`;
export const LIVE_STYLES = `${PREVIEW_FOLDER}/live.css`;
export const LIVE_EVENTS = `${PREVIEW_FOLDER}/events`;
