import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { orElse } from '../base/or-else.ts';
import { renderManual } from './render-manual.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

/** The manuals lie where they point to each other from, with their pictures and examples. */
const NAME = /^(?:(?:images|examples|decisions)\/)?[a-z\d][a-z\d.-]*\.(md|webp|png|yml|json)$/;
const TYPES: Readonly<Record<string, string>> = { webp: 'image/webp', png: 'image/png' };

/** 手册: the program's own pages, which say nothing of anybody's content. */
export function addManualRoutes(app: Hono): void {
  app.get('/desk/manual/*', (context) => {
    const name = context.req.path.slice('/desk/manual/'.length);
    const ending = NAME.exec(name)?.[1];
    if (ending === undefined) return context.notFound();
    const bytes = orElse(() => readFileSync(DOCS + name), undefined);
    if (!bytes) return context.notFound();
    if (ending === 'md') return context.html(renderManual(bytes.toString('utf8')));
    return context.body(bytes, 200, { 'content-type': TYPES[ending] ?? 'text/plain; charset=utf-8' });
  });
}
