import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeskReport } from '../../../src/desk/desk-api.ts';
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

it('what a draft has to have mended before it is published is not kept as it is; other warnings can be', async () => {
  const wish = { title: '2023年示例区另一份公报', org: '示例区示例局', year: '' };
  const { value: made } = await askDesk(preview, 'POST', 'new', JSON.stringify(wish));
  const file = preview.at(`reports/${made.id}/index.md`);
  const { value: opened } = await askDesk(preview, 'GET', `report?id=${made.id}`);
  const text = (await readFile(file, 'utf8'))
    .replace('\n---\n', '\n示例字段: 甲\n---\n')
    .concat('\n[示例](meiyou.pdf)\n');
  const saved = JSON.stringify({ text, base: opened.sha256 });
  const { value } = await askDesk<DeskReport>(preview, 'PUT', `text?id=${made.id}`, saved);
  const canKeep = Object.fromEntries(
    value.findings.map(({ rule, exception }) => [rule, exception !== undefined]),
  );
  expect(canKeep).toMatchObject({ 'file-missing': false, 'field-unknown': true });
});
