import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ListedPage } from '../load/make-pages-fs.ts';
import { type Site, STANDARD_SITE } from '../report/parse-site.ts';
import { AWAY } from './desk-answers-http.ts';
import type { DeskPortal, OtherFinding } from './desk-api.ts';
import { onceEach } from './follow-published-fs.ts';
import { listRows } from './list-rows.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { formatPageKey } from './page-key.ts';

type PortalList = Pick<DeskPortal, 'rows' | 'others' | 'wasPublished' | 'gone' | 'isCompared'>;

/** Milliseconds that the list waits until all is compared: of thousands of reports it is shown before. */
const PATIENCE = 100;

/** 报告: the list with states, made once for each state of the portal and of what is published. */
export function addListRoutes(app: Hono, portal: OpenPortal): void {
  const { service, published, originsOf, untold, compareAll } = portal;
  const list = (compared: Awaited<ReturnType<typeof compareAll>> | undefined): PortalList => {
    const { listed = [], listedPages = [], diagnostics = [] } = service.loaded() ?? {};
    const { former } = published();
    // What has not been read is not gone.
    const missed = service.loaded() && !service.isAway() ? [...(former?.reports.values() ?? [])] : [];
    const made = service.loaded()?.portal;
    const moved = new Set(made ? originsOf(made).values() : []);
    const held = new Set(made?.reportPages.flatMap((page) => (page.held ? [page.id] : [])));
    const there = new Set(listed.flatMap(({ id }) => (held.has(id) ? [] : [id])));
    const { rows, others } = listRows(listed, diagnostics, (id) =>
      compared ? (compared.get(id)?.state ?? untold()) : 'comparing',
    );
    return {
      rows,
      others: others.map((finding) => nameItsPage(finding, listedPages)),
      isCompared: compared !== undefined,
      wasPublished: former !== undefined,
      gone: missed.flatMap(({ id, url, title }) =>
        id !== undefined && !there.has(id) && !moved.has(url) ? [title] : [],
      ),
    };
  };
  // Where nothing is published there is nothing to hold a report against.
  const listCompared = onceEach(portal, async () =>
    list(published().former ? await compareAll() : new Map()),
  );

  app.get('/portal', async (context) => {
    // Of what is read later, somebody who waits is told.
    const revision = service.revision();
    const made = listCompared();
    const isPatient = context.req.query('compared') !== undefined;
    const late = isPatient ? [] : [wait(PATIENCE, undefined, { ref: false })];
    const found = (await Promise.race([made, ...late])) ?? list(undefined);
    const answer: DeskPortal = {
      name: formatSiteName((await service.loadSite()).site),
      content: service.content.label,
      output: service.output.label,
      ...(service.at === undefined ? {} : { at: service.at }),
      revision,
      ...(service.isAway() ? { away: AWAY } : {}),
      // Also what could not be read has been read once.
      ...(revision === 0 ? { reading: service.reading() } : {}),
      ...found,
      others: [...service.failures(), ...found.others],
    };
    return context.json(answer);
  });

  app.get('/wait', async (context) => {
    const { revision, seconds } = context.req.query();
    await service.waitFor(Number(revision), seconds === undefined ? undefined : Number(seconds) * 1000);
    return context.json({ revision: service.revision() });
  });
}

function nameItsPage(finding: Diagnostic, pages: readonly ListedPage[]): OtherFinding {
  const page = pages.find(({ file }) => file === finding.file);
  return page
    ? { ...finding, page: { id: formatPageKey(page.id), title: page.source?.fields.title ?? page.id } }
    : finding;
}

/** Empty where nobody has given it one: the program's own would seem to be the portal's. */
const formatSiteName = ({ name }: Site): string => (name === STANDARD_SITE.name ? '' : name);
