import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addManualRoutes } from '../../../src/desk/manual-routes-http.ts';

const app = new Hono();
addManualRoutes(app);
const ask = (name: string) => app.request(`http://127.0.0.1/desk/manual/${name}`);

it('shows the manuals and their pictures, which lead to each other', async () => {
  const manual = await (await ask('editing.md')).text();
  expect(manual).toMatch(/<h1 id="[^"]+">编辑手册/);
  const leads = [...manual.matchAll(/(?:href|src)="(?!\/|#|https?:)([^"#]+)/g)].map(([, name = '']) => name);
  expect(leads).toContain('editing-reference.md');
  for (const name of new Set(leads)) expect([name, (await ask(name)).status]).toEqual([name, 200]);
});

it.each([
  '',
  '..%2fpackage.json',
  '%2e%2e/package.json',
  'images',
  'none.md',
  'images/../editing.md%00',
  'EDITING.MD/',
])('shows nothing else: %s', async (name) => expect((await ask(name)).status).toBe(404));
