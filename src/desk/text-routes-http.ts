import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Context, Hono } from 'hono';
import { listAttachments } from '../attachments/list-attachments-fs.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { convertFragment } from '../import/convert-fragment.ts';
import { listSections, placeBody } from '../markdown/render-body.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import { listInOrder, readNames } from './change-attachments-fs.ts';
import { answer, INCOMPLETE, NO_FILE, readBody, readFile, refuse } from './desk-answers-http.ts';
import { type EditedText, editPage } from './edited-text.ts';
import { keepFile } from './keep-file-fs.ts';
import { listRevealed } from './list-revealed.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { type KeptAttachmentFile, type LinkTarget, PLACED_TAGS } from './text-api.ts';

const PLACED: ReadonlySet<string> = new Set(PLACED_TAGS);

/** The column of a text: where the page has it, what is pasted, pictures, the PDF. */
export function addTextRoutes(
  app: Hono,
  { service, find, findText, gone, shown, readMaxBytes }: OpenPortal,
): void {
  app.post('/places', async (context) => {
    const { body } = await readBody(context);
    if (typeof body !== 'string') return context.json(INCOMPLETE, 400);
    return context.json({ places: placeBody(body).filter(({ tag }) => PLACED.has(tag)) });
  });

  const listFiles = async ({ kind, folder, file }: EditedText): Promise<LinkTarget[]> => {
    const place = { content: service.content.absolute, folder, maxBytes: await readMaxBytes() };
    const named = readNames(file);
    // Those of fixed pages lie together, in no order.
    const files =
      kind === 'page'
        ? ((await listAttachments(await realpath(folder), () => {})) ?? [])
        : await listInOrder(place);
    return files.map(({ path: own }) => ({
      kind: 'attachment',
      name: named.get(own) ?? path.posix.basename(own),
      target: `${ATTACHMENT_FOLDER}/${own}`,
    }));
  };
  app.post('/link-targets', async (context) => {
    const edited = findText(context);
    if (!edited) return gone(context);
    const { body } = await readBody(context);
    if (typeof body !== 'string') return context.json(INCOMPLETE, 400);
    const sections = listSections(body).map(
      ({ id, title }): LinkTarget => ({ kind: 'section', name: title, target: `#${id}` }),
    );
    const pages = (service.loaded()?.listedPages ?? [])
      .map((page) => ({ key: editPage(page).id, ...page }))
      .filter(({ key }) => key !== edited.id)
      .map(
        ({ id, source }): LinkTarget => ({
          kind: 'page',
          name: source?.fields.title ?? id,
          target: path.posix.relative(edited.place, `pages/${id}.md`),
        }),
      );
    return context.json({ targets: [...(await listFiles(edited)), ...sections, ...pages] });
  });

  app.post('/paste', async (context) => {
    const { html, firstNote } = await readBody(context);
    if (typeof html !== 'string' || typeof firstNote !== 'number') return context.json(INCOMPLETE, 400);
    const { ok, ...converted } = convertFragment(html, firstNote);
    return context.json(converted, ok ? 200 : 409);
  });

  const keep = async (context: Context, kind: 'picture' | 'attachment') => {
    const edited = findText(context);
    if (!edited) return gone(context);
    const file = await readFile(context);
    if (!file) return context.json(NO_FILE, 400);
    // Moved or deleted from another window since: its folder must not come back.
    if (!existsSync(edited.file)) return gone(context);
    const kept = await keepFile(edited.folder, kind, file, await readMaxBytes());
    if (kind === 'picture' || 'message' in kept) return answer(context, kept);
    const told: KeptAttachmentFile = { ...kept, revealed: await listRevealed(file.name, file.bytes, []) };
    return answer(context, told);
  };
  app.post('/picture', (context) => keep(context, 'picture'));
  /** Of a fixed page: a report has a list of them, with a panel of its own. */
  app.post('/attachments/page', (context) => keep(context, 'attachment'));

  app.post('/pdf', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { portal, diagnostics = [] } = service.loaded() ?? {};
    if (!portal || hasErrors(diagnostics))
      return context.json(
        refuse('内容里有错误，还不能排 PDF', '先改好列出的错误；别的报告里的错误也算'),
        409,
      );
    const made = await service.makePdf(report.id);
    if (!made) return context.json(refuse('这篇报告不在网站里，没有 PDF'), 409);
    const [fault] = made.faults;
    if (made.file === undefined)
      return context.json(refuse(fault?.message ?? 'PDF 没有排出来', fault?.remedy), 409);
    const name = `${report.id.split('/').at(-1)}.pdf`;
    return context.json({ url: shown.offer(name, { file: made.file, type: 'application/pdf' }) });
  });
}
