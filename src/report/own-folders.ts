/** Below a report's folder: what readers may download. */
export const ATTACHMENT_FOLDER = 'attachments';

/** Below a report's folder: what it was imported from, which is not published. */
export const SOURCE_FOLDER = 'source';
