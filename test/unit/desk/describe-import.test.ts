import { describe, expect, it } from 'vitest';
import { describeImport } from '../../../src/desk/describe-import.ts';
import { importDocument } from '../../support/import-document.ts';

async function preview(
  name: string,
  content: string,
  answers: Readonly<Record<string, readonly string[]>> = {},
) {
  const { source, ...converted } = await importDocument(name, content);
  return describeImport(
    { document: source, converted, imagePaths: [], files: [], original: { path: `source/${name}`, content } },
    answers,
    { id: 'undated/shili', namesakes: [] },
  );
}
const MATERIAL = '各街道要高度重视，做好准备。\n\n抓好落实，加强值守。\n';
const PAGE = '示例区示例局2021年度报告\n\n发布日期：2022-02-14\n\n一、做法\n\n正文。\n';

describe('a document beside the report that it would become', () => {
  it('has no guess among its facts, and none in the report before it is answered', async () => {
    const open = await preview('会议材料.txt', MATERIAL);
    expect(open.questions.map(({ key, values }) => [key, values])).toEqual([['标题', ['会议材料']]]);
    expect(open.fields).toEqual([]);
    expect(open.missing).toContain('标题');
    expect(JSON.stringify(open.result)).not.toContain('会议材料');

    const answered = await preview('会议材料.txt', MATERIAL, { 标题: ['示例意见'] });
    expect(answered.result[0]).toMatchObject({ field: '标题', inlines: [{ text: '示例意见' }] });
    expect(answered.questions).toHaveLength(1);
    expect(answered.missing).not.toContain('标题');
  });

  it('asks what only follows from something else', async () => {
    const { questions, fields } = await preview('报告.txt', PAGE);
    expect(questions).toMatchObject([
      { key: '公开类别', values: ['主动公开'], candidates: ['依申请公开', '不予公开'] },
    ]);
    expect(fields.map(({ key }) => key)).toEqual(['标题', '发布日期', '体裁']);
  });

  it('has no year where nothing tells one', async () => {
    expect((await preview('会议材料.txt', MATERIAL)).id).toEqual({ year: '', name: 'shili' });
  });

  it('shows tables, lists and notes of both in one form', async () => {
    const { source, result } = await preview(
      '页.html',
      '<h1>示例区示例局2021年度报告</h1><p>见下表，说得很清楚。</p><table><tr><td>项目</td><td>数</td></tr><tr><td>甲</td><td>1</td></tr></table><ul><li>第一条说明。</li></ul>',
    );
    for (const side of [source, result]) {
      const rows = side.find(({ kind }) => kind === 'table')?.rows;
      expect(rows?.map((row) => row.map(({ inlines }) => inlines))).toEqual([
        [[{ text: '项目' }], [{ text: '数' }]],
        [[{ text: '甲' }], [{ text: '1' }]],
      ]);
      expect(side.find(({ marker }) => marker === '•')?.inlines).toEqual([{ text: '第一条说明。' }]);
    }
  });
});
