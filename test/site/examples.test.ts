import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parsePortals } from '../../src/publish/parse-portals.ts';
import { parseWays } from '../../src/publish/parse-ways.ts';
import { PROJECT } from '../support/contents.ts';
import { runCommand } from '../support/run-command.ts';

/** The manual for hosts and its examples: what they say to copy has to work. */
const FOLDER = path.join(PROJECT, 'docs/examples');
const names = readdirSync(FOLDER).sort();
const texts = new Map([
  ...names.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const),
  ['hosting.md', readFileSync(path.join(PROJECT, 'docs/hosting.md'), 'utf8')],
]);

/** Options that npm or a text stands in front of are none of the command's. */
const COMMAND = /npm run (?:-s |--silent )?([\w:-]+)(?: -- ([^\n`（#]*))?/g;

const commands = [...texts].flatMap(([file, text]) =>
  [...text.matchAll(COMMAND)].map(([, name = '', rest = '']) => ({
    file,
    name,
    options: [...rest.matchAll(/(?<=^|\s)--([a-z][a-z-]*)/g)].map(([, option = '']) => option),
  })),
);

describe('examples', () => {
  it('are all in the list of them, and the list names no others', () => {
    const listed = [...(texts.get('README.md') ?? '').matchAll(/\]\(([\w.-]+)\)/g)].map(([, name]) => name);
    expect([...new Set(listed)].sort()).toEqual(names.filter((name) => name !== 'README.md'));
  });

  it('name commands and options that there are', async () => {
    expect(commands.length).toBeGreaterThan(30);
    const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
    for (const name of new Set(commands.map((one) => one.name))) {
      expect(Object.keys(scripts)).toContain(name);
      const used = commands.filter((one) => one.name === name && one.options.length > 0);
      if (used.length === 0) continue;
      const { stdout } = await runCommand(name, ['--help']);
      for (const { file, options } of used)
        for (const option of options)
          expect([file, name, stdout.includes(`  --${option} `)]).toEqual([file, name, true]);
    }
  });

  it('are YAML where they say so', () => {
    const blocks = [...texts].flatMap(([file, text]) =>
      file.endsWith('.yml')
        ? [{ file, yaml: text }]
        : [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => ({ file, yaml })),
    );
    expect(blocks.length).toBeGreaterThan(4);
    for (const { file, yaml } of blocks)
      for (const document of parseAllDocuments(yaml))
        expect([file, 'errors' in document ? document.errors : []]).toEqual([file, []]);
  });

  it('of pipelines hold the content against what is published', () => {
    for (const name of names.filter((one) => one.endsWith('.yml')))
      expect([name, /npm run build -- .*--since /.test(texts.get(name) ?? '')]).toEqual([name, true]);
  });

  it('has a list of portals that can be built', () => {
    const { entries, problems } = parsePortals(texts.get('portals.json') ?? '', path.resolve('/srv/baogao'));
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(1);
  });

  it('has ways of handing over that can be used', () => {
    const { ways, problems } = parseWays(texts.get('handover.json') ?? '');
    expect(problems).toEqual([]);
    expect(ways.length).toBeGreaterThan(1);
  });
});
