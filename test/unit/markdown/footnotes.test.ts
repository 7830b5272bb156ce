import { describe, expect, it } from 'vitest';
import { listPlaces, parseBodyDocument, renderSample, SAMPLE_CONTEXT } from '../../support/parse-body.ts';

const listProblems = (source: string) => listPlaces(renderSample(source).problems);

describe('footnotes', () => {
  it('link there and back, without text of their own', () => {
    expect(renderSample('甲[^a]乙[^a]\n\n[^a]: 注文').html).toBe(
      '<p>甲<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" aria-label="脚注[1]">[1]</a></sup>' +
        '乙<sup class="footnote-ref"><a id="fnref-1-2" href="#fn-1" aria-label="脚注[1]">[1]</a></sup></p>\n' +
        '<section class="footnotes" aria-label="脚注">\n<ol class="numbered">\n' +
        '<li id="fn-1"><p><span class="marker">[1]</span> 注文' +
        '<a class="footnote-back" href="#fnref-1" aria-label="返回正文中脚注[1]"></a>' +
        '<a class="footnote-back" href="#fnref-1-2" aria-label="返回正文中脚注[1]（第 2 处）"></a></p>\n</li>\n' +
        '</ol>\n</section>\n',
    );
  });

  it('leave numbers out of the text that is searched, and not out of the one that is printed', () => {
    expect(renderSample('依法[^乙]行政[^甲]\n\n[^甲]: 注文\n\n    又一段\n\n[^乙]: 另一条').blocks).toEqual([
      { kind: 'paragraph', text: '依法行政', numbered: '依法[1]行政[2]' },
      { kind: 'note', text: '另一条', numbered: '[1] 另一条', isFootnote: true },
      { kind: 'note', text: '注文', numbered: '[2] 注文', isFootnote: true },
      { kind: 'note', text: '又一段', isFootnote: true },
    ]);
    const [row] = renderSample('| 甲 | 乙 |\n|--|--|\n| 1[^1] | 2 |\n\n[^1]: 注').blocks.slice(1);
    expect(row).toMatchObject({ text: '1\t2', numbered: '1[1]\t2' });
  });

  it('report a reference to nothing, which stays as typed', () => {
    const source = '甲[^9]\n\n字符 \\[^0-9\\]';
    expect(renderSample(source).html).toContain('甲[^9]');
    expect(renderSample(source).problems).toEqual([
      {
        level: 'error',
        rule: 'footnote-undefined',
        line: 1,
        column: 2,
        message: '正文引用了脚注 [^9]，但没有这条脚注的内容',
        remedy: '另起一行写 [^9]: 脚注内容；若这几个字符就是正文，写成 \\[^9\\]',
      },
    ]);
  });

  it('show a note that nothing refers to and warn', () => {
    const { html } = renderSample('甲\n\n[^1]: 孤文');
    expect(html).toContain('孤文');
    expect(html).not.toContain('href="#fnref');
    expect(listProblems('甲\n\n[^1]: 孤文')).toEqual(['3:1 warning footnote-unused']);
  });

  it('show both notes of one label and report the second', () => {
    const source = '甲[^1]\n\n[^1]: 前文\n\n[^1]: 后文';
    expect(renderSample(source).blocks.map(({ text }) => text)).toEqual(['甲', '前文', '后文']);
    expect(listProblems(source)).toEqual(['5:1 error footnote-duplicate']);
  });

  it('show a note defined inside another', () => {
    const source = '甲[^1]乙[^2]\n\n[^1]: 外文\n\n    [^2]: 内文\n\n    外文续';
    expect(renderSample(source).blocks.map(({ text }) => text)).toEqual(['甲乙', '外文', '外文续', '内文']);
    expect(listProblems(source)).toEqual([]);
  });

  it('have no link back to a place that is not on the page', () => {
    const { html } = renderSample('![图[^1]](a.png)\n\n[^1]: 注文');
    expect(html).toContain('注文');
    expect(html).not.toContain('#fnref');
  });

  it('hold a picture alone, with the way back behind it', () => {
    const source = '甲[^1]\n\n[^1]: ![图里有什么](a.png "图1 全貌")';
    expect(renderSample(source).html).toContain(
      '<figcaption>图1 全貌</figcaption></figure>\n<a class="footnote-back"',
    );
    expect(parseBodyDocument(source, SAMPLE_CONTEXT).footnotes).toMatchObject([
      { number: 1, blocks: [{ type: 'figure', image: { alt: '图里有什么' } }] },
    ]);
  });

  it('may be thousands, and references to none as well', () => {
    const numbers = Array.from({ length: 12_000 }, (_, index) => index + 1);
    const source = `${numbers.map((each) => `甲[^${each}]`).join('')}\n\n${numbers.map((each) => `[^${each}]: 乙`).join('\n')}`;
    expect(renderSample(source).html.match(/class="footnote-back" href="#fnref-12000"/g)).toHaveLength(1);
    expect(renderSample('[^'.repeat(50_000)).blocks).toEqual([
      { kind: 'paragraph', text: '[^'.repeat(50_000) },
    ]);
  });

  it('leave ^[…] alone', () => {
    expect(renderSample('甲^[乙]丙').html).toBe('<p>甲^[乙]丙</p>\n');
  });
});
