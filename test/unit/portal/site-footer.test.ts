import { describe, expect, it } from 'vitest';
import type { FixedPage } from '../../../src/portal/portal.ts';
import { describeFooter, formatErrorReport } from '../../../src/portal/site-footer.ts';
import { SITE } from './sample-portal.ts';

const ADDRESS = 'https://www.shili.example/baogao/reports/2021/示例.html';

const page = (id: string, place = '不列出') =>
  ({ id, place, title: `${id}页`, url: `pages/${id}.html` }) as FixedPage;

const describeOf = (settings: object, pages: FixedPage[] = []) =>
  describeFooter({ site: { ...SITE, ...settings }, pages, marks: [] }, '../', ADDRESS);

describe('the foot of a page', () => {
  it('shows nothing that is not configured', () => {
    const { links, lines, marks } = describeOf({});
    expect(links.map(({ text }) => text)).toEqual([
      '站点地图',
      '二维码汇总',
      '证明这句话',
      '目录下载（CSV）',
      '关于与帮助',
    ]);
    expect([lines, marks]).toEqual([[], []]);
  });

  it('leads from the numbers to their registers', () => {
    const { lines } = describeOf({ icp: '京ICP备1号', policeRecord: '京公网安备 11000002000001 号' });
    expect(lines).toEqual([
      [
        { text: '京ICP备1号', href: 'https://beian.miit.gov.cn/' },
        {
          text: '京公网安备 11000002000001 号',
          href: 'https://beian.mps.gov.cn/#/query/webSearch?code=11000002000001',
        },
      ],
    ]);
  });

  it('leads to the statement of accessibility once', () => {
    const find = (accessibility: string, pages: FixedPage[]) =>
      describeOf({ accessibility }, pages)
        .links.filter(({ text }) => text.includes('无障碍'))
        .map(({ text, href }) => [text, href]);
    const own = page('无障碍');
    expect(find('pages/无障碍.md', [own])).toEqual([['无障碍声明', '../pages/无障碍.html']]);
    expect(find('无障碍.md', [page('无障碍', '页脚')])).toEqual([['无障碍页', '../pages/无障碍.html']]);
    expect(find('https://a.example/b', [])).toEqual([['无障碍声明', 'https://a.example/b']]);
    expect(find('pages/没有.md', [own])).toEqual([]);
  });
});

describe('找错', () => {
  const format = (errorReport: string, siteIdCode = 'bm12345678', address = ADDRESS) =>
    formatErrorReport({ errorReport, siteIdCode }, address);
  const ENCODED = encodeURIComponent(ADDRESS);

  it('of the national platform says which site and which page', () => {
    expect(format('政府网站找错')).toBe(
      `https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm12345678&url=${ENCODED}`,
    );
    expect(format('政府网站找错', '')).toBeUndefined();
    expect(format('政府网站找错', 'bm12345678', '')).toBeUndefined();
  });

  it('puts the page into an address that asks for it, and into a mail', () => {
    expect(format('https://a.example/?c={code}&u={url}')).toBe(
      `https://a.example/?c=bm12345678&u=${ENCODED}`,
    );
    expect(format('https://a.example/')).toBe('https://a.example/');
    expect(format('mailto:a@b.example')).toBe(`mailto:a@b.example?body=${ENCODED}`);
    expect(format('mailto:a@b.example?subject=x')).toBe(`mailto:a@b.example?subject=x&body=${ENCODED}`);
    expect(format('mailto:a@b.example', '', '')).toBe('mailto:a@b.example');
  });
});
