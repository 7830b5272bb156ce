import type { Context, Hono } from 'hono';
import { isRecord, parseRecord } from '../base/json.ts';
import { answer, INCOMPLETE, isTexts, readBody } from './desk-answers-http.ts';
import type { DroppedThing, ImportChoices } from './import-api.ts';
import type { SentDocument } from './import-service.ts';
import type { OpenPortal } from './open-portal-http.ts';

/** 导入: what was dropped, how it is read, and the draft that it becomes. */
export function addImportRoutes(app: Hono, { service }: OpenPortal): void {
  app.post('/import/sources', async (context) => {
    const { things } = await readBody(context);
    if (!Array.isArray(things) || !things.every(isThing)) return context.json(INCOMPLETE, 400);
    return context.json({ sources: service.listSources(things) });
  });
  for (const name of ['read', 'save'] as const)
    app.post(`/import/${name}`, async (context) => {
      const sent = await readSent(context);
      if (!sent) return context.json(INCOMPLETE, 400);
      return answer(context, await (name === 'read' ? service.readImport(sent) : service.saveImport(sent)));
    });
}

const isFile = (value: unknown): boolean =>
  isRecord(value) && typeof value.path === 'string' && typeof value.size === 'number';

const isThing = (value: unknown): value is DroppedThing =>
  isRecord(value) &&
  typeof value.name === 'string' &&
  (typeof value.size === 'number' || (Array.isArray(value.inside) && value.inside.every(isFile)));

async function readSent(context: Context): Promise<SentDocument | undefined> {
  const body = await context.req.parseBody({ all: true }).catch(() => undefined);
  const { file, choices: written, beside = [] } = body ?? {};
  const files = [beside].flat();
  const choices = typeof written === 'string' ? parseRecord(written) : undefined;
  if (!(file instanceof File) || !isChoices(choices)) return undefined;
  if (!files.every((one) => one instanceof File) || files.length !== (choices.beside ?? []).length)
    return undefined;
  const read = async (one: File) => new Uint8Array(await one.arrayBuffer());
  return { choices, bytes: await read(file), beside: await Promise.all(files.map(read)) };
}

const isAbsentOr = (type: 'string' | 'boolean', value: unknown) =>
  value === undefined || typeof value === type;

function isChoices(value: Record<string, unknown> | undefined): value is ImportChoices & typeof value {
  if (!value || typeof value.name !== 'string') return false;
  const { beside, answers, id, update, fullwidth, keepsSource } = value;
  return (
    (beside === undefined || isTexts(beside)) &&
    (answers === undefined || (isRecord(answers) && Object.values(answers).every(isTexts))) &&
    [id, update].every((one) => isAbsentOr('string', one)) &&
    [fullwidth, keepsSource].every((one) => isAbsentOr('boolean', one))
  );
}
