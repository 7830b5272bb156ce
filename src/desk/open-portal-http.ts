import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Context } from 'hono';
import { formatStamp } from '../base/format-stamp.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { Portal } from '../portal/portal.ts';
import { formatUrl } from '../report/urls.ts';
import { createPublishedComparison } from './compare-published.ts';
import { findOrigins } from './compare-site-fs.ts';
import { describeFields } from './describe-fields.ts';
import { describeFindings } from './describe-findings.ts';
import { refuse } from './desk-answers-http.ts';
import type { DeskRefusal, DeskReport, PublishedState } from './desk-api.ts';
import type { DeskService } from './desk-service.ts';
import { chooseState } from './list-rows.ts';
import { openText, saveText } from './save-text-fs.ts';
import type { ShownFiles } from './shown-files.ts';

/** Milliseconds that comparing goes on at a stretch. */
const LONGEST = 10;

/** The portal as the rooms of the desk see it: its reports, what is published of them, and their texts. */
export type OpenPortal = ReturnType<typeof openPortal>;

/** @param shown files that tabs of their own show */
export function openPortal(service: DeskService, shown: ShownFiles) {
  let comparison = createPublishedComparison(undefined);
  let comparedWith = '';

  /** What is published is read again when another build has replaced it. */
  const published = () => {
    const stamp = stampOf(path.join(service.output.absolute, 'catalog.json'));
    if (stamp !== comparedWith) {
      comparison = createPublishedComparison(service.readFormer());
      comparedWith = stamp;
    }
    return comparison;
  };
  /** Where reports that moved since were published. */
  const originsOf = (portal: Portal) => {
    const { former } = published();
    return former ? findOrigins(portal, former) : new Map<string, string>();
  };
  /** Of a report that was not compared. */
  const untold = (): PublishedState => (published().former && !service.loaded()?.portal ? 'unknown' : 'new');
  /** What a report that is to be published is to what is; nothing for one that is not. */
  const compareOne = async (id: string) => {
    const { portal } = service.loaded() ?? {};
    const page = portal?.reportPages.find((one) => one.id === id && !one.held);
    return portal && page && published().compare(page, originsOf(portal).get(page.url));
  };
  /** What each report that is to be published is to what is, in the order of publication. */
  const compareAll = onceEach({ service, published }, async () => {
    const { compare } = published();
    const { portal } = service.loaded() ?? {};
    const compared = new Map<string, Awaited<ReturnType<typeof compare>>>();
    if (!portal) return compared;
    const origins = originsOf(portal);
    let begun = performance.now();
    for (const page of portal.reportPages) {
      if (!page.held) compared.set(page.id, await compare(page, origins.get(page.url)));
      if (performance.now() - begun < LONGEST) continue;
      // Whoever opens a report or writes meanwhile does not wait for thousands of others.
      await turnOfLoop();
      begun = performance.now();
    }
    return compared;
  });
  const fileOf = ({ folder }: ListedReport) => path.join(folder, 'index.md');
  const describe = async (report: ListedReport): Promise<DeskReport | DeskRefusal> => {
    const opened = openText(fileOf(report));
    if ('message' in opened) return opened;
    const { diagnostics = [] } = service.loaded() ?? {};
    const compared = await compareOne(report.id);
    const folder = report.file.slice(0, report.file.lastIndexOf('/') + 1);
    const findings = diagnostics.filter(({ file }) => file.startsWith(folder));
    const described = describeFields(opened.text, await service.vocabulary());
    return {
      id: report.id,
      file: report.file,
      ...opened,
      ...described,
      findings: describeFindings(findings, {
        file: report.file,
        text: opened.text,
        fields: described.fields,
      }),
      url: `/${formatUrl(`reports/${report.id}.html`)}`,
      state: chooseState(report, hasErrors(findings), compared?.state ?? untold()),
    };
  };
  return {
    service,
    shown,
    published,
    originsOf,
    untold,
    compareOne,
    compareAll,
    /** The report that a request names by its `id`. */
    find(context: Context): ListedReport | undefined {
      const id = context.req.query('id');
      return service.loaded()?.listed.find((report) => report.id === id);
    },
    gone: (context: Context) =>
      context.json(refuse('没有这篇报告，可能刚被移走或改名', '回到报告列表，从那里打开'), 404),
    fileOf,
    /** How large a file beside a report may be, by the settings as they are now. */
    async readMaxBytes(): Promise<number> {
      const { site } = await service.loadSite();
      return Math.floor(site.attachmentMaxMegabytes * 1024 * 1024);
    },
    describe,
    /** @param base hash of the bytes that the text was made of */
    async save(context: Context, report: ListedReport, text: string, base: string) {
      const saved = saveText(service.content.absolute, fileOf(report), { text, base }, new Date());
      if ('message' in saved) return context.json(saved, 409);
      await service.update([fileOf(report)]);
      return context.json(await describe(report));
    },
  };
}

/** What follows from the portal and from what is published alone is made once for each state of both. */
export function onceEach<Found>(
  { service, published }: { service: Pick<DeskService, 'loaded'>; published: () => object },
  make: () => Promise<Found>,
): () => Promise<Found> {
  let last: { of: readonly unknown[]; found: Promise<Found> } | undefined;
  return () => {
    const of = [service.loaded(), published()];
    if (!last || last.of.some((one, at) => one !== of[at])) {
      last = { of, found: make() };
      last.found.catch(() => {
        last = undefined;
      });
    }
    return last.found;
  };
}

function stampOf(file: string): string {
  try {
    return formatStamp(statSync(file));
  } catch {
    return '';
  }
}
