import { findAttachmentType, parseExtension } from '../attachments/attachment-types.ts';
import { HEAD_BYTES, recogniseFileContent, TAIL_BYTES } from '../attachments/file-content.ts';
import { findNameFault } from '../attachments/publishable-name.ts';
import { ATTACHMENT_FOLDER, SOURCE_FOLDER } from '../report/own-folders.ts';
import type { ReportFile } from './report-file.ts';

/** The source document stays with the report: beside it, or published as an attachment if the editor says so. */
export function placeOriginal(name: string, content: Uint8Array, isPublic: boolean): ReportFile {
  const folder = isPublic && canPublishOriginal(name, content) ? ATTACHMENT_FOLDER : SOURCE_FOLDER;
  return { path: `${folder}/${nameOriginal(name)}`, content };
}

/** What a source document is called where it is kept: a name that no disk takes, or no address, becomes 原文. */
export function nameOriginal(name: string): string {
  return findNameFault(name) ? `原文.${parseExtension(name)}` : name;
}

/** Whether a source document may be published as it is: a page may not, even if it is called .doc. */
export const canPublishOriginal = (name: string, content: Uint8Array): boolean =>
  findAttachmentType(nameOriginal(name))?.content.includes(
    recogniseFileContent({ head: content.subarray(0, HEAD_BYTES), tail: content.subarray(-TAIL_BYTES) }),
  ) === true;
