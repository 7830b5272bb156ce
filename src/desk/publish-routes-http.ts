import type { Hono } from 'hono';
import { isExampleUrl } from '../report/site-url.ts';
import { compareSite, listFirstPages } from './compare-site-fs.ts';
import { INCOMPLETE, isTexts, readBody, refuse } from './desk-answers-http.ts';
import { onceEach } from './follow-published-fs.ts';
import { readLooked, writeLooked } from './looked-at-fs.ts';
import { markTextDifference } from './mark-difference.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { DESK_TASKS, type DeskChanges, type DeskTask } from './publish-api.ts';

/** 发布: what would change, who has looked at it, and the commands that do it. */
export function addPublishRoutes(app: Hono, open: OpenPortal): void {
  const { service, published, originsOf, compareOne, compareAll, find, gone } = open;
  const listChanges = onceEach(open, async () => {
    const { former } = published();
    const { portal } = service.loaded() ?? {};
    const compared = [...(await compareAll()).values()].flatMap(({ change }) => change ?? []);
    if (!portal) return compared;
    const others = former ? await compareSite(portal, former, originsOf(portal)) : listFirstPages(portal);
    return [...compared, ...others];
  });
  app.get('/changes', async (context) => {
    const loaded = service.loaded();
    const portal = loaded?.portal;
    const looked = readLooked(service.content.absolute);
    const address = portal?.site.url ?? '';
    const answer: DeskChanges = {
      changes: (await listChanges()).map((change) => ({ ...change, isLooked: looked.has(change.key) })),
      isRead: loaded !== undefined,
      isFaulty: portal === undefined,
      wasPublished: published().former !== undefined,
      address,
      isExample: isExampleUrl(address),
    };
    return context.json(answer);
  });
  app.get('/difference', async (context) => {
    const report = find(context);
    const texts = report && (await compareOne(report.id))?.texts;
    return texts ? context.json({ parts: markTextDifference(...texts) }) : gone(context);
  });
  app.put('/looked', async (context) => {
    const { keys, isLooked } = await readBody(context);
    if (!isTexts(keys) || typeof isLooked !== 'boolean') return context.json(INCOMPLETE, 400);
    const looked = readLooked(service.content.absolute);
    for (const key of keys)
      if (isLooked) looked.add(key);
      else looked.delete(key);
    const there = (await listChanges()).map(({ key }) => key);
    // While something is wrong nobody knows what would change.
    const kept = service.loaded()?.portal ? there.filter((key) => looked.has(key)) : [...looked];
    writeLooked(service.content.absolute, kept);
    return context.json({ keys: kept });
  });

  app.get('/publishing', (context) => context.json(service.publishing()));
  app.get('/run', (context) => {
    const task = readTask(context.req.query('task'));
    return task ? context.json(service.run(task)) : context.json(INCOMPLETE, 400);
  });
  app.post('/run', async (context) => {
    const { task: name, ...asked } = await readBody(context);
    const task = readTask(name);
    if (!task) return context.json(INCOMPLETE, 400);
    const refusal = service.begin(task, asked);
    return refusal ? context.json(refusal, 409) : context.json(service.run(task));
  });
  app.post('/stop', async (context) => {
    const task = readTask((await readBody(context)).task);
    if (!task) return context.json(INCOMPLETE, 400);
    service.stop(task);
    return context.json(service.run(task));
  });
  app.post('/show', async (context) => {
    const { of } = await readBody(context);
    const what = of === 'output' ? of : readTask(of);
    if (!what) return context.json(INCOMPLETE, 400);
    return service.showFolder(what)
      ? context.json({})
      : context.json(refuse('这台电脑上没有可以打开文件夹的窗口', '照上面写的位置去找'), 409);
  });
}

const readTask = (value: unknown): DeskTask | undefined => DESK_TASKS.find((task) => task === value);
