import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { formatTextChanges } from '../changes/find-silent-edits.ts';
import { sayHere } from '../diagnostics/diagnostic.ts';
import { listEntries } from '../find/stamp-folder-fs.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import { joinRelations } from '../report/join-relations.ts';
import { formatRelationLabel } from '../report/relations.ts';
import { formatUrl } from '../report/urls.ts';
import { readVersionNames, VERSION_FOLDER } from '../report/version-names.ts';
import { findDayFault } from '../revise/read-revision-words.ts';
import type { Revised } from '../revise/revise-report-fs.ts';
import { INCOMPLETE, isChanges, readBody, refuse } from './desk-answers-http.ts';
import { editFields } from './edit-field.ts';
import { findLostAddresses } from './find-lost-address.ts';
import { onceEach } from './follow-published-fs.ts';
import { foreseePage } from './foresee-page.ts';
import type { DeskForesight, DeskLife, DeskRelation, DeskRevision, LostAddress } from './life-api.ts';
import { planMove } from './move-report-fs.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { listRemoved, removeReport, restoreReport } from './remove-report-fs.ts';
import { keepPresent, openText, saveText } from './save-text-fs.ts';
import { tryOut } from './try-out.ts';

/** What a revision that was made here has to be given back. */
interface MadeRevision extends Pick<Revised, 'takeBack' | 'present' | 'version'> {
  readonly before: string;
}

/** 手续: what the life of a report needs once its text is written. */
export function addLifeRoutes(app: Hono, portal: OpenPortal): void {
  const { service, find, gone, fileOf, published, originsOf, compareOne } = portal;
  const revisions = new Map<string, MadeRevision>();
  /** What a revision changes of the content. */
  const filesOf = (report: ListedReport) => [fileOf(report), path.join(report.folder, VERSION_FOLDER)];
  const pageOf = (id: string) => `reports/${id}.html`;
  /** The pages that there would be if texts were others. */
  const tryTexts = (report: ListedReport, texts: readonly (readonly [string, string])[]) => {
    const page = pageOf(report.id);
    return tryOut(service, { texts: new Map(texts) }, { path: page, before: page });
  };
  const sourcesOf = () => service.loaded()?.listed.flatMap(({ source }) => source ?? []) ?? [];

  /** What of a text was changed since it was published, and is not told; see `findSilentEdits`. */
  const findAmendment = async ({ id }: ListedReport): Promise<string> => {
    const { changes } = (await compareOne(id)) ?? {};
    return changes && changes.newCorrections === 0 ? formatTextChanges(changes) : '';
  };
  const findPublished = ({ id }: ListedReport): string | undefined => {
    const { former } = published();
    const { portal: made } = service.loaded() ?? {};
    const url = formatUrl(pageOf(id));
    return former?.reports.get((made && originsOf(made).get(url)) ?? url)?.published;
  };
  const findLost = onceEach(portal, async () => {
    const [{ former }, { portal: made }] = [published(), service.loaded() ?? {}];
    return former && made ? findLostAddresses(made, former) : new Map<string, LostAddress>();
  });

  app.get('/life', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { requiredReviews } = (await service.loadSite()).site;
    const known = findPublished(report);
    const lost = known === undefined ? (await findLost()).get(report.id) : undefined;
    const before = known ?? (lost?.isSure ? lost.published : undefined);
    const { hold } = report;
    const answer: DeskLife = {
      ...(before === undefined ? {} : { published: before }),
      ...(lost ? { lost } : {}),
      ...(hold ? { hold: { clause: hold.clause, remedy: hold.remedy } } : {}),
      requiredReviews,
      amendment: await findAmendment(report),
      relations: listRelations(report, sourcesOf()),
      versions: listVersionDays(report.folder),
      canTakeBack: revisions.get(report.id)?.present === readText(fileOf(report)),
    };
    return context.json(answer);
  });

  app.post('/foresee', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { changes } = await readBody(context);
    if (!isChanges(changes)) return context.json(INCOMPLETE, 400);
    const opened = openText(fileOf(report));
    if ('message' in opened) return context.json(opened, 409);
    const text = editFields(opened.text, changes);
    if (text === undefined)
      return context.json(
        refuse('这份文件的字段不是通常的写法，写不进去', '先在“字段”里照检查结果改好，再试一次'),
        409,
      );
    const [rules, site] = [await service.fieldRules(), (await service.loadSite()).site];
    const surroundings = { id: report.id, rules, site, sources: sourcesOf(), now: new Date() };
    const foresight = foreseePage(opened.text, text, surroundings);
    if (foresight.faults.length > 0 || text === opened.text) return context.json(foresight);
    const trial = await tryTexts(report, [[fileOf(report), text]]);
    return context.json({ ...foresight, trial } satisfies DeskForesight);
  });

  app.post('/revise', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { reason, what, date, isTrial } = await readBody(context);
    if (typeof reason !== 'string' || typeof what !== 'string' || typeof date !== 'string')
      return context.json(INCOMPLETE, 400);
    const fault = date.trim() === '' ? undefined : findDayFault(date.trim());
    if (fault !== undefined) return context.json(refuse(fault), 400);
    const before = readText(fileOf(report));
    const wish = { id: report.id, reason, what, date: date.trim(), isTrial: isTrial === true };
    // The command keeps no history: nothing there changes but the entry.
    if (!wish.isTrial) keepPresent(service.content.absolute, fileOf(report), new Date());
    const revised = await service.revise(wish);
    if (!revised.ok) return context.json(refuse(revised.message, sayHere(revised)), 409);
    const { done, former, present, version, takeBack } = revised;
    if (isTrial !== true) {
      if (before !== undefined) revisions.set(report.id, { before, present, version, takeBack });
      await service.update(filesOf(report));
    }
    const texts = [
      [fileOf(report), present],
      [version, former],
    ] as const;
    const trial = wish.isTrial ? { trial: await tryTexts(report, texts) } : {};
    return context.json({ done, former, present, ...trial } satisfies DeskRevision);
  });

  app.post('/take-back', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const made = revisions.get(report.id);
    const opened = openText(fileOf(report));
    if ('message' in opened) return context.json(opened, 409);
    if (opened.text !== made?.present)
      return context.json(refuse('这次修订以后又改过，不能整个收回', '在“历史”里换回以前的一份'), 409);
    const saved = saveText(
      service.content.absolute,
      fileOf(report),
      { text: made.before, base: opened.sha256 },
      new Date(),
    );
    if ('message' in saved) return context.json(saved, 409);
    if (existsSync(made.version)) keepPresent(service.content.absolute, made.version, new Date());
    made.takeBack();
    revisions.delete(report.id);
    await service.update(filesOf(report));
    return context.json({});
  });

  app.post('/move', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { to, keepsOld, isTrial } = await readBody(context);
    if (typeof to !== 'string' || typeof keepsOld !== 'boolean') return context.json(INCOMPLETE, 400);
    const plan = planMove({
      content: service.content.absolute,
      report,
      reports: service.loaded()?.listed ?? [],
      to,
      keepsOld,
      isPublished: findPublished(report) !== undefined,
    });
    return portal.move(context, plan, { from: report.id, root: 'reports', isTrial: isTrial === true });
  });

  app.post('/remove', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    if (findPublished(report) !== undefined || listVersionDays(report.folder).length > 0)
      return context.json(refuse('公布过的不能删：别人收藏的网址会打不开', '要收回的，用“撤回”'), 409);
    const refusal = removeReport(service.content.absolute, report);
    if (refusal) return context.json(refusal, 409);
    await service.update(undefined);
    return context.json({});
  });

  app.get('/removed', (context) => context.json({ removed: listRemoved(service.content.absolute) }));

  app.post('/restore', async (context) => {
    const { key } = await readBody(context);
    if (typeof key !== 'string') return context.json(INCOMPLETE, 400);
    const restored = restoreReport(service.content.absolute, key, service.loaded()?.listed ?? []);
    if ('message' in restored) return context.json(restored, 409);
    await service.update(undefined);
    return context.json(restored);
  });
}

function readText(file: string): string | undefined {
  const opened = openText(file);
  return 'message' in opened ? undefined : opened.text;
}

function listRelations({ id }: ListedReport, sources: Parameters<typeof joinRelations>[0]): DeskRelation[] {
  return (joinRelations(sources).get(id) ?? []).map(({ relation, other, name, written }) => ({
    label: formatRelationLabel(relation),
    isOwn: written.some(({ source }) => source.id === id),
    ...('source' in other
      ? { id: other.source.id, name: name ?? other.source.fields.title }
      : { address: other.address, name: name ?? other.address }),
  }));
}

function listVersionDays(folder: string): string[] {
  const names = listEntries(path.join(folder, VERSION_FOLDER)).map(({ name }) => name);
  return readVersionNames(names).versions.map(({ day }) => day);
}
