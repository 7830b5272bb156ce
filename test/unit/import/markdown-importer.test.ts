import { describe, expect, it } from 'vitest';
import { importDocument } from '../../support/import-document.ts';

describe('a Markdown file', () => {
  it('keeps its text as it is written, and gives its title and fields', async () => {
    const { body, values, leftBehind, source } = await importDocument(
      '示例.md',
      `---
标题: 示例区2021年工作报告
公开类别: 主动公开
date: 2022-02-14
---

# 示例区2021年工作报告

<!-- 草稿 -->

开头一段，**加粗**，见[链接](https://www.example.com/)。

## 一、总体情况

- 甲
- 乙

| 事项 | 件数 |
|---|--:|
| 甲 | 12 |

![示例图](图/1.png "图1")

二、没有井号的标题
-----

结尾。

示例区示例局

2022年2月10日
`,
    );
    expect(values).toMatchObject({
      标题: '示例区2021年工作报告',
      公开类别: '主动公开',
      发布日期: '2022-02-14',
      落款: '示例区示例局 / 2022年2月10日',
    });
    expect(body).toBe(
      [
        '开头一段，**加粗**，见[链接](https://www.example.com/)。',
        '## 一、总体情况',
        '- 甲\n- 乙',
        '| 事项 | 件数 |\n|---|--:|\n| 甲 | 12 |',
        '![示例图](images/1.png)',
        '## 二、没有井号的标题',
        '结尾。',
      ].join('\n\n'),
    );
    expect(source.images[0]?.source).toEqual({ kind: 'beside', path: '图/1.png' });
    expect(leftBehind.map(({ text }) => text)).toEqual(['草稿']);
  });

  it('keeps only the description of a picture that is elsewhere', async () => {
    const { source } = await importDocument('示例.md', '# 示例通知\n\n![图](https://www.example.com/1.png)');
    expect(source.images[0]?.source).toMatchObject({ kind: 'absent' });
  });
});
