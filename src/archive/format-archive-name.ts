import { formatFileName } from '../report/urls.ts';
import type { ArchiveSubject } from './archive-subject.ts';

/** Windows takes 260 characters for a whole path, and reports with long names lie four folders below this one. */
const MAX_CHARACTERS = 24;

/** Name of the one folder in an archive: `示例区公报-归档-2022-02-14`, whatever the zip is called. */
export const formatArchiveName = ({ name, to }: Pick<ArchiveSubject, 'name' | 'to'>): string =>
  `${formatStart(name)}${to}`;

/** Whether that folder is in an archive of the portal of a name, whenever it was made. */
export const isArchiveOf = (name: string, folder: string): boolean => folder.startsWith(formatStart(name));

function formatStart(name: string): string {
  const short = [...formatFileName(name)].slice(0, MAX_CHARACTERS).join('');
  return `${short.replace(/[.-]+$/, '') || '公报'}-归档-`;
}
