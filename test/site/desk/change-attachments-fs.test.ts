import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { AttachmentChange } from '../../../src/desk/attachment-api.ts';
import { addAttachment, changeAttachments, listInOrder } from '../../../src/desk/change-attachments-fs.ts';
import { listVersions, readKept } from '../../../src/desk/save-text-fs.ts';
import { canLink } from '../../support/can-link.ts';
import { runCommand } from '../../support/run-command.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const PDF = '%PDF-1.4\n示例';
const HEAD = '---\r\n标题: 示例区示例局2021年度报告\r\n附件: # 先后\r\n  - 乙.pdf # 这个在前\r\n---\r\n\r\n';
const TEXT = `${HEAD}见[表](attachments/乙.pdf)和[图](<attachments/甲.pdf>)。\r\n`;

async function prepare(text = TEXT, root?: string) {
  const content = root ?? (await tempFolder());
  const folder = path.join(content, 'reports/2021/shili');
  await writeTree(folder, { 'index.md': text, 'attachments/甲.pdf': PDF, 'attachments/乙.pdf': `${PDF}乙` });
  const place = { content, folder, maxBytes: 1024 * 1024 };
  return {
    ...{ content, folder, place },
    change: (change: AttachmentChange) => changeAttachments(place, change),
    add: (name: string, bytes: string | Uint8Array, replaces?: string) =>
      addAttachment(place, name, Buffer.from(bytes), replaces),
    text: () => readFile(path.join(folder, 'index.md'), 'utf8'),
    paths: async () => (await listInOrder(place)).map((one) => one.path),
    names: async () => (await readdir(path.join(folder, 'attachments'))).sort(),
  };
}

it('order and names are written into their own lines alone', async () => {
  const { change, text, paths } = await prepare();
  expect(await paths()).toEqual(['乙.pdf', '甲.pdf']);
  expect(await change({ what: 'title', path: '甲.pdf', title: ' 年度  报表 ' })).toBeUndefined();
  expect(await text()).toBe(TEXT.replace('在前\r\n', '在前\r\n  - 文件: 甲.pdf\r\n    名称: 年度 报表\r\n'));
  expect(await change({ what: 'order', paths: ['甲.pdf', '乙.pdf'] })).toBeUndefined();
  expect(await paths()).toEqual(['甲.pdf', '乙.pdf']);
  expect(await text()).toContain('  - 乙.pdf # 这个在前\r\n');
  expect(await change({ what: 'order', paths: ['甲.pdf'] })).toMatchObject({ message: expect.any(String) });
});

it('another name takes entry and links along', async () => {
  const { change, text, names } = await prepare();
  expect(await change({ what: 'rename', path: '乙.pdf', to: '附表 2.pdf' })).toBeUndefined();
  expect(await names()).toEqual(['甲.pdf', '附表 2.pdf']);
  expect(await text()).toContain('  - 附表 2.pdf');
  expect(await text()).toContain('[表](attachments/%E9%99%84%E8%A1%A8%202.pdf)和[图](<attachments/甲.pdf>)');
  for (const to of ['甲.pdf', '../x.pdf', 'a/b.pdf', 'con.pdf', '.x.pdf', '甲.docx', ''])
    expect([to, await change({ what: 'rename', path: '附表 2.pdf', to })]).toEqual([
      to,
      expect.objectContaining({ message: expect.stringMatching(/[\u4e00-\u9fff]/u) }),
    ]);
  expect(await names()).toEqual(['甲.pdf', '附表 2.pdf']);
});

it('what is deleted or replaced is kept, and comes back', async () => {
  const { change, add, content, folder, text, paths, names } = await prepare();
  const file = path.join(folder, 'attachments/乙.pdf');
  expect(await change({ what: 'remove', path: '乙.pdf' })).toBeUndefined();
  expect(await names()).toEqual(['甲.pdf']);
  expect(await text()).not.toMatch(/^ {2}- /m);
  const [kept] = listVersions(content, file);
  expect(await change({ what: 'restore', path: '乙.pdf', version: kept?.name ?? '' })).toBeUndefined();
  expect(await readFile(file, 'utf8')).toBe(`${PDF}乙`);

  expect(await add('新的.pdf', `${PDF}新`, '乙.pdf')).toEqual({ path: '乙.pdf' });
  expect(await readFile(file, 'utf8')).toBe(`${PDF}新`);
  expect(listVersions(content, file)).toHaveLength(2);
  expect(await add('新的.docx', PDF, '乙.pdf')).toHaveProperty('message');
  expect(await change({ what: 'restore', path: '../index.md', version: kept?.name ?? '' })).toHaveProperty(
    'message',
  );
  expect(await paths()).toEqual(['乙.pdf', '甲.pdf']);
});

it('what cannot be published is refused in the words of the check, and nothing of it stays', async () => {
  const { add, content, names, folder } = await prepare(
    '---\n标题: 示例区示例局2021年度报告\n机构名称: 示例区示例局\n发布日期: 2022-01-01\n体裁: 报告\n主题分类: 科技、教育\n公开类别: 主动公开\n---\n\n正文。\n',
  );
  const key =
    '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----\n';
  const files: Record<string, string | Uint8Array> = {
    '空的.pdf': '',
    '其实是文字.pdf': '示例文字',
    '程序.exe': 'MZ',
    '密钥.txt': key,
    '没写完.docx': Buffer.from('504b0304', 'hex'),
    '页面.html': '<p>示例</p>',
    '表.xls': 'x',
  };
  const refusals = new Map<string, string>();
  for (const [name, bytes] of Object.entries(files)) {
    const refused = await add(name, bytes);
    refusals.set(name, 'message' in refused ? refused.message : 'taken');
    expect(refused).toMatchObject({
      message: expect.stringMatching(/^没有放进来：/u),
      remedy: expect.not.stringMatching(/文件夹里/u),
    });
  }
  expect(await names()).toEqual(['乙.pdf', '甲.pdf']);
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(folder, 'attachments', name), bytes);
  const { stdout } = await runCommand('check', ['--content', content]);
  for (const message of refusals.values()) expect(stdout).toContain(message.replace('没有放进来：', ''));
  for (const name of Object.keys(files)) await rm(path.join(folder, 'attachments', name));
  for (const name of ['con.pdf', 'a:b.pdf', '.x.pdf', '甲\u202efdp.exe.pdf'])
    expect(await add(name, PDF)).toHaveProperty('message');
  expect(await add('大.pdf', Buffer.concat([Buffer.from(PDF), Buffer.alloc(1024 * 1024)]))).toMatchObject({
    message: expect.stringContaining('超过上限 1 MB'),
  });
  expect(await add('甲.pdf', PDF)).toEqual({ path: '甲.pdf' });
  expect(await add('甲.PDF', `${PDF}别的`)).toMatchObject({ message: expect.stringContaining('已经有') });
  expect(await names()).toEqual(['乙.pdf', '甲.pdf']);
});

it.runIf(canLink.folders)('also of a content that is a link, the history is its own', async () => {
  const real = await tempFolder();
  const content = path.join(await tempFolder(), '内容');
  await symlink(real, content, 'junction');
  const { change, folder, names } = await prepare(TEXT, content);
  const file = path.join(folder, 'attachments/乙.pdf');
  expect(await change({ what: 'remove', path: '乙.pdf' })).toBeUndefined();
  expect((await readdir(content)).sort()).toEqual(['.gongbao-history', 'reports']);
  const [kept] = listVersions(content, file);
  expect(await change({ what: 'restore', path: '乙.pdf', version: kept?.name ?? '' })).toBeUndefined();
  expect(await names()).toEqual(['乙.pdf', '甲.pdf']);
});

it('two windows at once: a name is taken once, and no file is lost', async () => {
  const { add, change, folder, names } = await prepare();
  const read = (name: string) => readFile(path.join(folder, 'attachments', name), 'utf8');
  const added = await Promise.all(['一', '二'].map((text) => add('丙.pdf', PDF + text)));
  expect(added).toEqual([
    { path: '丙.pdf' },
    expect.objectContaining({ message: expect.stringContaining('已经有') }),
  ]);
  expect(await read('丙.pdf')).toBe(`${PDF}一`);
  const renamed = await Promise.all(
    ['甲.pdf', '乙.pdf'].map((name) => change({ what: 'rename', path: name, to: '丁.pdf' })),
  );
  expect(renamed).toEqual([
    undefined,
    expect.objectContaining({ message: expect.stringContaining('已经有') }),
  ]);
  expect(await names()).toEqual(['丁.pdf', '丙.pdf', '乙.pdf']);
  expect([await read('丁.pdf'), await read('乙.pdf')]).toEqual([PDF, `${PDF}乙`]);
});

it.each([
  `1.${'示'.repeat(80)}`,
  '示例报告.',
])('a file with no ending that a program knows is removed, too, and kept: %s', async (name) => {
  const { change, content, folder, names } = await prepare();
  const file = path.join(folder, 'attachments', name);
  await writeFile(file, PDF);
  // Windows drops the dot.
  if (!(await names()).includes(name)) return;
  expect(await change({ what: 'remove', path: name })).toBeUndefined();
  const [kept] = listVersions(content, file);
  expect(readKept(content, file, kept?.name ?? '')?.toString()).toBe(PDF);
});

it('no file that comes here is one that a check takes for forgotten', async () => {
  const { change, add, content, text } = await prepare(TEXT.replace(/附件:.*\r\n.*在前\r\n/u, ''));
  expect(await change({ what: 'order', paths: ['甲.pdf', '乙.pdf'] })).toBeUndefined();
  expect(await add('丙.txt', '示例')).toEqual({ path: '丙.txt' });
  expect(await text()).toContain('附件:\r\n  - 甲.pdf\r\n  - 乙.pdf\r\n  - 丙.txt\r\n');
  expect(await change({ what: 'remove', path: '丙.txt' })).toBeUndefined();
  const [version = { name: '' }] = listVersions(
    content,
    path.join(content, 'reports/2021/shili/attachments/丙.txt'),
  );
  expect(await change({ what: 'restore', path: '丙.txt', version: version.name })).toBeUndefined();
  expect(await text()).toContain('  - 丙.txt\r\n');
  expect((await runCommand('check', ['--content', content])).stdout).not.toContain('attachment-unlisted');
});
