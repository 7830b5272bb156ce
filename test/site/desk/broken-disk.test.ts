import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { createDeskService } from '../../../scripts/content/desk/create-desk-service.ts';
import { createContent } from '../../../src/desk/create-content-fs.ts';
import { judgeFolder } from '../../../src/desk/describe-folder-fs.ts';
import { openPortal } from '../../../src/desk/open-portal-http.ts';
import { createRooms } from '../../../src/desk/rooms-http.ts';
import { createApp } from '../../../src/desk/serve-desk-http.ts';
import { createShownFiles } from '../../../src/desk/shown-files.ts';
import { createPreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import { classifyChange } from '../../../src/preview/classify-change.ts';
import { PROJECT } from '../../support/contents.ts';
import { breakDisk, type DiskFault } from '../../support/faulty-disk.ts';
import { runCommand } from '../../support/run-command.ts';
import { PNG } from '../../support/sample-attachments.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const JIA = '2023/jia';
const HEAD = `机构名称: 示例区示例局
发布日期: 2024-01-15
体裁: 报告
主题分类: 科技、教育
公开类别: 主动公开`;

/** What is published, by file. */
const PUBLISHED: Readonly<Record<string, string>> = {
  [`reports/${JIA}/index.md`]: `---\n标题: 示例区示例局2023年度报告\n${HEAD}\n附件:\n  - 文件: 表.csv\n    名称: 示例表\n---\n\n第一段，见[表](attachments/表.csv)。\n\n第二段。\n`,
  [`reports/${JIA}/attachments/表.csv`]: '项目,数量\n甲,1\n',
  [`reports/${JIA}/attachments/文.txt`]: '示例文字。\n',
  'reports/2023/yi/index.md': `---\n标题: 示例区示例局2023年度工作总结\n${HEAD}\n相关文章: ${JIA}\n---\n\n见[那一篇](../jia/index.md)。\n`,
  'site.json': '{\n  "name": "示例区公报"\n}\n',
  '用词.csv': '\ufeff写法,应为,级别,说明\r\n帐号,账号,提醒,\r\n',
};

interface Saved {
  readonly sha256: string;
  readonly text: string;
  readonly message?: string;
  readonly remedy?: string;
}

/** A desk on a folder, by its rooms: what a page would ask. All share one published site, which none writes to. */
async function openDesk(folder: string) {
  const content = { absolute: path.join(folder, '内容'), label: '内容' };
  const output = { absolute: path.join(origin, '网站'), label: '网站' };
  const site = createPreviewSite({
    ...{ mode: 'preview', project: PROJECT, content: content.absolute, label: content.label },
  });
  const update = async (paths: readonly string[] | undefined) => {
    const kinds = paths ? classifyChange(PROJECT, paths) : new Set(['content' as const]);
    await site.update({ paths, kinds });
  };
  const service = createDeskService(content, output, site, { update, reading: () => '', at: undefined });
  await update(undefined);
  const rooms = createApp().route('/', createRooms(openPortal(service, createShownFiles())));
  const ask = async (method: string, route: string, body?: object | FormData) => {
    const isForm = body instanceof FormData;
    const response = await rooms.request(`/${route}`, {
      method,
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      ...(body && !isForm ? { headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await response.text();
    const value = (text.startsWith('{') ? JSON.parse(text) : { message: text }) as Saved;
    return { status: response.status, value };
  };
  return { ask, errors: () => site.loaded()?.diagnostics.filter(({ level }) => level === 'error') ?? [] };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

const by = (route: string, id = JIA) => `${route}?id=${encodeURIComponent(id)}`;
const baseOf = async ({ ask }: Desk, route: string) => (await ask('GET', route)).value.sha256;
const form = (entries: Readonly<Record<string, string | File>>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(entries)) made.append(name, value);
  return made;
};
const change = (what: object) => (desk: Desk) => desk.ask('POST', by('attachments/change'), { change: what });
const put =
  (file: File, more: Readonly<Record<string, string>> = {}) =>
  (desk: Desk) =>
    desk.ask('POST', by('attachments/add'), form({ file, name: file.name, ...more }));
const fields = (key: string, values: readonly unknown[]) => async (desk: Desk) =>
  desk.ask('PUT', by('fields'), { changes: [{ key, values }], base: await baseOf(desk, by('report')) });
const write = (edit: (text: string) => string) => async (desk: Desk) => {
  const { text, sha256 } = (await desk.ask('GET', by('report'))).value;
  return desk.ask('PUT', by('text'), { text: edit(text), base: sha256 });
};
const WORD = `${HEAD.split('\n').at(0)}`;
const DOCUMENT = new File(
  [
    `<!doctype html><meta charset="utf-8"><title>示例区示例局2022年度报告</title><h1>示例区示例局2022年度报告</h1><p>${WORD}</p><p>第一段。</p>`,
  ],
  '示例.html',
);

/** About so many moments of each act, of all that there are. */
const MOST_MOMENTS = 5;

type Act = (desk: Desk) => ReturnType<Desk['ask']>;

/** Everything that the desk does to the content by itself. What stands in front has been done before. */
const ACTIONS: Readonly<Record<string, readonly [...before: Act[], act: Act]>> = {
  改正文: [write((text) => `${text}\n又一段。\n`)],
  改字段: [fields('关键词', ['示例', '公报'])],
  撤回: [fields('撤回', [{ 日期: '2024-03-01', 原因: '数字核对有误' }])],
  改设置: [
    async (desk) =>
      desk.ask('PUT', 'setting', {
        name: 'name',
        value: '示例区政府公报',
        base: await baseOf(desk, 'settings'),
      }),
  ],
  改用词: [
    async (desk) =>
      desk.ask('PUT', 'word', {
        line: 2,
        row: { written: '帐号', right: '账号', level: '错误', note: '示例' },
        base: await baseOf(desk, 'words'),
      }),
  ],
  放附件: [put(new File(['新的一份。\n'], '新.txt'))],
  换附件: [put(new File(['项目,数量\n甲,2\n'], '表.csv'), { replaces: '表.csv' })],
  附件改名: [change({ what: 'rename', path: '表.csv', to: '示例表.csv' })],
  附件写名称: [change({ what: 'title', path: '文.txt', title: '说明' })],
  附件排先后: [change({ what: 'order', paths: ['文.txt', '表.csv'] })],
  删附件: [change({ what: 'remove', path: '文.txt' })],
  放图片: [(desk) => desk.ask('POST', by('picture'), form({ file: new File([PNG], '图.png') }))],
  改网址: [(desk) => desk.ask('POST', by('move'), { to: '2023/xin', keepsOld: true })],
  修订: [
    write((text) => text.replace('第二段。', '改过的第二段。')),
    (desk) => desk.ask('POST', by('revise'), { reason: '数字核对有误', what: '', date: '2024-03-01' }),
  ],
  新建: [(desk) => desk.ask('POST', 'new', { title: '2024年示例区公报', org: '示例区示例局', year: '' })],
  导入: [
    (desk) =>
      desk.ask(
        'POST',
        'import/save',
        form({ file: DOCUMENT, choices: JSON.stringify({ name: '示例.html', id: '2022/dao' }) }),
      ),
  ],
  导入代替: [
    (desk) =>
      desk.ask(
        'POST',
        'import/save',
        form({ file: DOCUMENT, choices: JSON.stringify({ name: '示例.html', update: JIA }) }),
      ),
  ],
  换回设置: [
    async (desk) =>
      desk.ask('PUT', 'setting', { name: 'name', value: '另一个名称', base: await baseOf(desk, 'settings') }),
    async (desk) => {
      const { value } = await desk.ask('GET', 'former-settings?of=site');
      const { versions } = value as unknown as { versions: { name: string }[] };
      return desk.ask('PUT', 'former-settings', {
        of: 'site',
        name: versions.at(-1)?.name,
        base: value.sha256,
      });
    },
  ],
};

/** What is done in steps, after each of which the content is whole. All else is done at once. */
const IN_STEPS: ReadonlySet<string> = new Set(['附件改名', '删附件', '修订', '导入代替']);

/** The files of the content that anything reads, and what is kept of others. */
type Tree = ReturnType<typeof readTree>;

function readTree(folder: string) {
  const root = path.join(folder, '内容');
  const [shown, kept] = [new Map<string, string>(), new Set<string>()];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const way = path.relative(root, file).split(path.sep);
    const bytes = readFileSync(file, 'latin1');
    if (way[0] === '.gongbao-history') kept.add(bytes);
    else if (!way.some((name) => name.startsWith('.'))) shown.set(way.join('/'), bytes);
  }
  return { shown, kept };
}

/** Whatever is gone is kept. */
function expectKept(was: Tree['shown'], now: Tree, where: string): void {
  const there = new Set([...now.shown.values(), ...now.kept]);
  for (const [file, bytes] of was) expect(there.has(bytes), `${file}, ${where}`).toBe(true);
}

const random = createRandom(17);

/** Which change of the disk fails: some of many, the last among them. */
const drawMoments = (changes: number): number[] =>
  Array.from({ length: changes }, (_, index) => index + 1).filter(
    (at) => at === changes || random() < MOST_MOMENTS / changes,
  );

let origin: string;

beforeAll(async () => {
  origin = await tempFolder();
  for (const [name, text] of Object.entries(PUBLISHED)) {
    const file = path.join(origin, '内容', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const [content, output] = [path.join(origin, '内容'), path.join(origin, '网站')];
  expect((await runCommand('build', ['--content', content, '--output', output])).code).toBe(0);
});

describe.each(Object.entries(ACTIONS))('%s', (name, steps) => {
  const before = steps.slice(0, -1);
  const act = steps.at(-1) as Act;

  const prepare = async () => {
    const folder = await tempFolder();
    await cp(path.join(origin, '内容'), path.join(folder, '内容'), { recursive: true });
    const desk = await openDesk(folder);
    for (const step of before) expect((await step(desk)).status).toBe(200);
    return { folder, desk, was: readTree(folder) };
  };
  /** What it does where nothing fails, and by how many changes of the disk. */
  const learn = async (kind: DiskFault) => {
    const { folder, desk, was } = await prepare();
    const disk = breakDisk({ folders: foldersOf(folder), kind, at: Number.POSITIVE_INFINITY });
    const { status, value } = await act(desk);
    const changes = disk.mend();
    expect([status, value.message]).toEqual([200, undefined]);
    const now = readTree(folder);
    expectKept(was.shown, now, 'done');
    return { changes, aim: now.shown };
  };
  const foldersOf = (folder: string) => [
    path.join(folder, '内容'),
    ...['import', 'picture'].map((name) => path.join(tmpdir(), `gongbao-${name}-`)),
  ];

  it.each([
    'killed',
    'full',
  ] as const)('%s at any moment: it is as before or done, and nothing is lost', async (kind) => {
    const { changes, aim } = await learn(kind);
    expect(changes).toBeGreaterThan(0);
    for (const at of drawMoments(changes)) {
      const { folder, desk, was } = await prepare();
      const disk = breakDisk({ folders: foldersOf(folder), kind, at });
      const { status, value } = await act(desk).finally(() => disk.mend());
      const where = `${kind} at change ${at} of ${changes}`;
      if (kind === 'full' && status !== 200) {
        expect(value.message, where).toContain('磁盘空间不足');
        expect(value.remedy, where).toBeTruthy();
      }
      if (kind === 'full' && status === 200) expect(readTree(folder).shown, where).toEqual(aim);

      // Started again it reads everything, and finishes what only a name is missing for.
      const again = await openDesk(folder);
      expect(again.errors(), where).toEqual([]);
      const now = readTree(folder);
      if (!IN_STEPS.has(name))
        expect(
          [was.shown, aim].some((whole) => isDeepStrictEqual(now.shown, whole)),
          where,
        ).toBe(true);
      // Each file is what it was, or what it is to be.
      for (const [file, bytes] of now.shown)
        expect([was.shown.get(file), aim.get(file)], `${file}, ${where}`).toContain(bytes);
      for (const file of was.shown.keys())
        if (aim.has(file)) expect([...now.shown.keys()], where).toContain(file);
      expectKept(was.shown, now, where);
      // What was asked for can be done then.
      if (!isDeepStrictEqual(now.shown, aim)) await act(again);
      expect(readTree(folder).shown, where).toEqual(aim);
    }
  });
});

it('a new portal: killed or full at any moment it can be made or opened', async () => {
  for (const kind of ['killed', 'full'] as const)
    for (let at = 1; at <= 4; at += 1) {
      const folder = path.join(await tempFolder(), '内容');
      const disk = breakDisk({ folders: [folder], kind, at });
      const attempt = () => {
        try {
          return createContent(folder);
        } catch {
          return undefined;
        } finally {
          disk.mend();
        }
      };
      const refused = attempt();
      if (refused) expect(refused.message).toContain('磁盘空间不足');
      if (judgeFolder(folder) !== 'portal') expect(createContent(folder)).toBeUndefined();
      expect((await openDesk(path.dirname(folder))).errors().map(({ rule }) => rule)).toEqual([
        'content-empty',
      ]);
    }
});
