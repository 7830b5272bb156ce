import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPORT_FIELD_NAMES } from '../../src/report/fields.ts';
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
  expect(named.map((name) => name.replace(/（必填）$/, '')).sort()).toEqual(
    [...REPORT_FIELD_NAMES.keys].sort(),
  );
});

const MANUALS = { 编辑参考: 'editing-reference.md', 编辑手册: 'editing.md', 运维手册: 'hosting.md' };

const readManual = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');

/** Headings outside of examples. */
const listHeadings = (text: string, marks: RegExp) =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(marks)].map(([, title]) => title);

it.each(['editing-reference.md', 'hosting.md'])('%s lists all of its sections, in their order', (file) => {
  const text = readManual(file);
  const listed = [...text.slice(0, text.indexOf('\n## ')).matchAll(/^- \[(.+)\]\(#/gm)];
  expect(listed.map(([, title]) => title)).toEqual(listHeadings(text, /^## (.+)$/gm));
});

it('has the section to which a remedy sends', () => {
  const root = new URL('../../src/', import.meta.url);
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const named = sources.flatMap((name) => [
    ...readFileSync(new URL(name.replaceAll('\\', '/'), root), 'utf8').matchAll(
      /(编辑参考|编辑手册|运维手册)“([^”]+)”/g,
    ),
  ]);
  expect(named.length).toBeGreaterThan(1);
  for (const [words, manual = '', title] of named)
    expect(
      listHeadings(readManual(MANUALS[manual as keyof typeof MANUALS]), /^#{2,3} (.+)$/gm),
      words,
    ).toContain(title);
});

it('has no row of a table that stands apart from it', () => {
  for (const file of Object.values(MANUALS))
    expect(readManual(file).match(/\n\n\|[^\n]*\n(?!\|[ :|-]+\n)/), file).toBeNull();
});
