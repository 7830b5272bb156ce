import { describe, expect, it } from 'vitest';
import type { BodyDocument, DocumentBlock, DocumentInline } from '../../../src/report/body-document.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { parseBodyDocument, renderSample, SAMPLE_CONTEXT } from '../../support/parse-body.ts';

const parse = (body: string) => parseBodyDocument(body, SAMPLE_CONTEXT);

/** Text in reading order, written apart from the code under test. */
function readInlines(inlines: readonly DocumentInline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? readInlines(inline.children) : '';
    })
    .join('');
}

function readBlock(block: DocumentBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return readInlines(block.children);
    case 'list':
      return block.items
        .map(({ marker, blocks }) => (marker ?? '') + blocks.map(readBlock).join(''))
        .join('');
    case 'quote':
      return block.blocks.map(readBlock).join('');
    case 'table': {
      const cells = [...block.head, ...block.body].flat();
      return readInlines([...(block.caption ?? []), ...cells.flatMap(({ children }) => children)]);
    }
    case 'figure':
      return readInlines(block.caption ?? []);
    case 'signature':
      return block.lines.join('');
    case 'rule':
      return '';
  }
}

const readDocument = ({ blocks, footnotes }: BodyDocument) =>
  [...blocks, ...footnotes.flatMap((note) => note.blocks)].map(readBlock).join('');

const strip = (text: string) => text.replace(/\s+/gu, '');

describe('document of a body', () => {
  it.each([
    MARKDOWN_SAMPLE,
    '',
    '## \n\n正文',
    '> 引\n> - 项\n>   > 深\n\n- > 引',
    '1. | 甲 | 乙 |\n   |--|--|\n   | 丙 | 丁 |',
    '1. ## 标题\n2. ![图](a.png)\n3.\n4. ***粗斜***',
    '| 甲 | < | 乙 |\n|--|--|--|\n| 丙 | 丁 | ^^ |',
    '| 甲 |\n|--|\n| 丙 | 多 |',
    '甲[^1]\n\n[^1]: - 项\n\n    | 表 |\n    |--|\n    | 格[^2] |\n\n[^2]: 注中注\n[^3]: 没有引用',
    '[<https://www.example.com>](https://www.example.com) [坏](javascript:1) ![坏](http://x/a.png)',
    '甲\\\n乙 `代码` &lt;b&gt; <b> ```x```',
    '***\n\n    缩进\n\n~~~\n甲\n~~~',
    `${'>'.repeat(60)} 深处`,
  ])('holds every visible character in order: %#', (body) => {
    const text = renderSample(body)
      .blocks.map((block) => block.text)
      .join('');
    expect(strip(readDocument(parse(body)))).toBe(strip(text));
    expect(JSON.parse(JSON.stringify(parse(body)))).toEqual(parse(body));
  });

  it('tells headings, their ranks and their ids', () => {
    expect(parse('## 一、**甲**\n#### 1.乙').blocks).toEqual([
      {
        type: 'heading',
        id: 's1',
        level: 2,
        depth: 1,
        children: [
          { type: 'text', text: '一、' },
          { type: 'strong', children: [{ type: 'text', text: '甲' }] },
        ],
      },
      { type: 'heading', id: 's1-0-1', level: 4, depth: 2, children: [{ type: 'text', text: '1.乙' }] },
    ]);
  });

  it('keeps links, code, line breaks, notes and footnotes', () => {
    const { blocks, footnotes } = parse(
      '见[指南](attachments/指南.pdf)[一](#s1)`x`\\\n次[^1]\n\n注：甲\n\n## 一、乙\n\n[^1]: 丙',
    );
    expect(blocks.slice(0, 2)).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: '见' },
          {
            type: 'link',
            href: encodeURI('attachments/指南.pdf'),
            children: [{ type: 'text', text: '指南' }],
          },
          { type: 'link', href: '#s1', children: [{ type: 'text', text: '一' }] },
          { type: 'code', text: 'x' },
          { type: 'break' },
          { type: 'text', text: '次' },
          { type: 'footnote-ref', number: 1 },
        ],
      },
      { type: 'paragraph', role: 'note', children: [{ type: 'text', text: '注：甲' }] },
    ]);
    expect(footnotes).toEqual([
      { number: 1, blocks: [{ type: 'paragraph', children: [{ type: 'text', text: '丙' }] }] },
    ]);
  });

  it('keeps the numbers of lists as typed', () => {
    const [list] = parse('1. 甲\n3. 乙\n   - 丙').blocks;
    if (list?.type !== 'list') throw new Error('no list');
    expect(list.ordered).toBe(true);
    expect(list.items.map(({ marker }) => marker)).toEqual(['1.', '3.']);
    expect(list.items[1]?.blocks[1]).toMatchObject({ type: 'list', ordered: false });
  });

  it('keeps merged cells, their alignment, the head and the caption', () => {
    const [table] = parse(
      '表1 所数\n\n| 类 | < | 数 |\n|:--|--|--:|\n| 甲 | 乙 | 1 |\n| ^^ | 丙 | 2 |',
    ).blocks;
    const cell = (text: string) => ({
      isHeader: false,
      columns: 1,
      rows: 1,
      children: [{ type: 'text', text }],
    });
    expect(table).toEqual({
      type: 'table',
      caption: [{ type: 'text', text: '表1 所数' }],
      columns: 3,
      head: [
        [
          { ...cell('类'), isHeader: true, align: 'left', columns: 2 },
          { ...cell('数'), isHeader: true, align: 'right' },
        ],
      ],
      body: [
        [{ ...cell('甲'), align: 'left', rows: 2 }, cell('乙'), { ...cell('1'), align: 'right' }],
        [cell('丙'), { ...cell('2'), align: 'right' }],
      ],
    });
  });

  it('keeps images with the words for who cannot see them', () => {
    expect(parse('![全**貌**](图.png "图1 全貌")').blocks).toEqual([
      {
        type: 'figure',
        image: { type: 'image', src: encodeURI('图.png'), alt: '全貌', width: 640, height: 480 },
        caption: [{ type: 'text', text: '图1 全貌' }],
      },
    ]);
  });
});
