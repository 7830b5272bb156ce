import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { encodeText } from '../../src/base/encode-text.ts';
import { checkLinks } from '../support/check-links.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { VERSIONED_CONTENT } from '../support/versions-sample.ts';
import { writeTree } from '../support/write-tree.ts';

/** A former text as an editor's program may have saved it. */
const OLD = 'reports/2021/shili/versions/2022-02-14.md';
const SITE = '{ "name": "示例公报", "url": "https://www.example.gov.cn/", "word": false }';

let root: string;
const run = async (command: string, ...args: string[]) => {
  const { code, stdout, stderr } = await runCommand(command, args);
  if (code !== 0) throw new Error(stdout + stderr);
  return stdout;
};
const place = (name: string) => path.join(root, name);
const build = (content: string, output: string) =>
  run('build', '--content', place(content), '--output', place(output));

beforeAll(async () => {
  root = await tempFolder();
  const text = String(VERSIONED_CONTENT[OLD]).replaceAll('\n', '\r\n');
  await writeTree(place('内容'), {
    ...VERSIONED_CONTENT,
    'site.json': SITE,
    [OLD]: encodeText(text, 'gb18030') as Uint8Array,
  });
  await build('内容', '网站');
});

it('every link of a portal with former texts leads somewhere, and one built again is the same', async () => {
  expect(await checkLinks(place('网站'), { siteUrl: 'https://www.example.gov.cn/' })).toEqual([]);
  const first = await hashTree(place('网站'));
  // From nothing, and over what is there.
  await build('内容', '网站 2');
  await build('内容', '网站');
  expect(await hashTree(place('网站 2'))).toEqual(first);
  expect(await hashTree(place('网站'))).toEqual(first);
  // What readers download is the text, whatever it was saved in.
  expect(await readFile(path.join(place('网站'), OLD), 'utf8')).toBe(String(VERSIONED_CONTENT[OLD]));
});

it('an archive has them, is whole, and gives the same portal again', async () => {
  await run('archive', '--content', place('内容'), '--output', place('归档.zip'));
  expect(await run('verify', place('归档.zip'))).toContain('完好');
  const files = unzipSync(await readFile(place('归档.zip')));
  const data = Object.entries(files).flatMap(([name, bytes]) => {
    const inside = /^[^/]+\/data\/(.+[^/])$/.exec(name)?.[1];
    return inside ? [[inside, bytes] as const] : [];
  });
  await writeTree(place('副本'), Object.fromEntries(data));
  await build('副本', '网站 3');
  expect(await hashTree(place('网站 3'))).toEqual(await hashTree(place('网站')));
});

it('pages follow a former text that comes, changes, or may not go', async () => {
  const file = path.join(place('内容'), 'reports/2021/shili/versions/2022-03-01.md');
  const text = await readFile(file, 'utf8');
  const page = path.join(place('网站'), 'reports/2021/shili/versions/2022-03-01.html');
  await writeFile(file, text.replace('15件', '16件'));
  await build('内容', '网站');
  expect(await readFile(page, 'utf8')).toContain('16件');
  const between = page.replace('2022-03-01.html', '2022-02-14-to-2022-03-01.html');
  expect(await readFile(between, 'utf8')).toContain('>16<');
  await rm(file);
  const gone = await runCommand('build', ['--content', place('内容'), '--output', place('网站')]);
  expect(gone.code).toBe(1);
  expect(gone.stdout).toContain('2022-03-01 起公布的以前的文本，上一次的网站里有，这一次没有了');
  expect(await readFile(page, 'utf8')).toContain('16件');
});
