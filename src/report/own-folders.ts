/** Below a report's folder: what readers may download. */
export const ATTACHMENT_FOLDER = 'attachments';

/** Below a report's folder: what it was imported from, which is not published. */
export const SOURCE_FOLDER = 'source';

/** Whether a folder is called as if it was that of the attachments, which is looked up under its own name alone. */
export const isMeantForAttachments = (name: string): boolean =>
  /^(?:attachments?|附件)$/i.test(name.normalize('NFKC').trim());
