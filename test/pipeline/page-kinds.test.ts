import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGE_KINDS } from '../../src/portal/page-kinds.ts';

it('knows no template that there is not', () => {
  const templates = readdirSync(new URL('../../src/pages/', import.meta.url));
  expect(templates).toEqual(expect.arrayContaining(Object.keys(PAGE_KINDS)));
});
