import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview();
});

afterAll(() => preview.end());

it('a new report is a draft, and in the list as soon as the answer has come', async () => {
  const wish = { title: '2023年示例区公报', org: '示例区示例局', year: '' };
  const { value: made } = await askDesk(preview, 'POST', 'new', JSON.stringify(wish));
  expect(made).toEqual({
    ok: true,
    id: expect.stringMatching(/^2023\//),
    told: expect.stringContaining('已新建'),
  });
  const text = await readFile(preview.at(`reports/${made.id}/index.md`), 'utf8');
  expect(text).toMatch(/^状态: 草稿$/m);
  const { rows } = (await askDesk(preview, 'GET', 'portal')).value;
  expect(rows).toContainEqual(
    expect.objectContaining({ id: made.id, title: '2023年示例区公报', state: '草稿' }),
  );
});
