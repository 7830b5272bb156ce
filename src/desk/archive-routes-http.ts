import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Hono } from 'hono';
import { answer, INCOMPLETE, readBody } from './desk-answers-http.ts';
import type { OpenPortal } from './open-portal-http.ts';

/** 归档与核对: what is not a task, see `publish-routes-http.ts`. */
export function addArchiveRoutes(app: Hono, { service }: OpenPortal): void {
  app.get('/archiving', (context) => context.json(service.archiving()));
  // Not as a form: an archive may be larger than what is held in memory.
  app.post(DROPPED, async (context) => {
    const name = context.req.query('name') ?? '';
    const { body } = context.req.raw;
    if (!body) return context.json(INCOMPLETE, 400);
    const bytes = Readable.fromWeb(body as ReadableStream<Uint8Array>);
    return answer(context, await service.takeDropped(name, bytes, context.req.query('set')));
  });
  app.put('/keys', async (context) => {
    const { key, forget, trusted } = await readBody(context);
    const told = Object.fromEntries(
      Object.entries({ key, forget, trusted }).filter(([, value]) => typeof value === 'string'),
    );
    if (Object.keys(told).length === 0) return context.json(INCOMPLETE, 400);
    const refusal = service.rememberKeys(told);
    return refusal ? context.json(refusal, 409) : context.json(service.archiving());
  });
  app.post('/key', async (context) => {
    const { name, place, passphrase, isSm2 } = await readBody(context);
    if (typeof name !== 'string' || typeof place !== 'string' || typeof passphrase !== 'string')
      return context.json(INCOMPLETE, 400);
    const made = service.makeKey({ name, place, passphrase, isSm2: isSm2 === true });
    return answer(context, 'message' in made ? made : { ...made, archiving: service.archiving() });
  });
}

/** Where files are dropped that may be larger than any other. */
export const DROPPED = '/dropped';
