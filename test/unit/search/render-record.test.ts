import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { escapeHtml, renderRecord, type SearchRecord } from '../../../src/search/render-record.ts';

const record: SearchRecord = {
  url: 'reports/2021/shili.html',
  title: '示例局报告',
  org: '示例局',
  date: '2022-02-14',
  preamble: '现报告如下。',
  sections: [{ id: 's1', title: '一、举措', text: '推进改革。' }],
  extra: '主动公开\n示发〔2021〕3号',
};

/** Names of the elements in a page, in order. */
function collectElements(html: string): string[] {
  const names: string[] = [];
  const walk = (node: { nodeName: string; childNodes?: unknown[] }) => {
    names.push(node.nodeName);
    for (const child of node.childNodes ?? []) walk(child as { nodeName: string });
  };
  walk(parse(html) as { nodeName: string });
  return names.filter((name) => !name.startsWith('#'));
}

describe('renderRecord', () => {
  it('tokenizes every text, keeps ids, and separates what does not follow on the page', () => {
    const html = renderRecord(record);
    expect(html).toContain('<h1>示 例 局 报 告</h1>\n<p>|</p>\n<p>现 报 告 如 下</p>');
    expect(html).toContain('<h2 id="s1">一 举 措</h2>\n<p>推 进 改 革</p>');
    expect(html).toContain('| 示 例 局 | 2022 02 14 | 主 动 公 开 | 示 发 2021 3 号</p>');
  });

  it('gives an undated report a sort value too', () => {
    expect(renderRecord({ ...record, date: '' })).toContain('data-pagefind-sort="date:0000-00-00"');
  });

  it('lets no value become markup', () => {
    const evil = '"><script>alert(1)</script>&amp;';
    const hostile: SearchRecord = {
      url: evil,
      title: evil,
      org: evil,
      date: evil,
      preamble: evil,
      sections: [{ id: evil, title: evil, text: evil }],
      extra: evil,
    };
    expect(collectElements(renderRecord(hostile))).toEqual(collectElements(renderRecord(record)));
  });
});

describe('escapeHtml', () => {
  it('escapes what ends an element or an attribute', () => {
    expect(escapeHtml('<a title="甲&乙">')).toBe('&lt;a title=&quot;甲&amp;乙&quot;&gt;');
  });
});
