import { statSync } from 'node:fs';
import type { Hono } from 'hono';
import { formatLocalMoment } from '../base/format-local-day.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import { type Site, STANDARD_SITE } from '../report/parse-site.ts';
import type { DeskPortal } from './desk-api.ts';
import { listRows } from './list-rows.ts';
import { type OpenPortal, onceEach } from './open-portal-http.ts';

type PortalList = Pick<DeskPortal, 'rows' | 'others' | 'wasPublished' | 'gone'>;

/** 报告: the list with states, made once for each state of the portal and of what is published. */
export function addListRoutes(app: Hono, portal: OpenPortal): void {
  const { service, published, untold, compareAll, fileOf } = portal;
  const saved = new WeakMap<object, string>();
  const readSaved = (report: ListedReport): string => {
    // What is known of it is made anew when its file changes: thousands of files need not be asked each time.
    const known = report.source && saved.get(report.source);
    const text = known ?? formatSaved(fileOf(report));
    if (report.source) saved.set(report.source, text);
    return text;
  };
  const list = onceEach(portal, async (): Promise<PortalList> => {
    const { listed = [], diagnostics = [] } = service.loaded() ?? {};
    const { former } = published();
    const compared = await compareAll();
    const there = new Set(listed.map(({ id }) => id));
    return {
      ...listRows(listed, diagnostics, (id) => compared.get(id)?.state ?? untold(), readSaved),
      wasPublished: former !== undefined,
      gone: [...(former?.reports.values() ?? [])].flatMap(({ id, title }) =>
        id !== undefined && !there.has(id) ? [title] : [],
      ),
    };
  });

  app.get('/portal', async (context) => {
    // Of what is read later, somebody who waits is told.
    const revision = service.revision();
    const made = list();
    const answer: DeskPortal = {
      name: formatSiteName((await service.loadSite()).readable),
      content: service.content.label,
      output: service.output.label,
      ...(service.at === undefined ? {} : { at: service.at }),
      revision,
      ...(await made),
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
    return formatLocalMoment(statSync(file).mtime).slice(0, 'YYYY-MM-DD HH:mm'.length);
  } catch {
    return '';
  }
}
