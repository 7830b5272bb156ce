import { ATTACHMENT_TYPES, parseExtension } from '../attachments/attachment-types.ts';
import type { MediaType } from '../hosting/hosting.ts';
import { REPORT_FORMS } from './report-forms.ts';

/** Files of a portal that are neither attachments nor forms of a report. */
const OWN_TYPES: Readonly<Record<string, string>> = {
  'html htm shtml': 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  jsonld: 'application/ld+json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  pf_index: 'application/octet-stream',
  sig: 'application/octet-stream',
  tsr: 'application/timestamp-reply',
};

const isText = (mime: string) => mime.startsWith('text/') || /[/+](?:json|xml)$/.test(mime);

const MIMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OWN_TYPES).flatMap(([extensions, mime]) =>
    extensions.split(' ').map((extension) => [extension, mime] as const),
  ),
  ...ATTACHMENT_TYPES.flatMap(({ extensions, mime }) =>
    extensions.map((extension) => [extension, mime] as const),
  ),
  ...Object.values(REPORT_FORMS).map(
    ({ ending, mime }) => [ending.slice(ending.lastIndexOf('.') + 1), mime] as const,
  ),
]);

/** The one table of what hosts, and the preview, call the files of a portal. */
export const MEDIA_TYPES: readonly MediaType[] = [...MIMES].map(([extension, mime]) => ({
  extension,
  mime,
  isText: isText(mime),
}));

/** Whether a host may compress a file of the portal, by its name. */
export const isTextFile = (file: string): boolean => isText(MIMES.get(parseExtension(file)) ?? '');

/** The type under which a preview sends a file of a portal, with its character set. */
export function formatContentType(file: string): string {
  const mime = MIMES.get(parseExtension(file)) ?? 'application/octet-stream';
  return isText(mime) ? `${mime}; charset=utf-8` : mime;
}
