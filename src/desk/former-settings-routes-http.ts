import path from 'node:path';
import type { Hono } from 'hono';
import { WORD_LIST_FILE } from '../lint/word-list.ts';
import { findWordList } from '../load/load-words-fs.ts';
import { answer, INCOMPLETE, readBody, VERSION_GONE } from './desk-answers-http.ts';
import { createText } from './edit-file-fs.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { listVersions, openIfThere, readKept, readVersion, saveText } from './save-text-fs.ts';
import type { FormerSettings } from './settings-api.ts';

/** 设置, 历史: what the settings and the list of words were before. */
export function addFormerSettingsRoutes(app: Hono, { service }: OpenPortal): void {
  const locate = async (of: unknown): Promise<string | undefined> => {
    const { absolute } = service.content;
    if (of === 'site') return path.join(absolute, 'site.json');
    if (of !== 'words') return undefined;
    return path.join(absolute, (await findWordList(absolute)).name ?? WORD_LIST_FILE);
  };

  app.get('/former-settings', async (context) => {
    const file = await locate(context.req.query('of'));
    if (!file) return context.json(INCOMPLETE, 400);
    const opened = openIfThere(file);
    if ('message' in opened) return context.json(opened, 409);
    const former: FormerSettings = { ...opened, versions: listVersions(service.content.absolute, file) };
    return context.json(former);
  });
  app.get('/former-setting', async (context) => {
    const file = await locate(context.req.query('of'));
    const version = file && readVersion(service.content.absolute, file, context.req.query('name') ?? '');
    return version ? answer(context, version) : context.json(VERSION_GONE, 404);
  });
  app.put('/former-settings', async (context) => {
    const { of, name, base } = await readBody(context);
    const file = await locate(of);
    if (!file || typeof name !== 'string' || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    const version = readVersion(service.content.absolute, file, name);
    if (!version) return context.json(VERSION_GONE, 404);
    if ('message' in version) return context.json(version, 409);
    const { absolute } = service.content;
    const { text } = version;
    // Somebody may have deleted it: then it comes back as it was.
    const saved =
      base === ''
        ? createText(file, text, readKept(absolute, file, name))
        : saveText(absolute, file, { text, base }, new Date());
    if ('message' in saved) return context.json(saved, 409);
    await service.update([file]);
    return context.json({});
  });
}
