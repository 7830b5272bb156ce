import type { Hono } from 'hono';
import { answer, INCOMPLETE, isChanges, readBody, refuse, VERSION_GONE } from './desk-answers-http.ts';
import { editFields } from './edit-field.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { listVersions, openText, readVersion } from './save-text-fs.ts';

/** 编辑: a text and its fields, and what they were before. */
export function addEditRoutes(app: Hono, { service, findText, gone, describe, save }: OpenPortal): void {
  app.get('/report', async (context) => {
    const edited = findText(context);
    return edited ? answer(context, await describe(edited)) : gone(context);
  });

  app.put('/text', async (context) => {
    const edited = findText(context);
    if (!edited) return gone(context);
    const { text, base } = await readBody(context);
    if (typeof text !== 'string' || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    return save(context, edited, text, base);
  });
  app.put('/fields', async (context) => {
    const edited = findText(context);
    if (!edited) return gone(context);
    const { changes, base } = await readBody(context);
    if (!isChanges(changes) || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    const opened = openText(edited.file);
    if ('message' in opened) return context.json(opened, 409);
    const text = opened.sha256 === base ? editFields(opened.text, changes, edited.table) : opened.text;
    if (text === undefined)
      return context.json(
        refuse(
          `${changes.map(({ key }) => `“${key}”`).join('、')}没有写进去：这份文件的字段不是通常的写法`,
          '在“字段”最下面的“字段的原文”里把那几行改好，再做一次',
        ),
        409,
      );
    return save(context, edited, text, base);
  });

  app.get('/versions', (context) => {
    const edited = findText(context);
    return edited
      ? context.json({ versions: listVersions(service.content.absolute, edited.file) })
      : gone(context);
  });
  app.get('/version', (context) => {
    const edited = findText(context);
    if (!edited) return gone(context);
    const name = context.req.query('name') ?? '';
    const version = readVersion(service.content.absolute, edited.file, name);
    return version ? answer(context, version) : context.json(VERSION_GONE, 404);
  });
}
