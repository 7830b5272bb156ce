import { describe, expect, it } from 'vitest';
import { anchorFigures } from '../../../src/figures/anchor-figures.ts';
import { collectFigures } from '../../../src/figures/collect-figures.ts';
import type { RenderedBody } from '../../../src/markdown/render-body.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { renderPlacedBody, SAMPLE_CONTEXT } from '../../support/parse-body.ts';

function read(markdown: string) {
  const { rendered, document } = renderPlacedBody(markdown, SAMPLE_CONTEXT);
  return { rendered, figures: collectFigures(rendered.blocks, document, 2021) };
}

/** Text of a section as the report's JSON has it. */
function readSection({ sections, blocks }: RenderedBody, id: string | undefined): string {
  if (id !== undefined) return sections.find((section) => section.id === id)?.text ?? '';
  const own = blocks.filter(({ section, isFootnote }) => section === undefined && !isFootnote);
  return own.map(({ text }) => text).join('\n');
}

const BODY = `全年受理**12**件，同比增长 5%[^1]。

𠮷地办结 3 件。

## 一、数字

1. 新增床位400张；
2. 接听电话１．２万个。

表1 情况（单位：件）

| 项目 | < | 件数 |
|--|--|--|
| 许可 | 新办 | 12 |
|  |  |  |
| ^^ | 变更 | <8 & 9> |
| 处罚 | < | 1,203 |

> | 名称 | 数 |
> |--|--|
> | 乙 | 7 |

### （一）“双减”办结11件

检查 & 抽查 <机构> 31 家。

[^1]: 脚注里受理99件。
`;

describe('collectFigures', () => {
  it('says where each number stands: the characters of its section are the number', () => {
    const { rendered, figures } = read(BODY);
    expect(figures.map(({ id, label, text }) => `${id} ${label} ${text}`)).toMatchInlineSnapshot(`
      [
        "f1 受理 12件",
        "f2 受理，同比增长 5%",
        "f3 𠮷地办结 3 件",
        "s1-f1 新增床位 400张",
        "s1-f2 接听电话 １．２万个",
        "s1-f3 许可 › 新办 › 件数 12",
        "s1-f4 处罚 › 件数 1,203",
        "s1-f5 乙 › 数 7",
      ]
    `);
    for (const { section, offset, text } of figures)
      expect([...readSection(rendered, section)].slice(offset, offset + [...text].length).join('')).toBe(
        text,
      );
  });

  it('says which cell it is', () => {
    const cells = read(BODY).figures.flatMap(({ cell }) => cell ?? []);
    expect(cells).toEqual([
      { table: 1, caption: '表1 情况（单位：件）', row: 2, column: 3 },
      { table: 1, caption: '表1 情况（单位：件）', row: 5, column: 3 },
      { table: 2, row: 2, column: 2 },
    ]);
  });
});

it('leaves out what is still to be done, and what was done in several years', () => {
  const body =
    '## 一、2021年工作回顾\n\n受理12件。\n\n### （一）完成年度目标任务\n\n新建学校3所。\n\n## 二、下一步工作打算\n\n新建医院4所。\n\n### （一）教育\n\n新建学校5所。\n\n## 三、2022年预算草案\n\n新建桥梁6座。\n\n## 四、2021年推进法治政府建设的主要安排\n\n新建涵洞8座。\n\n## 五、过去五年回顾\n\n新建隧道9条。\n\n## 六、2021年和“十三五”时期回顾\n\n新建车站9座。\n\n## 七、附表\n\n新建公园7个。\n';
  expect(read(body).figures.map(({ label, text }) => `${label} ${text}`)).toEqual([
    '受理 12件',
    '新建学校 3所',
    '新建车站 9座',
    '新建公园 7个',
  ]);
});

describe('anchorFigures', () => {
  it.each([BODY, MARKDOWN_SAMPLE])('puts an id at each number and changes no character', (markdown) => {
    const { rendered, figures } = read(markdown);
    const html = anchorFigures(rendered.html, rendered.blocks, figures) ?? '';
    expect(html.replace(/<span class="figure" id="[^"]*">(.*?)<\/span>/gsu, '$1')).toBe(rendered.html);
    for (const { id, text } of figures) {
      const [, marked = '', rest = ''] = new RegExp(`id="${id}">([^<]*)</span>([^]*)`, 'u').exec(html) ?? [];
      const shown = (marked + (marked === '' ? rest : '')).replace(/<[^>]*>/gu, '').trimStart();
      expect(shown.slice(0, text.length)).toBe(text);
    }
  });

  it('gives up where the page does not say what the blocks say', () => {
    const { rendered, figures } = read('受理12件。');
    expect(anchorFigures('<p>受理13件。</p>', rendered.blocks, figures)).toBeUndefined();
    expect(anchorFigures('<p>受理</p>', rendered.blocks, figures)).toBeUndefined();
  });
});
