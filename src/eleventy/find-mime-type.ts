import path from 'node:path';
import { findAttachmentType } from '../attachments/attachment-types.ts';

/** Of what a portal is made of besides attachments. */
const TYPES: Readonly<Record<string, string>> = {
  // .nojekyll, which is empty.
  '': 'text/plain',
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  xml: 'application/xml; charset=utf-8',
};

/** The type under which a preview sends a file of a portal, with its character set. */
export function findMimeType(file: string): string {
  const extension = path.extname(file).slice(1).toLowerCase();
  const mime = TYPES[extension] ?? findAttachmentType(file)?.mime ?? 'application/octet-stream';
  return /^text\/[^;]+$/.test(mime) ? `${mime}; charset=utf-8` : mime;
}
