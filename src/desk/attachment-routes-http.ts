import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Context, Hono } from 'hono';
import { findAttachmentType, parseExtension } from '../attachments/attachment-types.ts';
import { formatBytes } from '../attachments/format-bytes.ts';
import { inspectFile } from '../attachments/inspect-file-fs.ts';
import { findUnpublishable } from '../attachments/resolve-report-file-fs.ts';
import { formatStamp } from '../base/format-stamp.ts';
import { isRecord } from '../base/json.ts';
import { type Diagnostic, sayHere } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { PortalReport } from '../portal/portal.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import { formatUrl } from '../report/urls.ts';
import type { AttachmentChange, DeskAttachment, DeskAttachments, KeptAttachment } from './attachment-api.ts';
import {
  type AttachmentPlace,
  addAttachment,
  changeAttachments,
  listInOrder,
  readNames,
} from './change-attachments-fs.ts';
import { INCOMPLETE, isTexts, NO_FILE, readBody } from './desk-answers-http.ts';
import type { DeskRefusal } from './desk-api.ts';
import { listRevealed } from './list-revealed.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { listKeptFiles, listVersions } from './save-text-fs.ts';

/** Larger files are not looked into: only what is wrong with them is said. */
const MOST_LOOKED_INTO = 50 * 1024 * 1024;

/** 附件: what lies beside a report for readers to download. */
export function addAttachmentRoutes(
  app: Hono,
  { service, find, gone, fileOf, readMaxBytes }: OpenPortal,
): void {
  const reveal = createRevealer();
  const openPlace = async ({ folder }: ListedReport) => ({
    content: service.content.absolute,
    folder,
    maxBytes: await readMaxBytes(),
  });
  const describe = async (report: ListedReport): Promise<DeskAttachments> => {
    const place = await openPlace(report);
    const named = readNames(fileOf(report));
    const { portal, diagnostics = [] } = service.loaded() ?? {};
    const page = portal?.reportPages.find(({ id }) => id === report.id);
    const attachments: DeskAttachment[] = [];
    for (const { path: own, file } of await listInOrder(place)) {
      const fault = await findFault(file, own, place.maxBytes);
      attachments.push({
        path: own,
        name: named.get(own) ?? path.posix.basename(own),
        isNamed: named.get(own) !== undefined,
        type: findAttachmentType(own)?.label ?? `.${parseExtension(own)}`,
        size: formatBytes(statSync(file).size),
        ...(fault ? { fault: { message: fault.message, remedy: sayHere(fault) } } : {}),
        revealed: fault ? [] : [...(await reveal(file, own)), ...listWarnings(diagnostics, own)],
        ...(page ? findShown(page, own) : {}),
      });
    }
    const kept = listKept(place, new Set(attachments.map((one) => one.path)));
    return { attachments, kept, limit: formatBytes(place.maxBytes) };
  };
  const answer = async (context: Context, report: ListedReport, refused: DeskRefusal | undefined) => {
    if (refused) return context.json(refused, 409);
    // Any name in the folder says that its files are to be looked at again.
    await service.update([fileOf(report), path.join(report.folder, ATTACHMENT_FOLDER, '*')]);
    return context.json(await describe(report));
  };

  app.get('/attachments', async (context) => {
    const report = find(context);
    return report ? context.json(await describe(report)) : gone(context);
  });
  app.post('/attachments/add', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { file, name, replaces } = await context.req.parseBody();
    if (!(file instanceof File) || typeof name !== 'string') return context.json(NO_FILE, 400);
    const added = await addAttachment(
      await openPlace(report),
      name,
      new Uint8Array(await file.arrayBuffer()),
      typeof replaces === 'string' ? replaces : undefined,
    );
    return answer(context, report, 'message' in added ? added : undefined);
  });
  app.post('/attachments/change', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { change } = await readBody(context);
    if (!isChange(change)) return context.json(INCOMPLETE, 400);
    return answer(context, report, await changeAttachments(await openPlace(report), change));
  });
}

/** Tells what a file reveals, once as long as it stays the same. */
function createRevealer() {
  const revealed = new Map<string, readonly string[]>();
  return async (file: string, name: string): Promise<readonly string[]> => {
    const stats = statSync(file);
    const key = `${file} ${formatStamp(stats)}`;
    const known = revealed.get(key);
    if (known) return known;
    const found = stats.size > MOST_LOOKED_INTO ? [] : await listRevealed(name, readFileSync(file), []);
    revealed.set(key, found);
    return found;
  };
}

/** Why a file cannot be published. */
async function findFault(file: string, own: string, maxBytes: number) {
  const unsafe = own.split('/').map(findUnpublishable).find(Boolean);
  if (unsafe) return unsafe;
  const inspected = await inspectFile(file, own, maxBytes);
  return inspected.ok ? undefined : inspected;
}

/** Warnings about what an attachment tells; not those about the list of them. @param own its path */
const listWarnings = (diagnostics: readonly Diagnostic[], own: string): string[] =>
  diagnostics
    .filter(
      ({ level, rule, message }) =>
        level === 'warning' && rule !== 'attachment-unlisted' && message.includes(`“${own}”`),
    )
    .map((warning) => `${warning.message}。${sayHere(warning)}`);

/** Where the preview has an attachment, and what is shown of it. */
function findShown({ id, url: pageUrl, downloads }: PortalReport, own: string) {
  const url = formatUrl(`reports/${id}/${ATTACHMENT_FOLDER}/${own}`);
  const shown = downloads.find((one) => one.url === url);
  if (!shown) return {};
  const view = shown.page ?? (shown.anchor ? `${pageUrl}#${shown.anchor}` : undefined);
  return { url: `/${url}`, ...(view === undefined ? {} : { view: `/${view}` }) };
}

/** Files that were replaced or taken away. @param there paths of those that are there */
function listKept({ content, folder }: AttachmentPlace, there: ReadonlySet<string>): KeptAttachment[] {
  const attachments = path.join(folder, ATTACHMENT_FOLDER);
  return listKeptFiles(content, attachments).flatMap((way) =>
    listVersions(content, path.join(attachments, ...way.split('/'))).map(({ name, saved }) => ({
      ...{ path: way, version: name, until: saved, isReplaced: there.has(way.normalize('NFC')) },
    })),
  );
}

/** What each change has to say. */
const PARTS: { readonly [What in AttachmentChange['what']]: readonly string[] } = {
  order: [],
  title: ['path', 'title'],
  rename: ['path', 'to'],
  remove: ['path'],
  restore: ['path', 'version'],
};

function isChange(value: unknown): value is AttachmentChange {
  if (!isRecord(value) || typeof value.what !== 'string' || !Object.hasOwn(PARTS, value.what)) return false;
  const parts = PARTS[value.what as AttachmentChange['what']];
  return (
    parts.every((part) => typeof value[part] === 'string') && (value.what !== 'order' || isTexts(value.paths))
  );
}
