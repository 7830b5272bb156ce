import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../support/check-links.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

// A checker that misses a fault makes every site test pass: each fault is planted in a site that is otherwise sound.
const SITE = {
  'index.html': page(
    '<h1 id="top-title">示例</h1><a href="reports/2021/a.html#s1">示例报告</a><a href="#top-title">到顶</a>',
  ),
  'reports/2021/a.html': page('<h2 id="s1">一、总体情况</h2><a href="../../index.html">首页</a>'),
  'reports/2021/附件 (1).pdf': '%PDF',
  'assets/site.css': 'body { background: url("paper.png") }',
  'assets/paper.png': 'png',
  'assets/icons.svg': '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="print"/></svg>',
};

function page(body: string, head = ''): string {
  return `<!doctype html>\n<html lang="zh-CN"><head><title>示例</title>${head}</head>\n<body>${body}</body></html>`;
}

async function checkSite(
  files: Record<string, string>,
  siteUrl = 'https://example.gov.cn/portal/',
): Promise<string[]> {
  return checkLinks(await writeTree(await tempFolder(), { ...SITE, ...files }), { siteUrl });
}

describe('checkLinks finds', () => {
  it.each([
    ['a missing page', '<a href="b.html">', 'reports/2021/b.html does not exist'],
    ['a missing image', '<img src="b.png" alt="">', 'does not exist'],
    [
      'a missing candidate of srcset',
      '<img src="../../assets/paper.png" srcset="../../assets/paper.png 1x, b.png 2x" alt="">',
      'b.png does not exist',
    ],
    ['a missing form target', '<form action="suche.html"></form>', 'does not exist'],
    ['a missing object', '<object data="b.pdf"></object>', 'does not exist'],
    ['a missing poster', '<video poster="b.png"></video>', 'does not exist'],
    [
      'a missing icon of inline SVG',
      '<svg><use xlink:href="../../assets/icon.svg#print"/></svg>',
      'does not exist',
    ],
    [
      'a missing symbol in an SVG file',
      '<svg><use href="../../assets/icons.svg#prints"/></svg>',
      'has no id "prints"',
    ],
    ['a missing page behind noscript', '<noscript><a href="b.html">列表</a></noscript>', 'does not exist'],
    [
      'a missing target of a refresh',
      '<meta http-equiv="refresh" content="0; url=b.html">',
      'does not exist',
    ],
    ['a missing image of a style attribute', '<p style="background: url(b.png)">', 'does not exist'],
    ['a missing image of a style element', '<style>p { background: url("b.png") }</style>', 'does not exist'],
    ['a fragment without its id', '<a href="../../index.html#s9">', 'index.html has no id "s9"'],
    ['a fragment on the page itself', '<a href="#第九条">', 'reports/2021/a.html has no id "第九条"'],
    ['a name in other letter case', '<a href="../../Index.html">', 'but index.html does'],
    ['a root-absolute address', '<a href="/index.html">', 'is not relative'],
    ['an address without scheme', '<img src="//example.gov.cn/x.png" alt="">', 'is not relative'],
    [
      'an absolute address of this site',
      '<a href="https://example.gov.cn/portal/index.html">',
      'is an absolute address of this site',
    ],
    [
      'the same with http',
      '<form action="http://EXAMPLE.gov.cn/portal/"></form>',
      'is an absolute address of this site',
    ],
    ['a link to a folder', '<a href="../2021/">', 'names a folder'],
    ['a link to a folder without slash', '<a href="../2021">', 'names a folder'],
    ['a link to the folder of the page', '<a href="./">', 'names a folder'],
    ['a link to the root', '<a href="../..">', 'names a folder'],
    ['a link out of the site', '<a href="../../../index.html">', 'leads out of the site'],
    ['a disguised link out of the site', '<a href="%2e%2e/../../index.html">', 'leads out of the site'],
    ['an encoded slash', '<a href="..%2F..%2Findex.html">', 'not properly percent-encoded'],
    ['a broken percent-encoding', '<a href="100%.html">', 'not properly percent-encoded'],
    ['a name that is not encoded', '<a href="附件 (1).pdf">', 'white space'],
    ['a backslash', String.raw`<a href="..\2021\a.html">`, 'backslash'],
    ['an empty link', '<a href="">', 'is empty'],
    ['a script link', '<a href="javascript:void(0)">', 'has the scheme javascript:'],
    ['a link to a disk', '<a href="file:///C:/x.html">', 'has the scheme file:'],
    ['a repeated id', '<p id="s1">', 'id "s1" is not unique'],
    ['a base element', '<base href="a.html">', '<base>'],
  ])('%s', async (_, html, fault) => {
    const body = `<h2 id="s1">一、总体情况</h2>${html}`;
    const faults = await checkSite({ 'reports/2021/a.html': page(body) });
    expect(faults).toEqual([expect.stringContaining(fault)]);
    expect(faults[0]).toMatch(/^reports\/2021\/a\.html:/);
  });

  it('missing files of a style sheet, relative to the sheet', async () => {
    const css =
      '@import "theme.css"; a { background: url(fonts/b.png) } /* url(ignored.png) */ b { mask: url(../assets/paper.png) }';
    expect(await checkSite({ 'assets/site.css': css })).toEqual([
      'assets/site.css: url(theme.css) assets/theme.css does not exist',
      'assets/site.css: url(fonts/b.png) assets/fonts/b.png does not exist',
    ]);
  });

  it('a canonical address that the site does not have', async () => {
    const head = '<link rel="canonical" href="https://example.gov.cn/portal/reports/2021/b.html">';
    const faults = await checkSite({ 'index.html': page('', head) });
    expect(faults).toEqual([expect.stringContaining('reports/2021/b.html does not exist')]);
  });

  it('the line of the fault', async () => {
    expect(await checkSite({ 'index.html': page('\n\n<a href="b.html">示例</a>') })).toEqual([
      'index.html:5: <a href="b.html"> b.html does not exist',
    ]);
  });

  it('that a folder holds no page at all', async () => {
    expect(await checkLinks(await tempFolder())).toEqual(['no page: the folder holds no *.html']);
  });
});

describe('checkLinks accepts', () => {
  it.each([
    ['an encoded name', '<a href="%E9%99%84%E4%BB%B6%20(1).pdf#page=2">'],
    ['a Chinese name as it is', '<a href="附件%20(1).pdf">'],
    ['a query', '<a href="../../index.html?q=%E7%A4%BA%E4%BE%8B#top-title">'],
    ['a query on the page itself', '<a href="?page=2">'],
    ['the top of the page', '<a href="#">到顶</a><a href="#top">到顶</a>'],
    ['an encoded Chinese id', '<p id="第一条"><a href="#%E7%AC%AC%E4%B8%80%E6%9D%A1">'],
    ['another site', '<a href="https://www.example.com/">'],
    ['a neighbour on the same host', '<a href="https://example.gov.cn/other/">'],
    ['mail and telephone', '<a href="mailto:a@example.com"><a href="tel:+862100000000">'],
    ['inline data', '<img src="data:image/png;base64,AAAA" srcset="data:image/png;base64,AAAA 2x" alt="">'],
    [
      'candidates that exist',
      '<img src="../../assets/paper.png" srcset="../../assets/paper.png, ../../assets/paper.png 2x" alt="">',
    ],
    ['an id inside a template', '<template><p id="s1"><a href=""></a></p></template>'],
    [
      'its own absolute address in canonical',
      '<link rel="canonical" href="https://example.gov.cn/portal/reports/2021/a.html">',
    ],
    ['the root in alternate', '<link rel="alternate" href="https://example.gov.cn/portal/">'],
  ])('%s', async (_, html) => {
    const body = `<h2 id="s1">一、总体情况</h2>${html}`;
    expect(await checkSite({ 'reports/2021/a.html': page(body) })).toEqual([]);
  });
});
