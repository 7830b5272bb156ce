import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenPortal } from '../../../src/desk/open-portal-http.ts';
import { createRooms } from '../../../src/desk/rooms-http.ts';
import type { DeskSettings, DeskWords, FormerSettings } from '../../../src/desk/settings-api.ts';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../../src/load/load-site-fs.ts';
import { SETTINGS } from '../../../src/report/settings.ts';
import { PROJECT } from '../../support/contents.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let content = '';
let app: Hono;
let updated: (readonly string[] | undefined)[] = [];
let listedPages: readonly object[] = [];
const at = (...names: string[]) => path.join(content, ...names);

beforeEach(async () => {
  content = path.join(await tempFolder(), '示例 内容');
  await mkdir(content);
  updated = [];
  listedPages = [];
  const loading = () => loadSite({ project: PROJECT, content, label: '内容' });
  app = createRooms({
    service: {
      content: { absolute: content, label: '内容' },
      loadSite: loading,
      loaded: () => ({ listedPages }),
      vocabulary: async () => (await loadFieldRules(PROJECT, (await loading()).site)).vocabulary,
      update: async (paths: readonly string[] | undefined) => void updated.push(paths),
    },
  } as unknown as OpenPortal);
});

const ask = async <T>(name: string): Promise<T> => (await app.request(`/${name}`)).json() as Promise<T>;
const put = async (name: string, body: unknown) => {
  const answer = await app.request(`/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  return {
    status: answer.status,
    told: (await answer.json()) as DeskSettings &
      DeskWords & { message?: string; remedy?: string; text?: string },
  };
};
const settings = () => ask<DeskSettings>('settings');
const base = async () => (await settings()).sha256;
const set = async (name: string, value: unknown) => put('setting', { name, value, base: await base() });
const site = () => readFile(at('site.json'));
const find = (told: DeskSettings, name: string) => told.settings.find((one) => one.name === name);

/** With everything that an editor's file may have. */
const FILE =
  '\ufeff{\r\n\t"name" : "示例区公报",\r\n\r\n  "url":"https://shili.gongbao.example/", "pubTime": "",\r\n  "自己加的": [1,  2],\r\n  "columns": [\r\n    { "name": "文件",\r\n      "children": [ {"name":"通知"} ] },\r\n    { "name": "年报" }\r\n  ]\r\n}\r\n';

describe('the settings', () => {
  it('are all there with their meaning, what an inspection asks of them, and an example told as such', async () => {
    const told = await settings();
    expect(told.settings.map(({ name }) => name)).toEqual(Object.keys(SETTINGS));
    for (const { label, help, group } of told.settings) {
      expect(label).toMatch(/\S/);
      expect(help).toMatch(/[\u4e00-\u9fff]/u);
      expect(told.groups).toContain(group);
    }
    expect(find(told, 'siteIdCode')?.duties).toMatchObject([{ status: '缺' }, { status: '缺' }]);
    expect(find(told, 'icp')?.duties).toMatchObject([{ item: 'ICP 备案号', status: '缺' }]);
    expect(find(told, 'pdf')?.duties).toEqual([]);
    expect(find(told, 'url')?.standard).toBe('https://gongbao.example/（示例，不能访问）');
    expect(
      find(told, 'url')
        ?.duties.map(({ text }) => text)
        .join(),
    ).toContain('是示例');
  });

  it('offer the fixed pages by their titles where one is meant', async () => {
    expect(find(await settings(), 'accessibility')).not.toHaveProperty('known');
    listedPages = [{ id: 'wzasm', source: { fields: { title: '无障碍声明' } } }, { id: 'huai' }];
    expect(find(await settings(), 'accessibility')?.known).toEqual([
      ['pages/wzasm.md', '无障碍声明'],
      ['pages/huai.md', 'huai'],
    ]);
    expect((await set('accessibility', '无障碍声明')).told.remedy).toMatch(/从固定页面里选/u);
  });

  it('are begun where there is no file', async () => {
    expect(await set('name', '示例区公报')).toMatchObject({ status: 200 });
    expect((await site()).toString()).toBe('{\n  "name": "示例区公报"\n}\n');
    expect(updated).toEqual([[at('site.json')]]);
  });

  const VALUES: Readonly<Record<string, unknown>> = {
    ...{ url: 'https://www.example.gov.cn/a/', errorReport: '政府网站找错', siteIdCode: 'bm12345678' },
    ...{
      accessibility: 'pages/a.md',
      pubTime: '09:30',
      indexNumberPattern: '^a$',
      reviewsSince: '2024-01-02',
    },
    ...{
      marks: [{ name: '党政机关' }],
      genres: ['公示'],
      checks: { off: [{ rule: 'final-mark', reason: '甲' }] },
    },
    ...{
      columns: [{ name: '文件', children: [{ name: '公告' }] }, { name: '年报' }],
      pdfFonts: { body: 'a.ttf' },
    },
    ...{ attachmentMaxMegabytes: 20, requiredReviews: 2, offline: false, license: '署名' },
  };
  it.each(Object.entries(SETTINGS))('%s is written, and no foreign line changes', async (name, {
    standard,
  }) => {
    await writeFile(at('site.json'), FILE);
    const value = VALUES[name] ?? (typeof standard === 'boolean' ? !standard : `示例${name}`);
    expect((await set(name, value)).told.message).toBeUndefined();
    const after = (await site()).toString();
    expect(JSON.parse(after.slice(1))).toEqual({ ...JSON.parse(FILE.slice(1)), [name]: value });
    const lines = new Set(after.split('\n'));
    const gone = FILE.split('\n').filter((line) => !lines.has(line));
    expect(gone.length).toBeLessThanOrEqual(1);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    // And away again.
    await set(name, null);
    const { [name]: _, ...rest } = JSON.parse(FILE.slice(1));
    expect(JSON.parse((await site()).toString().slice(1))).toEqual(rest);
  });

  it('keep what they were before, and comments too', async () => {
    const text = '{\n  // 站名\n  "name": "示例区公报", // 定了\n  "icp": ""\n}\n';
    await writeFile(at('site.json'), text);
    expect((await set('icp', '示ICP备12345678号')).status).toBe(200);
    expect((await site()).toString()).toBe(text.replace('""', '"示ICP备12345678号"'));
    const [kept = ''] = await readdir(at('.gongbao-history', 'site.json'));
    expect(await readFile(at('.gongbao-history', 'site.json', kept), 'utf8')).toBe(text);
  });

  it.each([
    ['siteIdCode', '123', '网站标识码“123”不合格式'],
    ['attachmentMaxMegabytes', '很多', '应当是一个数字'],
    ['columns', [{ name: '' }], '先改好下面几处'],
    ['url', 'www', '不完整'],
  ])('%s that is wrong is refused in words, and nothing is written', async (name, value, words) => {
    await writeFile(at('site.json'), FILE);
    const { status, told } = await set(name, value);
    expect([status, told.message]).toEqual([409, expect.stringContaining(words)]);
    expect((await site()).toString()).toBe(FILE);
  });

  it('may be emptied, and the name goes where it would be empty', async () => {
    await writeFile(at('site.json'), FILE);
    await set('url', '');
    expect((await site()).toString()).toBe(FILE.replace('"https://shili.gongbao.example/"', '""'));
    await set('name', '');
    expect(JSON.parse((await site()).toString().slice(1))).not.toHaveProperty('name');
  });

  it('are not written over what another program has saved since', async () => {
    await writeFile(at('site.json'), FILE);
    const old = await base();
    await writeFile(at('site.json'), FILE.replace('示例区公报', '别处改的'));
    const { status, told } = await put('setting', { name: 'icp', value: '', base: old });
    expect([status, told.text]).toEqual([409, expect.stringContaining('别处改的')]);
    await writeFile(at('site.json'), '{}');
    expect((await put('setting', { name: 'icp', value: '甲', base: '' })).status).toBe(409);
    expect((await site()).toString()).toBe('{}');
  });

  it.each([
    '',
    '{ "name": ',
    '[]',
    '{"name":"甲","name":"乙","icp":""}',
    Buffer.from([0xff, 0, 1, 0]),
  ])('of a file that is no such thing (%s) are told with what is wrong, and it stays', async (bytes) => {
    await writeFile(at('site.json'), bytes);
    const told = await settings();
    expect(told.settings).toHaveLength(Object.keys(SETTINGS).length);
    const { status, told: answer } = await put('setting', { name: 'name', value: null, base: told.sha256 });
    if (bytes === '') return;
    expect([status, answer.message]).toEqual([409, expect.stringMatching(/[\u4e00-\u9fff]/u)]);
    expect(await site()).toEqual(Buffer.from(bytes));
  });

  it('show what is wrong in the file at its setting, and the rest apart', async () => {
    await writeFile(at('site.json'), '{ "siteIdCode": "1", "icp": "无", "nmae": "甲", }');
    const told = await settings();
    expect(find(told, 'siteIdCode')?.finding).toMatchObject({ level: 'error' });
    expect(find(told, 'siteIdCode')?.finding?.form).not.toContain('""');
    expect(find(told, 'icp')?.finding).toMatchObject({ level: 'warning' });
    expect(told.others.map(({ message }) => message)).toEqual([
      expect.stringContaining('多了一个逗号'),
      expect.stringContaining('nmae'),
    ]);
  });

  it.each([
    {},
    { name: '__proto__', value: 1, base: '' },
    { name: 'url', base: 1 },
    { name: 7, base: '' },
  ])('that are none are refused: %j', async (body) => {
    expect((await put('setting', body)).status).toBe(400);
    expect(await readdir(content)).toEqual([]);
  });
});

describe('the list of words', () => {
  const row = (written: string, right = '', level = '', note = '') => ({ written, right, level, note });
  const words = () => ask<DeskWords>('words');
  const write = async (body: object) => put('word', { ...body, base: (await words()).sha256 });

  it('is begun as Excel opens it, changed row by row, and keeps what it was', async () => {
    expect((await words()).words).toEqual([]);
    await write({ row: row('示例区府', '示例区政府', '错误', '规范\n简称') });
    const file = await readFile(at('用词.csv'), 'utf8');
    expect(file).toBe('\ufeff写法,应为,级别,说明\r\n示例区府,示例区政府,错误,规范 简称\r\n');
    const { told } = await write({ row: row('甲', '乙') });
    expect(told.words.map(({ line, written }) => [line, written])).toEqual([
      [2, '示例区府'],
      [3, '甲'],
    ]);
    await write({ line: 2 });
    expect(await readFile(at('用词.csv'), 'utf8')).toBe('\ufeff写法,应为,级别,说明\r\n甲,乙,,\r\n');
    expect(await readdir(at('.gongbao-history', '用词.csv'))).toHaveLength(2);
  });

  it('keeps its encoding, and says which row does not hold', async () => {
    // 写法,级别 and 甲,乱 in GBK.
    const bytes = Buffer.from('d0b4b7a82cbcb6b1f00d0abcd72cc2d20d0a', 'hex');
    await writeFile(at('用词.csv'), bytes);
    expect((await words()).words[0]).toMatchObject({
      written: '甲',
      finding: { message: expect.stringContaining('读不懂') },
    });
    await write({ line: 2, row: row('甲', '', '提醒') });
    expect((await readFile(at('用词.csv'))).toString('hex')).toBe('d0b4b7a82cbcb6b1f00d0abcd72ccce1d0d10d0a');
  });

  it('refuses in words what it cannot hold, and says of a workbook that it does nothing', async () => {
    expect((await write({ row: row(' ') })).told.message).toContain('没有写“写法”');
    await writeFile(at('用词.xlsx'), '');
    expect((await words()).others[0]?.message).toContain('不起作用');
    await writeFile(at('用词.csv'), '写法\n甲\n');
    expect((await write({ line: 2, row: row('甲', '乙') })).told.message).toContain('没有写进去');
    expect((await put('word', { line: 2, base: 'x' })).status).toBe(409);
    expect(await readFile(at('用词.csv'), 'utf8')).toBe('写法\n甲\n');
  });

  it.each([
    {},
    { line: 0 },
    { line: 1.5 },
    { row: { written: 1 } },
    { row: '甲' },
  ])('%j is no row', async (body) => {
    expect((await put('word', { ...body, base: '' })).status).toBe(400);
  });
});

describe('what they were before', () => {
  it.each([
    ['site', 'site.json', '{\r\n  "name": "甲"\r\n}\r\n', () => set('name', '乙')],
    [
      'words',
      '用词.csv',
      '写法,应为\r\n布署,部署\r\n',
      async () => put('word', { line: 2, base: (await ask<DeskWords>('words')).sha256 }),
    ],
  ] as const)('of %s is listed, shown and brought back byte for byte', async (of, name, text, change) => {
    await writeFile(at(name), text);
    expect((await change()).status).toBe(200);
    const changed = await readFile(at(name), 'utf8');
    expect(changed).not.toBe(text);
    const former = await ask<FormerSettings>(`former-settings?of=${of}`);
    expect(former.versions).toHaveLength(1);
    const [{ name: state = '' } = {}] = former.versions;
    const shown = await ask<{ text: string }>(`former-setting?of=${of}&name=${encodeURIComponent(state)}`);
    expect(shown.text).toBe(text.replaceAll('\r\n', '\n'));
    // Made of another state than what is there: nothing is written.
    expect((await put('former-settings', { of, name: state, base: 'x' })).status).toBe(409);
    expect(await readFile(at(name), 'utf8')).toBe(changed);
    expect((await put('former-settings', { of, name: state, base: former.sha256 })).status).toBe(200);
    expect(await readFile(at(name), 'utf8')).toBe(text);
    expect((await ask<FormerSettings>(`former-settings?of=${of}`)).versions).toHaveLength(2);
    // Deleted by somebody, it comes back, too; and over one that is there meanwhile it does not.
    await rm(at(name));
    expect((await put('former-settings', { of, name: state, base: '' })).status).toBe(200);
    expect(await readFile(at(name), 'utf8')).toBe(text);
    expect((await put('former-settings', { of, name: state, base: '' })).status).toBe(409);
  });

  it('is nothing else than these two files', async () => {
    for (const of of ['../site', 'site.json', ''])
      expect((await put('former-settings', { of, name: 'x', base: '' })).status).toBe(400);
    expect((await put('former-settings', { of: 'site', name: '../../site.json', base: '' })).status).toBe(
      404,
    );
  });
});
