import type { Context } from 'hono';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import type { ListedPage } from '../load/make-pages-fs.ts';
import { listColumns, planColumns } from '../portal/columns.ts';
import { comparePage } from './compare-page.ts';
import { describeFields } from './describe-fields.ts';
import { describeFindings } from './describe-findings.ts';
import { refuse } from './desk-answers-http.ts';
import type { DeskRefusal, DeskReport } from './desk-api.ts';
import type { DeskService } from './desk-service.ts';
import { type EditedText, editPage, editReport } from './edited-text.ts';
import { followPublished } from './follow-published-fs.ts';
import type { DeskMove } from './life-api.ts';
import { listKnownValues } from './list-known-values.ts';
import { chooseState } from './list-rows.ts';
import { carryOutMove, type MovePlan } from './move-report-fs.ts';
import { readPageKey } from './page-key.ts';
import { openText, type SavedText, saveText } from './save-text-fs.ts';
import type { ShownFiles } from './shown-files.ts';
import { tryOut } from './try-out.ts';

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
  const comparisons = followPublished(service);
  const { published, untold, compareOne } = comparisons;
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
  const describe = async (
    text: EditedText,
    opened: SavedText | DeskRefusal = openText(text.file),
  ): Promise<DeskReport | DeskRefusal> => {
    if ('message' in opened) return opened;
    const { kind, id, label, table, url } = text;
    const findings = findingsOf(text);
    const { columns } = (await service.loadSite()).site;
    const reports = (service.loaded()?.listed ?? []).flatMap(({ source }) => source?.fields ?? []);
    const own =
      kind === 'page'
        ? { columns: listColumns(planColumns(columns).roots).map(({ head }) => head.label) }
        : { known: listKnownValues(columns, reports) };
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
    ...comparisons,
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
    fileOf,
    /**
     * Gives a text another address, or tells what would come of it.
     * @param from its name below `root` until then @param keyOf by what requests name it
     */
    async move(
      context: Context,
      plan: MovePlan | DeskRefusal,
      { from, root, isTrial }: { from: string; root: 'reports' | 'pages'; isTrial: boolean },
      keyOf: (name: string) => string = String,
    ) {
      if ('message' in plan) return context.json(plan, 409);
      const { done, edits } = plan;
      const id = keyOf(plan.id);
      if (isTrial) {
        const ways = { from: `${root}/${from}`, to: `${root}/${plan.id}` };
        const texts = new Map(edits.map(({ file, text }) => [file, text]));
        const subject = { path: `${ways.to}.html`, before: `${ways.from}.html` };
        const trial = await tryOut(service, { texts, moved: ways }, subject);
        return context.json({ id, done, trial } satisfies DeskMove);
      }
      const refusal = carryOutMove(service.content.absolute, plan);
      if (refusal) return context.json(refusal, 409);
      moved.delete(id);
      moved.set(keyOf(from), id);
      await service.update(undefined);
      return context.json({ id, done } satisfies DeskMove);
    },
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
