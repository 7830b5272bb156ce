import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIELD_KEYS } from '../../src/report/fields.ts';
import { SETTINGS } from '../../src/report/settings.ts';

/** The reference for editors: its tables have a row for everything that can be written. */
const manual = readFileSync(new URL('../../docs/editing-reference.md', import.meta.url), 'utf8');

/** Rows of the first table below a heading, without its head. */
function readRows(heading: string): string[] {
  const section = manual.split(/^#{2,3} /m).find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`docs/editing-reference.md has no section ${heading}`);
  return (/(?:^\|.*\n)+/m.exec(section)?.[0] ?? '').trim().split('\n').slice(2);
}

it('lists every setting of site.json, and what a number is without being written', () => {
  const rows = readRows('七、网站设置');
  const named = rows.map((row) => /^\| `(\w+)`/.exec(row)?.[1]);
  expect(named.sort()).toEqual(Object.keys(SETTINGS).sort());
  for (const [name, { standard }] of Object.entries(SETTINGS)) {
    const row = rows.find((each) => each.startsWith(`| \`${name}\``));
    if (typeof standard === 'number') expect(row).toContain(`默认 ${standard}`);
    if (typeof standard === 'boolean') expect(row).toMatch(/不加引号/);
  }
});

it('lists every field', () => {
  const named = readRows('三、字段').flatMap((row) => /^\| (.*?) \|/.exec(row)?.[1]?.split('、') ?? []);
  expect(named.map((name) => name.replace(/（必填）$/, '')).sort()).toEqual([...FIELD_KEYS].sort());
});
