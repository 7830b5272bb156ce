import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview();
});

afterAll(() => preview.end());

const ask = async (route: string, body?: unknown) => {
  const { origin, hash } = new URL(preview.desk);
  const response = await fetch(`${origin}/desk/api/${route}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { origin, 'x-gongbao-token': hash.slice(1), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
};

it('a new report is a draft, and in the list as soon as the answer has come', async () => {
  const made = await ask('new', { title: '2023年示例区公报', org: '示例区示例局', year: '' });
  expect(made).toEqual({
    ok: true,
    id: expect.stringMatching(/^2023\//),
    told: expect.stringContaining('已新建'),
  });
  const text = await readFile(preview.at(`reports/${made.id}/index.md`), 'utf8');
  expect(text).toMatch(/^状态: 草稿$/m);
  const { rows } = await ask('portal');
  expect(rows).toContainEqual(
    expect.objectContaining({ id: made.id, title: '2023年示例区公报', state: '草稿' }),
  );
});
