import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DESK_PICTURES } from '../../support/desk-pictures.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
const manual = read('docs/editing.md');

/** What the desk's screens may say, without the line breaks that the sources have in it. */
const words = ['src/desk', 'src/desk-page', 'scripts/content/desk']
  .flatMap((folder) => readdirSync(new URL(`${folder}/`, ROOT)).map((name) => read(`${folder}/${name}`)))
  .join('\n')
  .replace(/\s+/g, '');

it('names only what stands on the desk’s screens', () => {
  const named = [...manual.matchAll(/【([^】]+)】/g)].flatMap(([, name = '']) => name.split('……'));
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((name) => !words.includes(name.replace(/\s+/g, '')))).toEqual([]);
});

it('shows the pictures that are taken by the command, and all of them, in few bytes', () => {
  const shown = [...manual.matchAll(/!\[[^\]]{10,}\]\(images\/([\w.-]+)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(DESK_PICTURES.map(({ file }) => file).sort());
  for (const file of shown)
    expect(readFileSync(new URL(`docs/images/${file}`, ROOT)).length).toBeLessThan(120_000);
});

it('asks for no command and uses no word of programmers', () => {
  const text = manual.replace(/\]\([^)]*\)/g, ']');
  expect(text.match(/npm |--[a-z]|命令提示符|前置元数据|Markdown|JSON|路径|参数/g)).toBeNull();
});
