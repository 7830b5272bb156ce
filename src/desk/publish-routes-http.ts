import type { Hono } from 'hono';
import { refuse } from './desk-answers-http.ts';
import type { OpenPortal } from './open-portal-http.ts';

/** 发布: what would change, and the command that does it. */
export function addPublishRoutes(app: Hono, { service, compareAll }: OpenPortal): void {
  app.get('/changes', async (context) =>
    context.json({ changes: [...(await compareAll()).values()].flatMap(({ change }) => change ?? []) }),
  );
  app.get('/run', (context) => context.json(service.run()));
  app.post('/build', (context) =>
    service.build() ? context.json(service.run()) : context.json(refuse('正在生成，等它做完'), 409),
  );
  app.post('/stop', (context) => {
    service.stop();
    return context.json(service.run());
  });
}
