import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let preview: RunningPreview;
/** Where the desk's process puts what it needs for a while. */
let place = '';

beforeAll(async () => {
  place = await tempFolder();
  preview = await runPreview({ env: { TMPDIR: place, TEMP: place, TMP: place } });
});

afterAll(() => preview.end());

async function ask(method: string, name: string, body?: string | Uint8Array) {
  const { status, value: answer } = await askDesk(preview, method, name, body);
  return { status, answer };
}
const listSets = async () => (await readdir(place)).filter((name) => name.startsWith('gongbao-verify-'));

it('takes dropped files under their own names only, into one set at a time', async () => {
  for (const name of ['', '.', '..', 'a/..', 'a\u0000b', 'con:1', 'x'.repeat(300)])
    expect(await ask('POST', `dropped?name=${encodeURIComponent(name)}`, 'x')).toMatchObject({
      status: 409,
      answer: { message: expect.stringContaining('不能用') },
    });
  const first = await ask('POST', `dropped?name=${encodeURIComponent('../../归档.zip')}`, 'x');
  const { set } = first.answer;
  expect(first.status).toBe(200);
  expect(await listSets()).toEqual([set]);
  expect(await readdir(`${place}/${set}`)).toEqual(['归档.zip']);
  for (let count = 1; count < 8; count += 1)
    expect((await ask('POST', `dropped?name=${count}.sig&set=${set}`, 'x')).status).toBe(200);
  expect(await ask('POST', `dropped?name=9.sig&set=${set}`, 'x')).toMatchObject({
    status: 409,
    answer: { message: '一次最多放 8 个文件' },
  });
  // Another set takes the place of the first, and a name that was never given is none.
  const second = await ask('POST', `dropped?name=b.zip&set=..%2F..`, 'x');
  expect(second.answer.set).not.toBe(set);
  expect(await listSets()).toEqual([second.answer.set]);
  expect(await ask('POST', 'run', JSON.stringify({ task: 'verify', set }))).toMatchObject({
    status: 409,
    answer: { message: '放进来的文件不在了' },
  });
});

it.each([
  [{ task: 'nothing' }, '请求不完整'],
  [{ task: 'build' }, '还没有写是谁做的'],
  [{ task: 'build', who: 'a\nb' }, '还没有写是谁做的'],
  [{ task: 'rollback', who: '示例员', number: '../1' }, '要换回的那一份不在了'],
  [{ task: 'handover', who: '示例员', file: '--whole' }, '要以 .zip 结尾'],
  [{ task: 'archive', who: '示例员', file: '' }, '要以 .zip 结尾'],
  [{ task: 'verify', target: '  ' }, '还没有写要核对什么'],
  [{ task: 'sign', target: 'x', key: '/etc/passwd', passphrase: 'x' }, '还没有选用哪一把钥匙签'],
])('%j is refused in words', async (body, said) => {
  const { status, answer } = await ask('POST', 'run', JSON.stringify(body));
  expect([status >= 400 && status < 500, answer.message]).toEqual([true, expect.stringContaining(said)]);
});

it('keeps no key that lies where it goes to others, and no file of trusted keys that is none', async () => {
  for (const told of [
    { key: preview.at('a.key') },
    { key: '/没有/b.key' },
    { trusted: preview.at('site.json') },
  ])
    expect(await ask('PUT', 'keys', JSON.stringify(told))).toMatchObject({
      status: 409,
      answer: { message: expect.stringMatching(/[\u4e00-\u9fff]/u) },
    });
  expect((await ask('PUT', 'keys', '{}')).status).toBe(400);
  expect((await ask('GET', 'archiving')).answer).toMatchObject({ keys: [], archives: [] });
});

it('leaves nothing of dropped files behind', async () => {
  const { set } = (await ask('POST', 'dropped?name=c.zip', 'x')).answer;
  await preview.end();
  expect(set).toMatch(/./);
  expect(await listSets()).toEqual([]);
});
