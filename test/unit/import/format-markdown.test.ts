import { describe, expect, it } from 'vitest';
import { describeImages } from '../../../src/import/describe-images.ts';
import type { Block, Inline, Paragraph } from '../../../src/import/document.ts';
import { flattenBlocks, joinWords } from '../../../src/import/flatten-blocks.ts';
import { formatMarkdown, layOutTable } from '../../../src/import/format-markdown.ts';
import { raiseText } from '../../../src/import/raise-text.ts';
import { readMarkdown } from '../../../src/import/read-markdown.ts';
import { tidyInlines } from '../../../src/import/tidy-inlines.ts';

/** `/` is a break, `#` a picture, `^` a note, `*甲*` bold, `<甲>` a link. */
const inlines = (text: string): Inline[] =>
  text.split(/([/#^]|\*[^*]*\*|<[^<>]*>)/u).flatMap((part): Inline[] => {
    if (part === '/') return [{ kind: 'break' }];
    if (part === '#') return [{ kind: 'image', image: 0 }];
    if (part === '^') return [{ kind: 'note', id: 'n' }];
    if (/^\*.*\*$/su.test(part))
      return inlines(part.slice(1, -1)).map((inside) =>
        inside.kind === 'text' ? { ...inside, bold: true } : inside,
      );
    if (/^<.*>$/su.test(part)) return [{ kind: 'text', text: part.slice(1, -1), href: 'https://a.cn/' }];
    return part === '' ? [] : [{ kind: 'text', text: part }];
  });
const line = (text: string, look: Partial<Paragraph> = {}): Block => ({
  kind: 'paragraph',
  inlines: inlines(text),
  ...look,
});
const item = (text: string, marker: string, depth: number) => line(text, { item: { marker, depth } });
const cell = (text: string, colspan = 1, rowspan = 1) => ({ inlines: inlines(text), colspan, rowspan });
const context = {
  read: readMarkdown,
  imagePaths: ['images/1.png', undefined],
  imageTexts: ['图[1]', '图二'],
  noteLabels: new Map([['n', '1']]),
};
const format = (blocks: readonly Block[], levels: readonly (number | undefined)[] = []) =>
  formatMarkdown(blocks, levels, [], context).markdown;

describe('Markdown of a paragraph', () => {
  it.each([
    ['甲/乙', '甲\\\n乙'],
    ['//甲//乙/ /', '甲\\\n乙'],
    ['甲 / 乙', '甲\\\n乙'],
    ['*甲**乙*丙', '**甲乙**丙'],
    ['*甲* *乙*', '**甲 乙**'],
    ['甲* 乙 *丙', '甲 **乙** 丙'],
    ['甲* *乙', '甲 乙'],
    ['见<甲>。', '见[甲](<https://a.cn/>)。'],
    ['<甲><乙>丙', '[甲乙](<https://a.cn/>)丙'],
    ['甲*<乙>丙 <丁>*戊', '甲**[乙](<https://a.cn/>)丙 [丁](<https://a.cn/>)**戊'],
    ['甲^乙', '甲[^1]乙'],
    ['#', '![图\\[1\\]](images/1.png)'],
    ['- 甲/# 乙', '\\- 甲\\\n![图\\[1\\]](images/1.png) 乙'],
    [': 甲', '\\: 甲'],
    ['：  甲', '：甲'],
  ])('%s is %s', (written, markdown) => {
    expect(format([line(written)])).toBe(markdown);
  });

  it('leaves bold and links out where they would show otherwise', () => {
    const [strange, plain] = [line('甲*乙。*丙'), line('甲*乙*丙')];
    const { markdown, simplified } = formatMarkdown([strange, plain], [], [], {
      ...context,
      read: (text) => (text.includes('**乙。**') ? '别的' : readMarkdown(text)),
    });
    expect(markdown).toBe('甲乙。丙\n\n甲**乙**丙');
    expect(simplified).toEqual(['甲乙。丙']);
    const literal = formatMarkdown([line('甲(乙)')], [], [], {
      ...context,
      read: (text) => (text.includes('\\(') ? '甲(乙)' : '别的'),
    });
    expect(literal.markdown).toBe('甲\\(乙\\)');
    const never = formatMarkdown([line('甲*乙*')], [], [], { ...context, read: () => '别的' });
    expect(never).toEqual({ markdown: '甲**乙**', simplified: [] });
  });

  it('has what looks like a note as the text that it is, in bold and in a link too', () => {
    const typed = (look: Partial<Extract<Inline, { kind: 'text' }>>): Block => ({
      kind: 'paragraph',
      inlines: [{ kind: 'text', text: '见[^1]、[甲和乙]', ...look }, ...inlines('丙')],
    });
    for (const look of [{}, { bold: true as const }, { href: 'https://a.cn/' }]) {
      const { markdown, simplified } = formatMarkdown([typed(look)], [], [], context);
      expect(readMarkdown(markdown)).toBe('见[^1]、[甲和乙]丙');
      expect(simplified).toEqual([]);
    }
    // Bold between two signs shows its asterisks (CommonMark 6.2).
    const both: Block = {
      kind: 'paragraph',
      inlines: [{ kind: 'text', text: '甲[^1]' }, ...inlines('乙₂*☒*丙')],
    };
    expect(readMarkdown(format([both]))).toBe('甲[^1]乙₂☒丙');
  });

  it('has a bracket without a partner in a link, which stays one', () => {
    const { markdown } = formatMarkdown([line('见<甲[乙>和<丙]丁>。')], [], [], context);
    expect(markdown).toBe('见[甲\\[乙](<https://a.cn/>)和[丙\\]丁](<https://a.cn/>)。');
    expect(readMarkdown(markdown)).toBe('见甲[乙和丙]丁。');
  });

  it('has an address without what would end it', () => {
    const link: Block = {
      kind: 'paragraph',
      inlines: [{ kind: 'text', text: '甲', href: 'https://a.cn/<b> c\\d' }],
    };
    expect(format([link])).toBe('[甲](<https://a.cn/%3Cb%3E%20c%5Cd>)');
  });

  it('has pictures that stay behind by their title only', () => {
    const image = (title?: string): Block => ({
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: '甲' },
        { kind: 'image', image: 1, ...(title ? { title } : {}) },
      ],
    });
    expect(format([image()])).toBe('甲');
    expect(format([image('图2')])).toBe('甲图2');
    expect(format([{ kind: 'paragraph', inlines: [{ kind: 'image', image: 0, title: '图1 "甲"' }] }])).toBe(
      '![图\\[1\\]](images/1.png "图1 \\"甲\\"")',
    );
    expect(format([{ kind: 'verbatim', source: '![甲](image:0)和![乙](image:1)' }])).toBe(
      '![图\\[1\\]](images/1.png)和乙',
    );
    expect(
      format([{ kind: 'verbatim', source: `![甲](image:0 "图1 (“一\\"”)")和![乙](image:1 '图2')` }]),
    ).toBe('![图\\[1\\]](images/1.png "图1 (“一\\"”)")和乙 图2');
  });
});

describe('Markdown of headings, captions and lists', () => {
  it('has headings on one line, not in bold', () => {
    expect(format([line('*一、甲*/乙'), line('丙'), line(' ')], [2, 3, 2])).toBe('## 一、甲 乙\n\n### 丙');
    expect(format([{ kind: 'paragraph', inlines: [{ kind: 'text', text: '语言 C#' }] }], [2])).toBe(
      '## 语言 C#',
    );
    expect(format([{ kind: 'paragraph', inlines: [{ kind: 'text', text: '语言 ##' }] }], [2])).toBe(
      '## 语言 \\##',
    );
  });

  it('has captions that a number names, and others by a colon', () => {
    expect(format([line('表1 甲', { role: 'caption' }), line('乙', { role: 'caption' })])).toBe(
      '表1 甲\n\n: 乙',
    );
  });

  it('nests lists one step at a time, and begins a new one behind a text', () => {
    expect(
      format([
        item('甲', '-', 0),
        item('乙', '1.', 3),
        item('丙', '2.', 3),
        item('丁/戊', '-', 0),
        line('己'),
        item('庚', '-', 5),
      ]),
    ).toBe('- 甲\n    1. 乙\n    2. 丙\n- 丁\\\n    戊\n\n己\n\n- 庚');
    expect(format([item('甲', '-', 0), item('乙', '3.', 1)])).toBe('- 甲\n\n    3. 乙');
    expect(format([item('甲', '-', 1), item('乙', '-', 0)])).toBe('- 甲\n- 乙');
    // Bold between two signs shows its asterisks (CommonMark 6.2), in an inner item as elsewhere.
    expect(format([item('甲', '-', 0), item('乙₂*☒*丙/丁', '-', 1)])).toBe(
      '- 甲\n    - 乙₂☒丙\\\n        丁',
    );
  });
});

describe('Markdown of tables and notes', () => {
  it('has spans, breaks and bars', () => {
    expect(
      format([
        {
          kind: 'table',
          rows: [
            [cell('甲|乙', 2), cell('丙', 1, 2)],
            [cell('丁 / 戊'), cell('己\n庚')],
          ],
        },
      ]),
    ).toBe('| 甲\\|乙 | < | 丙 |\n|---|---|---|\n| 丁<br>戊 | 己 庚 | ^^ |');
  });

  it('has the notes below, further paragraphs indented, and none that is empty', () => {
    const { markdown } = formatMarkdown(
      [line('甲^')],
      [],
      [
        { id: 'n', paragraphs: [inlines('注/一'), inlines(' '), inlines('- 二')] },
        { id: 'm', paragraphs: [inlines('三')] },
        { id: 'l', paragraphs: [inlines(' ')] },
      ],
      context,
    );
    expect(markdown).toBe('甲[^1]\n\n[^1]: 注 一\n\n    \\- 二\n\n[^m]: 三');
    expect(formatMarkdown([], [], [], context).markdown).toBe('');
  });

  it('has notes without bold that would show its asterisks', () => {
    const note = { id: 'n', paragraphs: [inlines('甲₂*☒*丙'), inlines('丁*戊*己')] };
    const { markdown, simplified } = formatMarkdown([line('甲^')], [], [note], context);
    expect(markdown).toBe('甲[^1]\n\n[^1]: 甲₂☒丙\n\n    丁**戊**己');
    expect(simplified).toEqual(['甲₂☒丙']);
  });
});

describe('the grid of a table', () => {
  const lay = (...rows: ReturnType<typeof cell>[][]) =>
    layOutTable({ kind: 'table', rows }).map((row) =>
      row
        .map((place) =>
          place.kind === 'cell'
            ? place.cell.inlines.map((each) => each.kind === 'text' && each.text).join('')
            : { left: '<', above: '^', empty: '_' }[place.kind],
        )
        .join(''),
    );
  it.each([
    [
      [[cell('甲', 2, 2), cell('乙')], [cell('丙')]],
      ['甲<乙', '^<丙'],
    ],
    [
      [[cell('甲', 1, 9)], [cell('乙')]],
      ['甲_', '^乙'],
    ],
    // What two cells span is the first one's.
    [
      [[cell('甲'), cell('乙', 1, 2)], [cell('丙', 2)]],
      ['甲乙', '丙^'],
    ],
    [[[cell('甲', 0, 0), cell('乙')]], ['甲乙']],
    [
      [[cell('甲')], [cell('乙'), cell('丙')]],
      ['甲_', '乙丙'],
    ],
    [
      [[cell('甲', 1, 2), cell('乙')], [cell('丙', 2)]],
      ['甲乙_', '^丙<'],
    ],
    [[], []],
  ])('%j', (rows, grid) => {
    expect(lay(...rows)).toEqual(grid);
  });

  it('is never wider than memory holds', () => {
    expect(lay([cell('甲', 1e9)])[0]).toHaveLength(200);
    expect(lay([cell('甲', 1e9), cell('乙', 1e9)])[0]).toHaveLength(201);
  });
});

it.each<[Block[], string]>([
  [[line('甲段'), line(''), line('#'), line('乙')], '甲段/#/乙'],
  [[line('结/果'), line('纠正')], '结/果/纠正'],
  [[line('结果'), line('1')], '结果/1'],
  [[line('结果'), line('^')], '结果/^'],
  [[item('甲', '1.', 0), item('乙', '-', 0)], '1. 甲/• 乙'],
  [[item('建立制度', '-', 0), item('加强监督', '-', 0)], '• 建立制度/• 加强监督'],
  [
    [
      {
        kind: 'table',
        rows: [
          [cell('甲'), cell('1')],
          [cell('乙'), cell('2')],
        ],
      },
    ],
    '甲 1 /乙 2 ',
  ],
  [[{ kind: 'verbatim', source: '甲' }], ''],
])('the blocks %j are in one cell %s', (blocks, text) => {
  const shown = flattenBlocks(blocks).map((each) =>
    each.kind === 'text' ? each.text : { break: '/', image: '#', note: '^' }[each.kind],
  );
  expect(shown.join('')).toBe(text);
});

it('words set over several lines are whole in the head of a table, and upright ones anywhere', () => {
  const shown = (...rows: ReturnType<typeof cell>[][]) =>
    joinWords(rows).map((row) =>
      row
        .map(({ inlines }) => inlines.map((each) => (each.kind === 'text' ? each.text : '/')).join(''))
        .join(' '),
    );
  expect(shown([cell('结果/纠正'), cell('示例示例/示例示例示'), cell('1/纠正')])).toEqual([
    '结果纠正 示例示例/示例示例示 1/纠正',
  ]);
  expect(
    shown(
      [cell('科室', 1, 2), cell('负责/人')],
      [cell('正/副职')],
      [cell('办公/室'), cell('张三/李四'), cell('申/请/人')],
    ),
  ).toEqual(['科室 负责人', '正副职', '办公室 张三/李四 申请人']);
  expect(shown()).toEqual([]);
});

it.each([
  ['示例\n  文字', '示例文字'],
  ['示例   文字', '示例 文字'],
  ['abc\ndef', 'abc def'],
  ['示例\nabc', '示例 abc'],
  ['  示例  ', '示例'],
  ['示例 / 文字', '示例/文字'],
  ['示例 # 文字', '示例 # 文字'],
  ['示例\n* 文字*', '示例 文字'],
  ['示例 * 文字*', '示例 文字'],
  ['甲* *乙', '甲 乙'],
  ['示例* */文字', '示例/文字'],
  ['示例* *', '示例'],
  ['甲\n“乙”', '甲“乙”'],
  ['甲\u00a0 乙', '甲\u00a0 乙'],
])('white space of a page, %j, is shown as %s', (written, shown) => {
  const text = tidyInlines(inlines(written)).map((each) =>
    each.kind === 'text' ? each.text : { break: '/', image: '#', note: '^' }[each.kind],
  );
  expect(text.join('')).toBe(shown);
});

it('raised and lowered digits have characters of their own, other text stays', () => {
  expect([raiseText('0123456789+-−', 'sup'), raiseText('0123456789', 'sub')]).toEqual([
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻',
    '₀₁₂₃₄₅₆₇₈₉',
  ]);
  expect([raiseText('1a', 'sup'), raiseText('-1', 'sub'), raiseText('', 'sup')]).toEqual(['1a', '-1', '']);
});

describe('the description of a picture', () => {
  const bytes = { kind: 'bytes', bytes: new Uint8Array() } as const;
  const describe_ = (blocks: Block[], alt = '') => describeImages(blocks, [{ alt, source: bytes }]);
  const NONE = '原文的第 1 张图，原文没有说明';
  it.each([
    [[line('#'), line('图1  甲')], '图1 甲'],
    [[line('图1 甲'), line('#')], '图1 甲'],
    [[line('图1 甲/#'), line('图2 乙')], '图1 甲'],
    [[line('图2 乙'), line('#'), line('图3 丙')], '图3 丙'],
    [[line('#'), line('甲')], NONE],
    [[line('#'), line(`图1 ${'甲'.repeat(77)}`)], `图1 ${'甲'.repeat(77)}`],
    [[line('#'), line(`图1 ${'甲'.repeat(78)}`)], NONE],
    [[{ kind: 'table' as const, rows: [[cell('图1 甲'), cell('#')]] }], NONE],
    [[line('甲')], '原文的一张图（1），原文没有说明'],
  ])('in %j', (blocks, text) => {
    const { texts, remarks } = describe_(blocks as Block[]);
    expect(texts).toEqual([text]);
    expect(remarks).toHaveLength(text === NONE ? 1 : 0);
  });

  it('is its own before a caption', () => {
    expect(describe_([line('#'), line('图1 甲')], '示例区地图')).toEqual({
      texts: ['示例区地图'],
      remarks: [],
    });
  });
});
