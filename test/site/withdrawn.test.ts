import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTING_SIGN } from '../../src/hosting/hosting.ts';
import { judgeFormerAddresses } from '../../src/load/judge-former-addresses.ts';
import { checkLinks } from '../support/check-links.ts';
import { hashTree } from '../support/hash-tree.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { SECRET, withdraw, writeWithdrawnContent } from '../support/withdrawn-portal.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = 'https://www.shili.example/baogao/';

let root = '';
let content = '';
let output = '';
let said = '';

const build = () => runCommand('build', ['--content', content, '--output', output]);

beforeAll(async () => {
  root = await tempFolder();
  content = await writeWithdrawnContent();
  output = path.join(root, 'dist');
  const { code, stdout } = await build();
  expect(code).toBe(0);
  said = stdout;
});

/** Every file below a folder, also what is packed in it, as bytes. */
async function readAll(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), await readFile(file)] as const;
  });
  const all = new Map(await Promise.all(read));
  for (const [name, bytes] of [...all])
    if (name.endsWith('.docx'))
      for (const [part, content] of Object.entries(unzipSync(bytes)))
        all.set(`${name}/${part}`, Buffer.from(content));
  return all;
}

describe('a site with withdrawn and moved reports', () => {
  it('is built whole, without a dead link, and says what there is', async () => {
    expect(await checkLinks(output, { siteUrl: SITE })).toEqual([]);
    expect(said).toContain('2 篇报告，另有 2 篇已撤回');
    expect(said).toContain('给服务器的规则有变化，交给管网站的人：');
  });

  it('holds nothing of a removed text, in files as in index and Word', async () => {
    for (const [name, bytes] of await readAll(output))
      expect([name, bytes.includes(SECRET)]).toEqual([name, false]);
    expect(existsSync(path.join(output, 'reports/2021/yi/图.png'))).toBe(false);
    const source = await readFile(path.join(content, 'reports/2021/yi/index.md'), 'utf8');
    expect(source).toContain(SECRET);
  });

  it('answers at old addresses with the same bytes, Word among them', async () => {
    const of = (name: string) => readFile(path.join(output, name));
    for (const ending of ['.docx', '.single.html', '.txt', '.qr.png'])
      expect(await of(`reports/2019/jiu jia${ending}`)).toEqual(await of(`reports/2020/qian${ending}`));
  });

  it('puts the table for hosts beside the output, the same each time, and takes it away with its last row', async () => {
    const hosting = `${output}.hosting`;
    expect(await readdir(hosting)).toContain('_redirects');
    const before = await hashTree(hosting);
    const site = await hashTree(output);
    const again = await build();
    expect([again.code, again.stdout.includes('服务器的规则')]).toEqual([0, false]);
    expect(await hashTree(hosting)).toEqual(before);
    expect(await hashTree(output)).toEqual(site);

    const own = path.join(hosting, '我的.conf');
    await writeFile(own, '# 别的\n');
    const other = path.join(root, 'other');
    await cp(content, other, { recursive: true });
    for (const id of ['2021/yi', '2020/qian']) await rm(path.join(other, 'reports', id), { recursive: true });
    await writeTree(other, {
      'reports/2021/shili/index.md': (await readFile(path.join(other, 'reports/2021/shili/index.md'), 'utf8'))
        .replace(/相关文章: .*\n/, '')
        .replace(/、\[移除的\].*\n/, '\n'),
    });
    await rm(output, { recursive: true });
    const { code, stdout } = await runCommand('build', ['--content', other, '--output', output]);
    expect([code, stdout.includes('服务器的规则有变化')]).toEqual([0, true]);
    expect((await readdir(hosting)).sort()).toEqual(
      [...before.keys(), '我的.conf'].filter((name) => name !== '_redirects').sort(),
    );
    await rm(output, { recursive: true });
    expect((await build()).code).toBe(0);
  });

  it('names no feed on the page of a withdrawn report, once all others are withdrawn', async () => {
    const write = (fields: Record<string, string>) => ({
      'reports/2020/jia/index.md': writeReport({ 标题: '示例区示例局2020年度甲', ...fields }),
      'reports/2020/yi/index.md': writeReport({ 标题: '示例区示例局2020年度乙', ...fields }),
    });
    const few = await writeTree(await tempFolder(), {
      'site.json': JSON.stringify({ url: SITE }),
      'reports/2021/liu/index.md': await readFile(path.join(content, 'reports/2021/liu/index.md')),
      ...write({}),
    });
    const site = path.join(await tempFolder(), '网站');
    const namesFeed = async () => {
      expect((await runCommand('build', ['--content', few, '--output', site])).code).toBe(0);
      return (await readFile(path.join(site, 'reports/2021/liu.html'), 'utf8')).includes('feed.xml');
    };
    expect(await namesFeed()).toBe(true);
    await writeTree(few, write({ 撤回: withdraw('保留') }));
    expect(await namesFeed()).toBe(false);
  });

  it('does not replace a file for hosts that is not its own, and publishes all the same', async () => {
    const file = path.join(`${output}.hosting`, '_redirects');
    await writeFile(file, '/a /b 301\n');
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toMatch(/给服务器的规则没有写成：.*_redirects 已经存在，而且不是公报写的/);
    expect(await readFile(file, 'utf8')).toBe('/a /b 301\n');
    await rm(file);
    await build();
    expect((await readFile(file, 'utf8')).startsWith(HOSTING_SIGN)).toBe(true);
  });

  it('has no page or folder of its own that 旧网址 could take', async () => {
    const places = (await readdir(output)).filter((name) => name !== 'reports' && name !== '.nojekyll');
    const taken = places.filter((name) => {
      const address = name.includes('.') ? name : `${name}/x.html`;
      const holder = { path: 'reports/a.html', file: '', addresses: [{ address, line: 1, column: 1 }] };
      const ids = { reports: new Set(['a']), pages: new Set<string>() };
      return judgeFormerAddresses([holder], ids, SITE).length === 0;
    });
    // Of `zwgk/`, which is an old address itself.
    expect(taken).toEqual(['zwgk']);
  });

  it('gives an archive of which the same portal can be built again', async () => {
    const zip = path.join(root, '归档.zip');
    expect((await runCommand('archive', ['--content', content, '--output', zip])).code).toBe(0);
    const files = unzipSync(await readFile(zip));
    for (const [name, bytes] of Object.entries(files))
      expect([name, Buffer.from(bytes).includes(SECRET)]).toEqual([name, false]);
    await writeTree(path.join(root, '解压'), files);
    const [bag = ''] = await readdir(path.join(root, '解压'));
    const data = path.join(root, '解压', bag, 'data');
    const again = path.join(root, '再生成');
    const { code, stdout } = await runCommand('build', ['--content', data, '--output', again]);
    expect([code, stdout.includes('report-not-index')]).toEqual([0, false]);
    expect(await hashTree(again)).toEqual(await hashTree(output));
  });
});
