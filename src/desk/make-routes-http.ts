import type { Hono } from 'hono';
import { readBody, refuse } from './desk-answers-http.ts';
import type { OpenPortal } from './open-portal-http.ts';

/** 新建. */
export function addMakeRoutes(app: Hono, { service }: OpenPortal): void {
  app.post('/new', async (context) => {
    const { title, org, year } = await readBody(context);
    const values = [title, org, year].map((value) => (typeof value === 'string' ? value.trim() : ''));
    const [name = '', body = '', when = ''] = values;
    if (name === '') return context.json(refuse('还没有写标题', '写报告的大标题'), 400);
    if (when !== '' && !/^(?:19|20|21)\d{2}$/.test(when))
      return context.json(refuse(`年份“${when}”不对`, '写四位数字'), 400);
    const made = await service.createNew({ title: name, org: body, year: when });
    return context.json(made, made.ok ? 200 : 409);
  });
}
