import type { Hono } from 'hono';
import { answer, INCOMPLETE, isChanges, readBody, refuse, VERSION_GONE } from './desk-answers-http.ts';
import { editFields } from './edit-field.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { listVersions, openText, readVersion } from './save-text-fs.ts';

/** 编辑: a report's text and fields, and what they were before. */
export function addEditRoutes(app: Hono, { service, find, gone, describe, save, fileOf }: OpenPortal): void {
  app.get('/report', async (context) => {
    const report = find(context);
    return report ? answer(context, await describe(report)) : gone(context);
  });

  app.put('/text', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { text, base } = await readBody(context);
    if (typeof text !== 'string' || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    return save(context, report, text, base);
  });
  app.put('/fields', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { changes, base } = await readBody(context);
    if (!isChanges(changes) || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    const opened = openText(fileOf(report));
    if ('message' in opened) return context.json(opened, 409);
    const edited = opened.sha256 === base ? editFields(opened.text, changes) : opened.text;
    if (edited === undefined)
      return context.json(
        refuse(
          `${changes.map(({ key }) => `“${key}”`).join('、')}没有写进去：这份文件的字段不是通常的写法`,
          '在“字段”最下面的“字段的原文”里把那几行改好，再做一次',
        ),
        409,
      );
    return save(context, report, edited, base);
  });

  app.get('/versions', (context) => {
    const report = find(context);
    return report
      ? context.json({ versions: listVersions(service.content.absolute, fileOf(report)) })
      : gone(context);
  });
  app.get('/version', (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const name = context.req.query('name') ?? '';
    const version = readVersion(service.content.absolute, fileOf(report), name);
    return version ? answer(context, version) : context.json(VERSION_GONE, 404);
  });
}
