import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Context } from 'hono';
import { formatStamp } from '../base/format-stamp.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { ListedPage } from '../load/make-pages-fs.ts';
import { listColumns, planColumns } from '../portal/columns.ts';
import type { Portal } from '../portal/portal.ts';
import { comparePage } from './compare-page.ts';
import { createPublishedComparison } from './compare-published.ts';
import { findOrigins } from './compare-site-fs.ts';
import { describeFields } from './describe-fields.ts';
import { describeFindings } from './describe-findings.ts';
import { refuse } from './desk-answers-http.ts';
import type { DeskRefusal, DeskReport, PublishedState } from './desk-api.ts';
import type { DeskService } from './desk-service.ts';
import { type EditedText, editPage, editReport } from './edited-text.ts';
import { chooseState } from './list-rows.ts';
import { readPageKey } from './page-key.ts';
import { openText, type SavedText, saveText } from './save-text-fs.ts';
import type { ShownFiles } from './shown-files.ts';

/** Milliseconds that comparing goes on at a stretch. */
const LONGEST = 10;

/** The portal as the rooms of the desk see it: its reports, what is published of them, and their texts. */
export type OpenPortal = ReturnType<typeof openPortal>;

/** @param shown files that tabs of their own show */
export function openPortal(service: DeskService, shown: ShownFiles) {
  /** Where texts were moved to, by their former `id`: other windows may still be writing in them. */
  const moved = new Map<string, string>();
  const followMoves = (id: string | undefined): string | undefined => {
    const to = moved.get(id ?? '');
    return to === undefined ? undefined : (followMoves(to) ?? to);
  };
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
  const fileOf = (report: ListedReport) => editReport(report).file;
  const findReport = (id: string | undefined) => service.loaded()?.listed.find((one) => one.id === id);
  const findPage = (id: string | undefined) => service.loaded()?.listedPages.find((one) => one.id === id);
  const judgePage = (id: string) => {
    const { portal } = service.loaded() ?? {};
    return portal ? comparePage(portal, published().former, id) : untold();
  };
  const chooseStateOf = async ({ kind, id }: EditedText, isFaulty: boolean) =>
    kind === 'page'
      ? chooseState({}, isFaulty, await judgePage(readPageKey(id) ?? ''))
      : chooseState(findReport(id) ?? {}, isFaulty, (await compareOne(id))?.state ?? untold());
  /** What is wrong with a text, and with what lies beside it. */
  const findingsOf = ({ kind, label }: EditedText) => {
    const { diagnostics = [] } = service.loaded() ?? {};
    const folder = label.slice(0, label.lastIndexOf('/') + 1);
    return diagnostics.filter(({ file }) => (kind === 'page' ? file === label : file.startsWith(folder)));
  };
  const listColumnNames = async () =>
    listColumns(planColumns((await service.loadSite()).readable.columns).roots).map(({ head }) => head.label);
  const describe = async (
    text: EditedText,
    opened: SavedText | DeskRefusal = openText(text.file),
  ): Promise<DeskReport | DeskRefusal> => {
    if ('message' in opened) return opened;
    const { kind, id, label, table, url } = text;
    const findings = findingsOf(text);
    const own = kind === 'page' ? { columns: await listColumnNames() } : {};
    const choices = { ...(await service.vocabulary()), ...own };
    const described = describeFields(opened.text, choices, table);
    return {
      ...{ kind, id, file: label, url: `/${url}` },
      ...opened,
      ...described,
      findings: describeFindings(findings, {
        file: label,
        text: opened.text,
        fields: described.fields,
        names: table.names,
      }),
      state: await chooseStateOf(text, hasErrors(findings)),
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
    find: (context: Context): ListedReport | undefined => findReport(context.req.query('id')),
    findPage: (context: Context): ListedPage | undefined =>
      findPage(readPageKey(context.req.query('id') ?? '')),
    /** The text that a request names by its `id`: of a report, or of a fixed page. */
    findText(context: Context): EditedText | undefined {
      const id = context.req.query('id') ?? '';
      const page = findPage(readPageKey(id));
      const report = findReport(id);
      return page ? editPage(page) : report && editReport(report);
    },
    findingsOf,
    judgePage,
    gone(context: Context) {
      const to = followMoves(context.req.query('id'));
      // Another program may have moved it on.
      const movedTo = (findReport(to) ?? findPage(readPageKey(to ?? ''))) && to;
      const remedy = '回到列表，从那里打开；这里没有存的文字，先抄下来';
      const refusal: DeskRefusal = {
        ...refuse('没有这一篇，可能刚被移走或改名', remedy),
        ...(movedTo === undefined ? {} : { movedTo }),
      };
      return context.json(refusal, 404);
    },
    noteMoved(from: string, to: string) {
      moved.delete(to);
      moved.set(from, to);
    },
    fileOf,
    /** How large a file beside a report may be, by the settings as they are now. */
    async readMaxBytes(): Promise<number> {
      const { site } = await service.loadSite();
      return Math.floor(site.attachmentMaxMegabytes * 1024 * 1024);
    },
    describe,
    /** @param base hash of the bytes that the text was made of */
    async save(context: Context, edited: EditedText, text: string, base: string) {
      const saved = saveText(service.content.absolute, edited.file, { text, base }, new Date());
      if ('message' in saved) return context.json(saved, 409);
      await service.update([edited.file]);
      // What another program has put there meanwhile is not what this one has written: it would go on from that, and
      // write over it.
      return context.json(await describe(edited, saved));
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
