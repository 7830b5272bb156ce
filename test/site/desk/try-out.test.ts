import { mkdir, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DeskRefusal } from '../../../src/desk/desk-api.ts';
import type { DeskMove, DeskTrial } from '../../../src/desk/life-api.ts';
import { addExplanation, EXPLAINED } from '../../support/explained-report.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { runCommand } from '../../support/run-command.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { writeReport } from '../../support/sample-report.ts';
import { saveFile } from '../../support/save-file.ts';

let preview: RunningPreview;

/** Ends what hangs. */
const NOTICED = { timeout: 60_000, interval: 50 };

beforeAll(async () => {
  preview = await runPreview({ change: addExplanation });
  const built = await runCommand('build', ['--content', preview.content, '--output', preview.output]);
  expect(built.stdout).toContain('完成');
});

afterAll(() => preview.end());

const send = async <T = { trial?: DeskTrial }>(
  route: string,
  body: unknown,
  id = EXPLAINED,
  method = 'POST',
) => {
  const { origin, hash } = new URL(preview.desk);
  const response = await fetch(`${origin}/desk/api/${route}?id=${encodeURIComponent(id)}`, {
    method,
    headers: { origin, 'x-gongbao-token': hash.slice(1), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, value: (await response.json()) as T };
};
/** A page by its address below the root, without what keeps one of the preview up to date. */
const show = async (url: string) =>
  (await preview.page(url.slice(1))).replace(/<script src="\/__preview[^\n]*\n/, '');
/** The pages that were shown, as they are, and as they become when it is done. */
const compare = async ({ pages = [], faults }: Partial<DeskTrial> = {}, act: () => Promise<unknown>) => {
  expect(faults).toEqual([]);
  const shown = await Promise.all(pages.map(({ url }) => show(url)));
  await act();
  const root = /^\/__preview\/trial\/[\w-]+/;
  const real = await Promise.all(pages.map(({ url }) => show(url.replace(root, ''))));
  return { shown, real };
};
const textOf = (id = EXPLAINED) => readFile(preview.at('reports', id, 'index.md'), 'utf8');
/** Waits until what another program did was noticed: what is printed may be about what was done before. */
const noticed = (isTrue: (page: string) => boolean, id = EXPLAINED) =>
  vi.waitFor(async () => expect(await preview.page(`reports/${id}.html`)).toSatisfy(isTrue), NOTICED);
/** Writes a text as another program does. */
const write = (text: string, id = EXPLAINED) => saveFile(preview.at('reports', id, 'index.md'), text);
const base = async (id = EXPLAINED) => {
  const { origin, hash } = new URL(preview.desk);
  const headers = { 'x-gongbao-token': hash.slice(1) };
  const response = await fetch(`${origin}/desk/api/report?id=${encodeURIComponent(id)}`, { headers });
  return ((await response.json()) as { sha256: string }).sha256;
};
const putFields = async (changes: unknown, id = EXPLAINED) =>
  expect((await send('fields', { changes, base: await base(id) }, id, 'PUT')).status).toBe(200);
const files = async () => [await hashTree(preview.content), await hashTree(preview.output)];

const WITHDRAWAL = { 日期: '2023-05-01', 原因: '数据有误', 正文: '移除' };

describe('看看会怎样', () => {
  it('shows each page that a field changes as it is when it was done, and writes nothing', async () => {
    const before = await files();
    const changes = [{ key: '撤回', values: [WITHDRAWAL] }];
    const { trial } = (await send('foresee', { changes })).value;
    const names = trial?.pages.map(({ name }) => name);
    // The year before names the next one.
    expect(names).toEqual(['这一篇', expect.stringContaining('2020年度'), '首页']);
    expect(await files()).toEqual(before);
    const { shown, real } = await compare(trial, () => putFields(changes));
    expect(shown[0]).toContain('本文已于2023年5月1日撤回');
    expect(shown).toEqual(real);
    await putFields([{ key: '撤回', values: [] }]);
  });

  it('shows the other report of a relation, and a draft that is published', async () => {
    const draft = [{ key: '状态', values: ['草稿'] }];
    await putFields(draft, '2022/jiedu');
    const relation = [{ 关系: '解读', 对象: EXPLAINED }];
    const changes = [
      { key: '状态', values: [] },
      { key: '关联', values: relation },
    ];
    const { trial } = (await send('foresee', { changes }, '2022/jiedu')).value;
    expect(trial?.pages[1]?.name).toContain('示例');
    const { shown, real } = await compare(trial, () => putFields(changes, '2022/jiedu'));
    expect(shown[1]).toContain('《示例区示例局示例办法》解读');
    expect(shown).toEqual(real);
    await putFields([{ key: '关联', values: [] }], '2022/jiedu');
  });

  it('shows an amendment with the text that was published, at its own address', async () => {
    const before = await textOf();
    const isAdded = (page: string) => page.includes('公布以后添上的一段。');
    write(`${before}\n公布以后添上的一段。\n`);
    await noticed(isAdded);
    const there = await files();
    const wish = { reason: '更正错字', what: '', date: '' };
    const { trial } = (await send('revise', { ...wish, isTrial: true })).value;
    expect(await files()).toEqual(there);
    expect(trial?.pages.map(({ name }) => name)).toEqual([
      '这一篇',
      expect.stringMatching(/^\d{4}年.*的文本$/),
      '改了什么',
      '首页',
    ]);
    const { shown, real } = await compare(trial, () => send('revise', { ...wish, isTrial: false }));
    expect(shown[0]).toContain('更正错字');
    expect(shown).toEqual(real);
    await send('take-back', {});
    write(before);
    await noticed((page) => !isAdded(page));
  });

  it('says in words of the desk why no amendment is written', async () => {
    const { value } = await send<DeskRefusal>('revise', {
      reason: '更正',
      what: '',
      date: '',
      isTrial: true,
    });
    expect(value.message).toContain('还没有改过');
    expect(value.remedy).toBe('先改好正文，再试一次；要先写修订再改，在“改了什么”里写明');
    await mkdir(preview.at('reports/2022/gangxie'));
    const isThere = (page: string) => page.includes('示例区示例局刚写的报告');
    write(writeReport({ 标题: '示例区示例局刚写的报告' }), '2022/gangxie');
    await noticed(isThere, '2022/gangxie');
    const wish = { reason: '更正', what: '', date: '', isTrial: true };
    const ofNew = (await send<DeskRefusal>('revise', wish, '2022/gangxie')).value;
    expect(ofNew.message).toContain('没有这篇报告');
    expect(ofNew.remedy).not.toContain('--');
    await rm(preview.at('reports/2022/gangxie'), { recursive: true });
    await noticed((page) => !isThere(page), '2022/gangxie');
  });

  it('shows a report at its new address, what leads there, and the texts that name it', async () => {
    const there = await files();
    const wish = { to: '2022/xin/weizhi', keepsOld: true };
    const { value } = await send<DeskMove>('move', { ...wish, isTrial: true });
    expect(await files()).toEqual(there);
    const names = value.trial?.pages.map(({ name }) => name) ?? [];
    expect(names.slice(0, 2)).toEqual(['这一篇', `旧网址 reports/${EXPLAINED}.html`]);
    expect(names).toContain('《《示例区示例局示例办法》解读》');
    const { shown, real } = await compare(value.trial, () => send('move', { ...wish, isTrial: false }));
    expect(shown[1]).toContain('网址变了');
    expect(shown).toEqual(real);
    await send('move', { to: EXPLAINED, keepsOld: false, isTrial: false }, '2022/xin/weizhi');
  });

  it('says in the words of the check why there is no page, and shows no trial of long ago', async () => {
    const text = await textOf('2022/jiedu');
    const faulty = text.replace('见[原文]', '见[原文](meiyou.pdf)、[原文]');
    preview.forget();
    write(faulty, '2022/jiedu');
    await preview.prints(/网页还是上一次的样子/);
    const changes = [{ key: '撤回', values: [WITHDRAWAL] }];
    const { trial } = (await send('foresee', { changes })).value;
    expect(trial).toEqual({ pages: [], faults: [expect.stringMatching(/jiedu\/index\.md：.*meiyou\.pdf/)] });
    preview.forget();
    write(text, '2022/jiedu');
    await preview.prints(/网页已更新/);
    const urls: string[] = [];
    for (let count = 0; count < 5; count += 1)
      urls.push((await send('foresee', { changes })).value.trial?.pages[0]?.url ?? '');
    const [first = '', , , , last = ''] = await Promise.all(urls.map(show));
    expect([first.includes('这次试看过去了'), last.includes('撤回')]).toEqual([true, true]);
  });
});
