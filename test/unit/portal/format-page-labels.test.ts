import { describe, expect, it } from 'vitest';
import type { ColumnHead } from '../../../src/portal/columns.ts';
import { formatOpenGraph, formatPageLabels } from '../../../src/portal/format-page-labels.ts';
import type { PageData } from '../../../src/portal/page-kinds.ts';
import type { FixedPage, Listing, VersionPage, ViewPage } from '../../../src/portal/portal.ts';
import type { Withdrawal } from '../../../src/report/report.ts';
import { createReport, SITE } from './sample-portal.ts';

const COMPLETE = { ...SITE, siteIdCode: '1234567890' };
const format = (template: string, page: PageData = {}, site = COMPLETE) =>
  formatPageLabels(site, `./src/pages/${template}`, page).map(({ name, content }) => [name, content]);

describe('page labels', () => {
  it('of any page name the site', () => {
    expect(format('index.njk')).toEqual([
      ['SiteName', '示例区公报'],
      ['SiteDomain', 'www.shili.example'],
      ['SiteIDCode', '1234567890'],
      ['description', SITE.description],
    ]);
  });

  it('of a list name the column', () => {
    expect(
      format('listing.njk', { title: '目录', listing: { description: '全部报告' } as Listing }).slice(3),
    ).toEqual([
      ['ColumnName', '目录'],
      ['ColumnDescription', '全部报告'],
      ['ColumnKeywords', '目录'],
      ['ColumnType', '信息公开目录'],
      ['description', '示例区公报：全部报告'],
    ]);
  });

  it('of a report name the article', () => {
    const report = createReport({
      fields: { keywords: ['甲', '乙'], source: '示例区示例局办公室', category: '法治政府' },
      pubDate: '2022-02-14 09:30',
      canonical: 'https://www.shili.example/baogao/reports/2021/shili.html',
      image: 'shili/images/%E5%9B%BE.png',
    });
    expect(format('report.njk', { report }).slice(3)).toEqual([
      ['ColumnName', '法治政府'],
      ['ColumnDescription', '“法治政府”栏目公开的内容'],
      ['ColumnKeywords', '法治政府'],
      ['ColumnType', '信息公开目录'],
      ['ArticleTitle', '示例区示例局2021年度报告'],
      ['PubDate', '2022-02-14 09:30'],
      ['ContentSource', '示例区示例局办公室'],
      ['Keywords', '甲;乙'],
      ['Author', '示例区示例局'],
      ['Description', '这是示例摘要。'],
      ['Image', 'https://www.shili.example/baogao/reports/2021/shili/images/%E5%9B%BE.png'],
      ['Url', 'https://www.shili.example/baogao/reports/2021/shili.html'],
    ]);
  });

  it('say what kind of page it is: help, search and site map are no 信息公开目录', () => {
    const typeOf = (template: string, page: PageData = {}) =>
      format(template, page).find(([name]) => name === 'ColumnType')?.[1];
    expect(typeOf('search.njk')).toBe('站内搜索');
    expect(typeOf('about.md')).toBe('网站帮助');
    expect(typeOf('sitemap.njk')).toBe('站点地图');
    expect(typeOf('series.njk')).toBe('信息公开目录');
    const pageOf = (title: string, fixed: object = {}) =>
      typeOf('fixed.njk', { title, fixed: { title, ...fixed } as FixedPage });
    expect(pageOf('政府信息公开指南')).toBe('信息公开指南');
    expect(pageOf('无障碍声明')).toBe('固定页面');
    expect(pageOf('示例事项', { columnType: '办事服务' })).toBe('办事服务');
    const column = { name: '示例', keywords: [], type: '政策文件' } as unknown as ColumnHead;
    expect(pageOf('示例事项', { column })).toBe('政策文件');
    expect(pageOf('示例事项', { column, columnType: '办事服务' })).toBe('办事服务');
  });

  it('of the second page of a list name the column, not the page', () => {
    const listing = { heading: '示例局', description: '示例', facetLabel: '机构名称' } as Listing;
    const labels = format('listing.njk', { title: '示例局（第 2 页）', listing });
    expect(labels).toContainEqual(['ColumnName', '示例局']);
    expect(labels).toContainEqual(['ColumnKeywords', '示例局;机构名称']);
  });

  it('of a shown file and of a former text name report, day and source', () => {
    const report = createReport({ fields: { withdrawal: { text: 'kept' } as Withdrawal } });
    const view = { report } as ViewPage;
    const labels = format('view.njk', { title: '附件.pdf - 示例', view });
    expect(labels).toContainEqual(['robots', 'noindex']);
    expect(labels).toContainEqual(['ArticleTitle', '附件.pdf - 示例']);
    expect(labels).toContainEqual(['PubDate', '2022-02-14']);
    const version = { report, version: createReport({ pubDate: '2022-01-01' }) } as VersionPage;
    expect(format('version.njk', { title: '以前的', version })).toContainEqual(['PubDate', '2022-01-01']);
  });

  it('of a page with a template of its own say its title', () => {
    expect(format('xin.njk', { title: '新的一页' })).toContainEqual(['description', '示例区公报：新的一页']);
  });

  it('leave out what is not known, rather than be empty', () => {
    const bare = { ...SITE, url: '', description: '', siteIdCode: '' };
    expect(format('index.njk', {}, bare)).toEqual([['SiteName', '示例区公报']]);
    const labels = format('report.njk', { report: createReport({ summary: '' }) }, bare);
    expect(labels.map(([name]) => name)).toEqual([
      'SiteName',
      'ColumnName',
      'ColumnDescription',
      'ColumnKeywords',
      'ColumnType',
      'ArticleTitle',
      'PubDate',
      'ContentSource',
      'Author',
    ]);
    expect(labels).toContainEqual(['ColumnName', '报告']);
    expect(labels).toContainEqual(['ContentSource', '示例区示例局']);
    expect(labels).toContainEqual(['PubDate', '2022-02-14']);
  });

  it('name the port of the host, if it has one', () => {
    expect(format('view.njk', {}, { ...SITE, url: 'http://10.0.0.1:8080/a/' })).toContainEqual([
      'SiteDomain',
      '10.0.0.1:8080',
    ]);
  });
});

it('Open Graph says what a page is, and gives no picture to a page without an address', () => {
  const read = (template: string, canonical: string) =>
    formatOpenGraph(SITE, template, { title: '甲', report: createReport(), canonical, image: 'a.png' });
  expect(read('report.njk', `${SITE.url}a.html`)).toContainEqual({ property: 'og:type', content: 'article' });
  expect(read('report.njk', `${SITE.url}a.html`)).toContainEqual({
    property: 'og:image',
    content: `${SITE.url}a.png`,
  });
  const properties = read('404.njk', '').map(({ property }) => property);
  expect(properties).toEqual(['og:site_name', 'og:locale', 'og:type', 'og:title', 'og:description']);
});
