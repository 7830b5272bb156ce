import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { renderSample } from '../../support/parse-body.ts';

/** What a reader sees, numbers of footnotes aside. */
function readPage(html: string): string {
  const read = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
    if (!('childNodes' in node)) return '';
    const name = 'attrs' in node ? node.attrs.find((attribute) => attribute.name === 'class')?.value : '';
    const text = node.childNodes.map(read).join('');
    if (name === 'footnote-ref' || (name === 'marker' && /^\[\d+\]$/.test(text))) return '';
    return text;
  };
  return parseFragment(html).childNodes.map(read).join('');
}

const strip = (text: string) => text.replace(/\s+/gu, '');

describe('text of the page', () => {
  it('is the text of the blocks, in the same order', () => {
    const { html, blocks, problems } = renderSample(MARKDOWN_SAMPLE);
    expect(strip(readPage(html))).toBe(strip(blocks.map(({ text }) => text).join('')));
    expect(problems).toEqual([]);
    expect(blocks.filter(({ kind }) => kind === 'item').map(({ text }) => text)).toEqual([
      '1. 甲',
      '3. 乙',
      '1) 子',
      '2) 丑',
      '10.',
      '点',
    ]);
    expect(blocks.filter(({ kind }) => kind === 'caption').map(({ text }) => text)).toEqual([
      '表1 示例区学校数',
      '未编号的表',
      '图1 全貌',
    ]);
    expect(blocks).toContainEqual({ kind: 'row', text: '小学\t12\ta|b', section: 's1-1' });
  });

  it('is the source for plain official text', () => {
    const paragraphs = [
      '示例区示例局2021年度法治政府建设情况报告如下：',
      '一是加强“放管服”改革；二是落实《示例规定（2021—2025年）》，按1.5%、3*2和#5、~~、[2021]、{a}、^[b]、<c>、$d$处理。',
      '[注]: 说明',
      '甲\u00a0乙……丙——丁·戊',
      '1.没有空格的编号不是列表',
      '+86 021-00000000 为示例电话',
    ];
    const { html, blocks } = renderSample(paragraphs.map((text) => `　　${text}`).join('\n\n'));
    expect(blocks).toEqual(paragraphs.map((text) => ({ kind: 'paragraph', text })));
    expect(strip(readPage(html))).toBe(strip(paragraphs.join('')));
  });

  it.each([
    '[注]: 说明',
    '~~不是删除线~~',
    '```重要\n正文\n```',
    '~~~重要\n正文\n~~~',
    '正文\n===',
    '^[不是脚注]',
    '(c) (tm) "甲" -- ...',
    'www.example.com',
  ])('shows every word of %j', (source) => {
    const { html, blocks } = renderSample(source);
    const words = strip(source).replaceAll('`', '');
    expect(strip(readPage(html))).toBe(words);
    expect(strip(blocks.map(({ text }) => text).join(''))).toBe(words);
    expect(html).not.toMatch(/<(a|s|h\d|section)\b/);
  });

  it('is valid HTML without inline styles', () => {
    const { html } = renderSample(MARKDOWN_SAMPLE);
    const report = new HtmlValidate({
      extends: ['html-validate:standard'],
    }).validateStringSync(`<h1>示例</h1>\n${html}`);
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message])),
    ).toEqual([]);
    expect(html).not.toContain('style=');
  });
});

describe('soft line breaks', () => {
  it.each([
    ['汉字\n汉字', '汉字汉字'],
    ['句号。\n汉字', '句号。汉字'],
    ['“引号”\n汉字', '“引号”汉字'],
    ['**粗**\n汉字', '粗汉字'],
    ['汉字\n**粗**', '汉字粗'],
    ['汉字[^1]\n汉字\n\n[^1]: 注', '汉字汉字'],
    ['𠮷\n𠮷', '𠮷𠮷'],
  ])('add nothing in %j', (source, text) => {
    const { html, blocks } = renderSample(source);
    expect(blocks[0]?.text).toBe(text);
    expect(readPage(html).split('\n')[0]).toBe(text);
  });

  it.each([
    ['two\nwords', 'two words'],
    ['汉字\nLatin', '汉字 Latin'],
    ['say ”\n“word', 'say ” “word'],
  ])('stay a space in %j', (source, text) => {
    expect(renderSample(source).blocks[0]?.text).toBe(text);
    expect(readPage(renderSample(source).html).trim().replace('\n', ' ')).toBe(text);
  });
});

describe('paragraphs', () => {
  it('begin where a line is indented, with or without an empty line, and lose the padding', () => {
    expect(renderSample('　　甲\n　　乙\n丙').html).toBe('<p>甲</p>\n<p>乙丙</p>\n');
    expect(renderSample('- 甲\n  　　乙').html).toContain('<li>甲\n<p>乙</p>');
  });

  it('make emphasis before a full stop bold', () => {
    expect(renderSample('**依法行政。**全面').html).toBe('<p><strong>依法行政。</strong>全面</p>\n');
  });

  it('are marked as notes', () => {
    for (const text of ['注：甲', '注:甲', '注1：甲', '说明：甲', '备注：甲', '资料来源：甲']) {
      const { html, blocks } = renderSample(text);
      expect(html).toBe(`<p class="note">${text}</p>\n`);
      expect(blocks).toEqual([{ kind: 'note', text }]);
    }
    expect(renderSample('注意：甲').html).toBe('<p>注意：甲</p>\n');
  });
});

describe('lines that begin with a number', () => {
  const read = (source: string) => {
    const { blocks, problems } = renderSample(source);
    return {
      texts: blocks.map(({ text }) => text),
      told: problems.map(({ line, level }) => `${level} ${line}`),
    };
  };

  it.each([
    '要做到\n1、白天有人在岗\n2、夜间有人接听\n3、节假日照常',
    '一是安排人手\n二是备足物资',
    '（1）先报电话\n（2）后补书面',
    '(一)甲\n(二)乙',
    '一、甲\n二、乙\n三、丙',
    '①甲\n②乙',
    '1)甲\n2)乙',
    '1.甲\n2.乙',
    '第一，甲\n第二，乙',
    '第一条 甲\n第二条 乙',
    '有下列情形的：\n（1）甲',
    '已经完成。”\n一是甲',
    '一是甲\n（1）乙\n（2）丙\n二是丁',
  ])('begin a paragraph each: %j', (source) => {
    expect(read(source)).toEqual({ texts: source.split('\n'), told: [] });
  });

  it.each([
    ['高度统\n一是关键', ['高度统一是关键'], ['warning 2']],
    ['按照第（二）\n（三）项规定', ['按照第（二）（三）项规定'], ['warning 2']],
    ['分为\n1、2年级', ['分为 1、2年级'], []],
    ['共\n1.5万人', ['共 1.5万人'], []],
    ['甲[^1]\n\n[^1]: 注。\n（1）续。\n（2）完。', ['甲', '注。（1）续。（2）完。'], []],
  ])('stay where they may be the middle of a sentence, and are told: %j', (source, texts, told) => {
    expect(read(source)).toEqual({ texts, told });
  });

  it('are those of an item up to the end of its first text, or of an empty item', () => {
    const kinds = renderSample('- 甲\n\n  乙\n-\n\n丙').blocks.map(({ kind, text }) => `${kind} ${text}`);
    expect(kinds).toEqual(['item 甲', 'paragraph 乙', 'paragraph 丙']);
  });

  it('leave a list, and stay in a quotation', () => {
    expect(renderSample('- 甲\n（1）乙\n（2）丙').blocks).toEqual([
      { kind: 'item', text: '甲' },
      { kind: 'paragraph', text: '（1）乙' },
      { kind: 'paragraph', text: '（2）丙' },
    ]);
    expect(renderSample('> 引：\n> （1）甲\n> （2）乙').html).toBe(
      '<blockquote>\n<p>引：</p>\n<p>（1）甲</p>\n<p>（2）乙</p>\n</blockquote>\n',
    );
  });

  it('are told once each, however many', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `（${(index % 2) * 5 + 1}）甲`);
    expect(renderSample(`> 始\n> ${lines.join('\n> ')}`).problems).toHaveLength(5_000);
  });
});

describe('asterisks', () => {
  it.each([
    '2*3*4',
    '合计2*3*4等于24户',
    'a*b*c',
    '3*长*2',
    '2**3**4',
    '1＊2＊3',
    'x*1 y*2',
  ])('are text inside words and numbers: %s', (text) => {
    expect(renderSample(text).html).toBe(`<p>${text}</p>\n`);
  });

  it.each([
    ['*甲*', '<em>甲</em>'],
    ['共*3*项', '共<em>3</em>项'],
    ['甲*乙*丙', '甲<em>乙</em>丙'],
    ['GDP**增长**8%', 'GDP<strong>增长</strong>8%'],
    ['***甲***', '<em><strong>甲</strong></em>'],
  ])('emphasise elsewhere: %s', (source, html) => {
    expect(renderSample(source).html).toBe(`<p>${html}</p>\n`);
  });
});

describe('ordered lists', () => {
  it('show each number as typed', () => {
    const { html } = renderSample('2. 甲\n2. 乙\n07. 丙');
    expect(html).toContain('<ol class="numbered">\n<li><span class="marker">2.</span> 甲</li>');
    expect([...html.matchAll(/"marker">([^<]+)</g)].map((match) => match[1])).toEqual(['2.', '2.', '07.']);
    expect(renderSample('1) 甲').blocks).toEqual([{ kind: 'item', text: '1) 甲' }]);
  });
});

describe('hostile text', () => {
  it('never becomes markup', () => {
    const { html } = renderSample('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n## "><b>');
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain('aria-label="“&quot;&gt;&lt;b&gt;”的链接"');
  });

  it.each([
    '*',
    '[',
    '>',
    '![',
    '> ',
    '1. ',
    '- a\n  ',
    '[^1]',
    '**a ',
    '\n> ',
  ])('renders 20,000 nested %j without losing text', (unit) => {
    const { html, blocks } = renderSample(`${unit.repeat(20_000)}终`);
    expect(blocks.at(-1)?.text).toContain('终');
    expect(html).toContain('终');
  });

  it('shows text nested too deep and says so once', () => {
    const source = Array.from({ length: 60 }, (_, depth) => `${'>'.repeat(depth)} 第${depth}层\n`).join('\n');
    const { blocks, problems } = renderSample(source);
    expect(blocks).toHaveLength(60);
    expect(blocks.at(-1)?.text).toContain('第59层');
    expect(problems.map(({ rule }) => rule)).toEqual(['nesting-depth']);
  });

  it('renders a report of 60,000 characters whole', () => {
    const paragraph = '推进法治政府建设，落实各项制度。'.repeat(50);
    const { blocks } = renderSample(Array(75).fill(`## 一、标题\n\n${paragraph}`).join('\n\n'));
    expect(blocks.filter(({ text }) => text === paragraph)).toHaveLength(75);
  });

  it('survives an empty body and lone surrogates', () => {
    expect(renderSample('')).toEqual({ html: '', sections: [], blocks: [], problems: [], outsideLinks: [] });
    expect(renderSample('\ud800').blocks).toHaveLength(1);
  });
});
