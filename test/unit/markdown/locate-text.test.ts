import { describe, expect, it } from 'vitest';
import type { RenderContext } from '../../../src/markdown/render-context.ts';
import { renderPlacedBody } from '../../support/parse-body.ts';

const context: RenderContext = {
  bodyLine: 11,
  resolveTarget: (target) =>
    target.includes('没有')
      ? { kind: 'problem', rule: 'file-missing', message: '没有', remedy: '补上' }
      : { kind: 'local', url: encodeURI(target) },
};

/** The typed character at each character of each block, white space left out. */
function readBack(body: string): { shown: string; typed: string }[] {
  const lines = body.split('\n').map((line) => [...line]);
  const { rendered, locate } = renderPlacedBody(body, context);
  return rendered.blocks.map((block) => {
    const units = Array.from({ length: block.text.length }, (_, index) => index).filter(
      (index) => !/[\s\udc00-\udfff]/.test(block.text.charAt(index)),
    );
    const typed = units.map((index) => {
      const { line, column } = locate(block, index);
      return lines[line - context.bodyLine]?.[column - 1] ?? '∅';
    });
    return { shown: block.text.replace(/\s/g, ''), typed: typed.join('') };
  });
}

const SAMPLE = `　　2021年，示例局在
区委领导下**做好。**各项工作[^1]，hello
  world，“十四五”  
规划\\
又一行 ![图](attachments/图.png) 之后，见[办事](attachments/办事.pdf "办事 标题")办事和<https://www.example.com/a?b=1&c=2>。
　　没有空行的第二段，见[表](<attachments/表 [1].pdf>)表，𠀀𠀁字和[表](attachments/没有.pdf)表。

[注]: 这不是链接定义

## 一、总体情况[^2] ##

1. 甲甲
3.  乙
   1) 子
   2) 丑

     又一段

10. - 点
    - ![图示](attachments/图.png)

### （一）**加粗**与 \`代码 \` 与\`\` 代\`码 \`\`尾

表1 示例区学校数

| 学校 | 所数 | |
|:--|--:|:-:|
| 小 | 小 | **a** |
| 初<br>bor | <br> 乙 |<br>rb|
|中学 | 3 |

另有一段
: 未编号的表
| 甲 | 乙 |
|---|---|
| 1 | 11 |

注：数据为示例。

![全貌](attachments/全貌.png "图1 全貌")

> 引用第一行
续行
> > 第二**层**

[^1]: 脚注一
    续行

    第二段
[^2]: 脚注二
`;

describe('locate', () => {
  it('finds each character of each block where it was typed', () => {
    const blocks = readBack(SAMPLE);
    expect(blocks.length).toBeGreaterThan(25);
    for (const { shown, typed } of blocks) expect(typed).toBe(shown);
  });

  it('points at the escape or the entity that a character was written as', () => {
    const { rendered, locate } = renderPlacedBody('甲\\*乙\\\\丙&lt;丁&amp;戊\\', context);
    const [block] = rendered.blocks;
    if (!block) throw new Error('no block');
    expect(block.text).toBe('甲*乙\\丙<丁&戊\\');
    expect([...block.text].map((_, index) => locate(block, index).column)).toEqual([
      1, 3, 4, 5, 7, 8, 12, 13, 18, 19,
    ]);
  });

  it.each([
    ['the number of a note', '甲[^1]1月\n\n[^1]: 注', '甲1月', [1, 6, 7]],
    ['backslashes that are escaped', '甲\\\\\\\\乙', '甲\\\\乙', [1, 2, 4, 6]],
    ['the bracket of a link', '[[甲]](attachments/甲.pdf)', '[甲]', [2, 3, 4]],
    [
      'the brackets of an address',
      '<https://a.cn>>',
      'https://a.cn>',
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15],
    ],
    ['the spaces at the ends of a code', '` 甲 ` 乙', '甲 乙', [3, 6, 7]],
    ['the sign of a break in a cell', '|甲<br>b|乙|\n|-|-|', '甲\nb\t乙', [2, 3, 7, 7, 9]],
  ])('does not take %s for what stands behind it', (_, body, text, columns) => {
    const { rendered, locate } = renderPlacedBody(body, context);
    const [block] = rendered.blocks;
    if (!block) throw new Error('no block');
    expect(block.text).toBe(text);
    expect([...text].map((_, index) => locate(block, index).column)).toEqual(columns);
  });

  it('tells equal texts of one line apart, with escaped bars between them', () => {
    const { rendered, locate } = renderPlacedBody('| 项 | 项 |\n|--|--|\n| a\\|b | a\\|b |', context);
    const row = rendered.blocks.at(-1);
    if (!row) throw new Error('no block');
    expect(row.text).toBe('a|b\ta|b');
    expect([0, 1, 2, 4, 5, 6].map((index) => locate(row, index).column)).toEqual([3, 5, 6, 10, 12, 13]);
  });

  it('counts characters, not code units, and lines of the file, not of the body', () => {
    const { rendered, locate } = renderPlacedBody('第一段。\n\n𠀀𠀁字', context);
    const block = rendered.blocks[1];
    if (!block) throw new Error('no block');
    expect(locate(block, block.text.indexOf('字'))).toEqual({ line: 13, column: 3 });
  });

  it('does not look for text in an address, whether the link was kept or refused', () => {
    for (const name of ['表.pdf', '没有表.pdf']) {
      const body = `[甲](attachments/${name})表`;
      const { rendered, locate } = renderPlacedBody(body, context);
      const [block] = rendered.blocks;
      if (!block) throw new Error('no block');
      expect(block.text).toBe('甲表');
      expect(locate(block, 1).column).toBe([...body].length);
    }
  });

  it('stays inside the text for an index behind its end', () => {
    const { rendered, locate } = renderPlacedBody('甲乙', context);
    const [block] = rendered.blocks;
    if (!block) throw new Error('no block');
    expect(locate(block, 99)).toEqual({ line: 11, column: 2 });
  });
});
