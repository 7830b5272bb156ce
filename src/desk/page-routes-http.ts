import type { Hono } from 'hono';
import { formatUrl } from '../report/urls.ts';
import { createPage, deletePage, listDeleted, planPageMove, restorePage } from './change-pages-fs.ts';
import { findPageOrigin } from './compare-page.ts';
import { INCOMPLETE, readBody, refuse } from './desk-answers-http.ts';
import { editPage } from './edited-text.ts';
import { chooseState } from './list-rows.ts';
import type { OpenPortal } from './open-portal-http.ts';
import type { DeskPageLife, DeskPageRow, DeskPages } from './page-api.ts';
import { formatPageKey } from './page-key.ts';

/** 固定页面: the pages that are no reports. Their texts are edited as those of reports. */
export function addPageRoutes(app: Hono, portal: OpenPortal): void {
  const { service, findPage, findingsOf, gone, judgePage, published } = portal;
  const content = () => service.content.absolute;
  const listed = () => service.loaded()?.listedPages ?? [];
  const isPublished = (id: string) => {
    const redirects = service.loaded()?.portal?.redirects ?? [];
    return findPageOrigin({ redirects }, published().former, formatUrl(`pages/${id}.html`)) !== undefined;
  };

  app.get('/pages', async (context) => {
    const rows: DeskPageRow[] = [];
    for (const page of listed()) {
      const { id, source } = page;
      const findings = findingsOf(editPage(page));
      const errors = findings.filter(({ level }) => level === 'error').length;
      rows.push({
        id,
        title: source?.fields.title ?? id,
        place: source?.fields.place ?? '',
        column: source?.fields.column ?? '',
        updated: source?.fields.updated ?? '',
        state: chooseState({}, errors > 0, await judgePage(id)),
        errors,
        warnings: findings.length - errors,
      });
    }
    const order = (service.loaded()?.portal?.pages ?? []).map(({ id }) => id);
    rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    return context.json({ rows, deleted: listDeleted(content()) } satisfies DeskPages);
  });

  app.get('/page-life', (context) => {
    const page = findPage(context);
    if (!page) return gone(context);
    return context.json({ isPublished: isPublished(page.id) } satisfies DeskPageLife);
  });

  app.post('/page-new', async (context) => {
    const { title, name, text } = await readBody(context);
    if (typeof title !== 'string' || typeof name !== 'string' || typeof text !== 'string')
      return context.json(INCOMPLETE, 400);
    const made = createPage(content(), listed(), { title, name, text });
    if ('message' in made) return context.json(made, 409);
    await service.update([made.file]);
    return context.json({ id: formatPageKey(made.id) });
  });

  app.post('/page-move', async (context) => {
    const page = findPage(context);
    if (!page) return gone(context);
    const { to, keepsOld, isTrial } = await readBody(context);
    if (typeof to !== 'string' || typeof keepsOld !== 'boolean') return context.json(INCOMPLETE, 400);
    const plan = planPageMove({
      content: content(),
      page,
      pages: listed(),
      reports: service.loaded()?.listed ?? [],
      to,
      keepsOld,
      isPublished: isPublished(page.id),
    });
    const wish = { from: page.id, root: 'pages', isTrial: isTrial === true } as const;
    return portal.move(context, plan, wish, formatPageKey);
  });

  app.post('/page-delete', async (context) => {
    const page = findPage(context);
    if (!page) return gone(context);
    if (isPublished(page.id))
      return context.json(
        refuse(
          '公布过的网页不能删：别人收藏的网址会打不开',
          '不再适用的，在正文开头写明从哪天起不再适用，“位置”选“不列出”；并进了别处的，用“改网址”',
        ),
        409,
      );
    const refusal = deletePage(content(), page);
    if (refusal) return context.json(refusal, 409);
    await service.update([editPage(page).file]);
    return context.json({});
  });

  app.post('/page-restore', async (context) => {
    const { key: id } = await readBody(context);
    if (typeof id !== 'string') return context.json(INCOMPLETE, 400);
    const restored = restorePage(content(), listed(), id);
    if ('message' in restored) return context.json(restored, 409);
    await service.update([restored.file]);
    return context.json({ id: formatPageKey(id) });
  });
}
