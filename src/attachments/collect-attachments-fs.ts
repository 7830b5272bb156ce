import { realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import { digestFile } from '../base/digest-file-fs.ts';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { append } from '../base/long-lists.ts';
import { type Diagnostic, type DiagnosticLevel, locateProblems } from '../diagnostics/diagnostic.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import type { AttachmentRequest } from '../report/report.ts';
import type { AttachmentType } from './attachment-types.ts';
import type { FileFault } from './file-fault.ts';
import { DEFAULT_MAX_BYTES, inspectFile } from './inspect-file-fs.ts';
import { type ListedFile, listAttachments } from './list-attachments-fs.ts';
import { explainUnreadable, locateInside } from './locate-file-fs.ts';
import { findNameFault, formatVisibleName, quoteName } from './publishable-name.ts';
import { resolveRequests } from './resolve-requests.ts';
import { type AttachmentView, createViewReader } from './view-attachment.ts';

/** Files read at once: enough to keep a disk busy, few enough for any limit on open files. */
const CONCURRENCY = 4;

export interface Attachment {
  /** Below `attachments/`, with `/`, NFC. */
  path: string;
  /** Shown to readers: the editor's name for it, else the file's own. */
  name: string;
  absolutePath: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  type: AttachmentType;
  view?: AttachmentView;
  /** The text of a text file, for the search. */
  text?: string;
}

export interface AttachmentCollection {
  attachments: Attachment[];
  diagnostics: Diagnostic[];
}

/**
 * The files of a report's `attachments/` folder as 附件下载 and 文件预览 need them. Those that the editor names come first,
 * in that order; all others follow as `compareNaturally` orders them.
 * @param report `folder` absolute; `file` as diagnostics name the report's `index.md`
 * @param maxBytes largest file that may be published
 * @throws Error if the disk fails
 */
export async function collectAttachments(
  report: { folder: string; file: string },
  requests: readonly AttachmentRequest[],
  maxBytes = DEFAULT_MAX_BYTES,
): Promise<AttachmentCollection> {
  const diagnostics: Diagnostic[] = [];
  const tell = (path: string, fault: FileFault, level: DiagnosticLevel = 'error') => {
    const file = posix.join(posix.dirname(report.file), ATTACHMENT_FOLDER, formatVisibleName(path));
    diagnostics.push({ ...fault, level, file, line: 1, column: 1 });
  };

  const root = await realpath(report.folder);
  const files = await listAttachments(root, tell);
  const resolved = resolveRequests(requests, files?.map((file) => file.path) ?? []);
  // Of a folder that cannot be read nothing is known to be missing.
  if (files) append(diagnostics, locateProblems(report.file, resolved.problems));

  const rank = new Map(resolved.named.map(({ path }, index) => [path, index]));
  const names = new Map(resolved.named.map(({ path, name }) => [path, name]));
  const rankOf = (file: ListedFile) => rank.get(file.path) ?? rank.size;
  const ordered = (files ?? []).sort((a, b) => rankOf(a) - rankOf(b));
  const readings: Reading[] = [];
  const read = async ([index, file]: [number, ListedFile]) => {
    readings[index] = await readAttachment(root, file, names.get(file.path), maxBytes);
  };
  await forEachBounded(ordered.entries(), read, CONCURRENCY);
  const attachments: Attachment[] = [];
  for (const [index, { attachment, fault, warning }] of readings.entries()) {
    const path = ordered[index]?.diskPath ?? '';
    if (fault) tell(path, fault);
    if (warning) tell(path, warning, 'warning');
    if (attachment) attachments.push(attachment);
  }
  return { attachments, diagnostics };
}

interface Reading {
  attachment?: Attachment;
  fault?: FileFault;
  warning?: FileFault;
}

async function readAttachment(
  root: string,
  file: ListedFile,
  name: string | undefined,
  maxBytes: number,
): Promise<Reading> {
  // A name that cannot be published has been told of, and may not even be one that the disk understands.
  if (file.diskPath.split('/').some((segment) => findNameFault(segment))) return {};
  const located = await locateInside(root, file.absolutePath, file.path);
  if (!located.ok) return { fault: located };
  if (located.kind === 'folder') {
    const message = `${quoteName(file.path)}是指向文件夹的链接，里面的文件不会发布`;
    return { fault: { rule: 'file-link', message, remedy: '请删去链接，把文件夹本身复制进来' } };
  }
  const inspection = await inspectFile(located.absolutePath, file.path, maxBytes);
  if (!inspection.ok) return { fault: inspection };
  const { type, ends, bytes, imageSize } = inspection;
  const reader = createViewReader(type, ends, bytes, imageSize);
  try {
    const digest = await digestFile(located.absolutePath, reader.add);
    const { view, text, warning } = reader.finish();
    const attachment: Attachment = {
      path: file.path,
      name: name ?? posix.basename(file.path),
      absolutePath: located.absolutePath,
      ...digest,
      type,
      ...(view ? { view } : {}),
      ...(text === undefined ? {} : { text }),
    };
    if (!warning) return { attachment };
    return { attachment, warning: { ...warning, message: `${quoteName(file.path)}${warning.message}` } };
  } catch (error) {
    return { fault: explainUnreadable(error, file.path, file.absolutePath) };
  }
}
