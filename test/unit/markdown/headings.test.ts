import { describe, expect, it } from 'vitest';
import { renderSample } from '../../support/parse-body.ts';

describe('headings', () => {
  it('carry their id, a wrapper for the official level and a link without text', () => {
    expect(renderSample('## 一、总则').html).toBe(
      '<div class="heading heading-2">\n<h2 id="s1">一、总则</h2>\n' +
        '<a class="heading-link" href="#s1" aria-label="“一、总则”的链接"></a></div>\n',
    );
  });

  it('never skip a tag, whatever the source skips', () => {
    const { html, sections } = renderSample('### 一、甲\n\n##### 1. 乙\n\n###### 丙\n\n#### （一）丁');
    expect([...html.matchAll(/<(h\d) id="([^"]+)"/g)].map(([, tag, id]) => `${tag} ${id}`)).toEqual([
      'h2 s1',
      'h3 s1-0-1',
      'h4 s1-0-1-1',
      'h3 s1-1',
    ]);
    expect(html).toContain('<div class="heading heading-5">\n<h3');
    expect(sections.map(({ level, depth }) => [level, depth])).toEqual([
      [3, 1],
      [5, 2],
      [6, 3],
      [4, 2],
    ]);
  });

  it('make sections with their own text, footnotes apart', () => {
    const source =
      '前言\n\n## 一、**甲**[^1]\n\n第一段\n\n- 点\n\n### （一）乙\n\n## 二、丙\n\n末段\n\n[^1]: 脚注';
    const { sections, blocks } = renderSample(source);
    expect(sections).toEqual([
      { id: 's1', title: '一、甲', level: 2, depth: 1, text: '第一段\n点' },
      { id: 's1-1', title: '（一）乙', level: 3, depth: 2, text: '' },
      { id: 's2', title: '二、丙', level: 2, depth: 1, text: '末段' },
    ]);
    expect(blocks.map(({ kind, section }) => [kind, section])).toEqual([
      ['paragraph', undefined],
      ['heading', 's1'],
      ['paragraph', 's1'],
      ['item', 's1'],
      ['heading', 's1-1'],
      ['heading', 's2'],
      ['paragraph', 's2'],
      ['note', undefined],
    ]);
  });

  it('warn of a title in the body', () => {
    const { html, problems } = renderSample('前言\n\n# 示例局报告');
    expect(html).toContain('<h2 id="s1">示例局报告</h2>');
    expect(problems).toMatchObject([
      {
        level: 'warning',
        rule: 'heading-title',
        line: 3,
        column: 1,
        message: '正文里有一级标题“示例局报告”，报告的大标题写在字段“标题”里',
        remedy: '是大标题，写成 标题: 示例局报告，这里删去；是小标题，“一、”级的用 ## 开头',
      },
    ]);
  });

  it('with a number are not taken for a title of the report', () => {
    expect(renderSample('# 一、示例情况\n\n# （二）示例措施').problems).toMatchObject([
      {
        rule: 'heading-title',
        message: '小标题“一、示例情况”前只有 1 个 #，1 个 # 是留给报告的大标题的',
        remedy: '小标题从 2 个 # 开始：“一、”2 个，“（一）”3 个，“1.”4 个，“（1）”5 个',
      },
      { rule: 'heading-title', message: '小标题“（二）示例措施”前只有 1 个 #，1 个 # 是留给报告的大标题的' },
    ]);
  });

  it('stay ordinary text inside quotes, lists and when they are empty', () => {
    const { html, sections, problems } = renderSample('> ## 一、引\n\n- # 项\n\n##\n\n## 一、真');
    expect(sections.map(({ id }) => id)).toEqual(['s1']);
    expect(html).toContain('<p>一、引</p>');
    expect(html).not.toContain('<p></p>');
    expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
      'heading-nested 1',
      'heading-nested 3',
      'heading-empty 5',
    ]);
  });

  it('are told of where a space is missing or the marks are those of a Chinese input method', () => {
    const [first, second, ...others] = renderSample('##一、甲\n\n示例。\n＃＃＃　（一）乙').problems;
    expect(first).toEqual({
      level: 'warning',
      rule: 'heading-space',
      line: 1,
      column: 1,
      message: '这一行“##一、甲”读不成小标题，网页上照原样显示：要用英文的 #，后面空一格',
      remedy: '改为：\n    ## 一、甲',
      fix: { was: '##', now: '## ' },
    });
    expect(second).toMatchObject({
      line: 4,
      remedy: '改为：\n    ### （一）乙',
      fix: { was: '＃＃＃　', now: '### ' },
    });
    expect(others).toEqual([]);
    expect(renderSample('## 一、甲\n\n示例。\n### （一）乙').problems).toEqual([]);
  });

  it.each([
    '#示例##示例#',
    '\\##示例',
    '示例##示例',
    '- ##示例',
    '> ##示例',
    '########示例',
  ])('are not looked for in %s', (body) => {
    expect(renderSample(body).problems).toEqual([]);
  });

  it('are not made of lines above a rule or of indented text', () => {
    expect(renderSample('正文\n---\n\n正文\n===\n\n    ## 不是标题').sections).toEqual([]);
  });
});
