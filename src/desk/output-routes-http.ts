import path from 'node:path';
import type { Hono } from 'hono';
import { describeKnown } from '../portal/find-other-portal.ts';
import { chooseBeside } from './choose-output-fs.ts';
import { judgeOutput } from './judge-output.ts';
import type { OpenPortal } from './open-portal-http.ts';
import type { DeskOutput } from './start-api.ts';

/** Where the portal is published to. It is changed as a portal is opened: by `start/open`. */
export function addOutputRoutes(app: Hono, { service, published }: OpenPortal): void {
  app.get('/output', (context) => {
    const { content, output } = service;
    const { portal } = service.loaded() ?? {};
    const fault = judgeOutput(
      output.label,
      service.findOutputProblem(),
      published().former,
      portal && {
        name: portal.site.name,
        url: portal.site.url,
        // Those that were withdrawn, too: their pages are there.
        reports: portal.reportPages
          .filter(({ held }) => !held)
          .map((page) => describeKnown(page, portal.site.url)),
      },
    );
    const beside = chooseBeside(content.absolute);
    const answer: DeskOutput = {
      folder: path.resolve(output.absolute),
      content: content.absolute,
      ...(fault ? { fault } : {}),
      ...(beside === undefined || beside === output.absolute ? {} : { beside }),
    };
    return context.json(answer);
  });
}
