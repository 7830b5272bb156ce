import { statSync } from 'node:fs';
import type { Hono } from 'hono';
import { formatLocalDay, formatLocalTime } from '../base/format-local-day.ts';
import { type Site, STANDARD_SITE } from '../report/parse-site.ts';
import type { DeskPortal } from './desk-api.ts';
import { listRows } from './list-rows.ts';
import type { OpenPortal } from './open-portal-http.ts';

/** 报告: the list with states. */
export function addListRoutes(app: Hono, { service, published, compareAll, fileOf }: OpenPortal): void {
  app.get('/portal', async (context) => {
    const compared = await compareAll();
    const { listed = [], diagnostics = [] } = service.loaded() ?? {};
    const { rows, others } = listRows(
      listed,
      diagnostics,
      (id) => compared.get(id)?.state ?? 'new',
      (report) => formatSaved(fileOf(report)),
    );
    const there = new Set(listed.map(({ id }) => id));
    const { former } = published();
    const answer: DeskPortal = {
      name: formatSiteName((await service.loadSite()).readable),
      content: service.content.label,
      output: service.output.label,
      revision: service.revision(),
      rows,
      others,
      wasPublished: former !== undefined,
      gone: [...(former?.reports.values() ?? [])].flatMap(({ id, title }) =>
        id !== undefined && !there.has(id) ? [title] : [],
      ),
    };
    return context.json(answer);
  });

  app.get('/wait', async (context) => {
    await service.waitFor(Number(context.req.query('revision')));
    return context.json({ revision: service.revision() });
  });
}

/** Empty where nobody has given it one: the program's own would seem to be the portal's. */
const formatSiteName = ({ name }: Site): string => (name === STANDARD_SITE.name ? '' : name);

function formatSaved(file: string): string {
  try {
    const { mtime } = statSync(file);
    return `${formatLocalDay(mtime)} ${formatLocalTime(mtime).slice(0, 5)}`;
  } catch {
    return '';
  }
}
