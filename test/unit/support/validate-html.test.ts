import { describe, expect, it } from 'vitest';
import { validateHtml } from '../../support/validate-html.ts';

const TITLE = '示例区示例局2021年度法治政府建设情况报告'.repeat(4);

function page(body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${TITLE}</title><link rel="stylesheet" href="site.css"></head>
<body><main><h1>示例</h1> \n${body}</main></body></html>`;
}

describe('validateHtml', () => {
  it('accepts a valid page with what markdown-it and templates emit', async () => {
    const body = '<p>段落<br />换行 “引号” A&amp;B</p><hr><details open=""><summary>目录</summary></details>';
    expect(await validateHtml(page(body), 'a.html')).toEqual([]);
  });

  it.each([
    ['a block in a paragraph', '<span><div>块</div></span>', 'element-permitted-content'],
    ['an unclosed element', '<section><p>段落</p>', 'close-order'],
    ['a repeated id', '<p id="a"></p><p id="a"></p>', 'no-dup-id'],
    ['an image without alternative text', '<img src="a.png">', 'wcag/h37'],
    ['a skipped heading level', '<h3>小标题</h3>', 'heading-level'],
    ['a label without its field', '<label for="x">检索</label>', 'no-missing-references'],
    ['an unknown attribute value', '<button type="click">打印</button>', 'attribute-allowed-values'],
    ['an inline style', '<p style="color: red">红</p>', 'no-inline-style'],
    ['a bare ampersand', '<p>A & B</p>', 'no-raw-characters'],
    ['an obsolete element', '<center>居中</center>', 'deprecated'],
    ['a field without a label', '<input type="search">', 'input-missing-label'],
  ])('finds %s', async (_, body, rule) => {
    expect((await validateHtml(page(body), 'a.html')).join('\n')).toMatch(
      new RegExp(`^a\\.html:\\d+:\\d+: .*\\(${rule}\\)$`, 'm'),
    );
  });

  it('finds a missing doctype', async () => {
    expect(
      (await validateHtml('<html lang="zh-CN"><head><title>示例</title></head></html>', 'a.html')).join(),
    ).toContain('missing-doctype');
  });
});
