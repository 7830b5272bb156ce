import { describe, expect, it } from 'vitest';
import { renderOpeningPage } from '../../../src/archive/render-opening-page.ts';
import { getAttribute, parseHtml, queryAll, visibleText } from '../../support/html.ts';
import { validateHtml } from '../../support/validate-html.ts';
import { SUBJECT } from './sample-subject.ts';

const page = renderOpeningPage(SUBJECT);
const document = parseHtml(page);

describe('打开我.html', () => {
  it('is valid, and links to the portal, the catalogue and the note', async () => {
    expect(await validateHtml(page, '打开我.html')).toEqual([]);
    expect(
      queryAll(document, 'a').map((link) => decodeURIComponent(getAttribute(link, 'href') ?? '')),
    ).toEqual(['data/index.html', '说明.txt', 'data/catalog.csv']);
  });

  it('needs nothing from anywhere, and does not move on by itself', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe)|@import|url\(|http-equiv="refresh"/i);
    expect(page).toContain("default-src 'none'");
  });

  it('says what it is, from whom, and until when', () => {
    const text = visibleText(document as never);
    for (const part of ['示例区公报', '示例区示例局', '2 篇报告', '2021年3月1日至2022年2月14日', '解压'])
      expect(text).toContain(part);
  });

  it('says how much was taken back, and that of some only the notice is there', () => {
    const told = (subject: object) =>
      visibleText(parseHtml(renderOpeningPage({ ...SUBJECT, ...subject })) as never);
    expect(told({ withdrawn: 1 })).toContain('2 篇报告，其中 1 篇已撤回');
    expect(told({ withdrawn: 2, removed: 1 })).toContain('2 篇报告，其中 2 篇已撤回（1 篇只有说明）');
    expect(told({ withdrawn: 2, removed: 1 })).toContain('都在里面，撤回并移除了正文的只有说明。');
    expect(told({ withdrawn: 2 })).toContain('都在里面。');
  });

  it('shows what is written in the settings as text', () => {
    const hostile = renderOpeningPage({
      ...SUBJECT,
      name: '<script>alert(1)</script>&"',
      organization: '<b>',
    });
    expect(hostile).not.toMatch(/<script|<b>/);
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
  });

  it('leaves out rows of which nothing is known', () => {
    const bare = renderOpeningPage({
      ...SUBJECT,
      organization: '',
      contact: '',
      url: '',
      from: '2022-02-14',
    });
    expect(queryAll(parseHtml(bare), 'dt').map((term) => visibleText(term as never))).toEqual([
      '收录',
      '发布日期',
    ]);
    expect(bare).toContain('<dd>2022年2月14日</dd>');
  });
});
