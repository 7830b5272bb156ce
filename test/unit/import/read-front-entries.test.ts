import { describe, expect, it } from 'vitest';
import { readFrontEntries } from '../../../src/import/read-front-entries.ts';
import { importDocument } from '../../support/import-document.ts';

const read = (front: string) => {
  const { entries, unread, body } = readFrontEntries(`${front}\n甲。\n`);
  return { entries: Object.fromEntries(entries.map(({ key, texts }) => [key, texts])), unread, body };
};

describe('front matter of other programs', () => {
  it.each([
    ['Jekyll', '---\ntitle: "示例"\ntags: [甲, 乙]\n---'],
    ['Hugo, TOML', `+++\ntitle = "示例" \n# 说明\n\ntags = ["甲", '乙']\n+++`],
    ['Hugo, JSON', '{\n  "title": "示例",\n  "tags": ["甲", "乙"]\n}'],
    ['Hexo', 'title: 示例\ntags:\n- 甲\n- 乙\n---'],
  ])('is read as %s writes it', (_, front) => {
    expect(read(front)).toEqual({
      entries: { title: ['示例'], tags: ['甲', '乙'] },
      unread: [],
      body: '甲。\n',
    });
  });

  it('is read line by line where YAML cannot, and never dropped', () => {
    expect(read('---\ntitle: 示例: 副题\ntags: [甲\n---')).toEqual({
      entries: { title: ['示例: 副题'] },
      unread: ['tags: [甲'],
      body: '甲。\n',
    });
    expect(read('+++\ntitle = "示例"\n[params]\na = { b = 1 }\n+++').unread).toEqual([
      '[params]',
      'a = { b = 1 }',
    ]);
  });

  it.each(['{\n甲\n}', 'note: 甲\n---', '+++\n甲', '甲: 乙\n---'])('is not seen in %j', (text) => {
    expect(read(text)).toMatchObject({ entries: {}, unread: [], body: `${text}\n甲。\n` });
  });

  it('gives the fields of the report, and what is not understood is told', async () => {
    const { values, body, leftBehind, account } = await importDocument(
      '示例.md',
      '+++\ntitle = "示例区2021年工作报告"\ndate = 2022-02-15T09:30:00+08:00\n[params]\n+++\n\n全年工作顺利。\n',
    );
    expect(values).toMatchObject({ 标题: '示例区2021年工作报告', 发布日期: '2022-02-15 09:30' });
    expect(body).toBe('全年工作顺利。');
    expect(leftBehind.map(({ what, text }) => `${what} ${text}`)).toEqual(['文件开头的字段 [params]']);
    expect(account.missing).toEqual([]);
  });
});
