import { describe, expect, it } from 'vitest';
import { isExampleUrl, normalizeSiteUrl } from '../../../src/report/site-url.ts';

describe('normalizeSiteUrl', () => {
  it.each([
    ['', ''],
    ['https://www.shili.example', 'https://www.shili.example/'],
    ['https://www.shili.example/baogao', 'https://www.shili.example/baogao/'],
    ['https://www.shili.example/baogao/', 'https://www.shili.example/baogao/'],
    ['http://10.1.2.3:8080/a b/中文', 'http://10.1.2.3:8080/a%20b/%E4%B8%AD%E6%96%87/'],
    ['HTTPS://WWW.Shili.Example/A', 'https://www.shili.example/A/'],
  ])('brings %s into form', (value, url) => {
    expect(normalizeSiteUrl(value)).toEqual({ ok: true, url });
  });

  it.each([
    ['www.shili.example', '网址“www.shili.example”不完整'],
    ['https：//www.shili.example', '网址“https：//www.shili.example”不完整'],
    ['https://', '网址“https://”不完整'],
    ['ftp://shili.example/', '网址“ftp://shili.example/”不是以 http:// 或 https:// 开头'],
    ['javascript:alert(1)', '网址“javascript:alert(1)”不是以 http:// 或 https:// 开头'],
    ['D:\\网站', '网址“D:\\网站”不是以 http:// 或 https:// 开头'],
    ['https://shili.example/?a=1', '网址“https://shili.example/?a=1”里不能有“?”“#”或用户名'],
    ['https://shili.example/#a', '网址“https://shili.example/#a”里不能有“?”“#”或用户名'],
    ['https://a@shili.example/', '网址“https://a@shili.example/”里不能有“?”“#”或用户名'],
    ['https://:b@shili.example/', '网址“https://:b@shili.example/”里不能有“?”“#”或用户名'],
    [
      'https://shili.example/index.html',
      '网址“https://shili.example/index.html”是一个网页，这里要写网站的网址',
    ],
  ])('refuses %s', (value, message) => {
    expect(normalizeSiteUrl(value)).toMatchObject({
      ok: false,
      message,
      remedy: '照浏览器地址栏里的样子写完整的网址，以 https:// 开头，以“/”结尾；还没有就留空：""',
    });
  });
});

describe('isExampleUrl', () => {
  it.each([
    'https://gongbao.example/',
    'https://www.example.com/',
    'http://localhost:8080/',
    'https://a.test/',
  ])('%s leads nowhere', (url) => {
    expect(isExampleUrl(url)).toBe(true);
  });

  it.each([
    '',
    'https://www.example.gov.cn/',
    'https://myexample.com/',
    'http://10.0.0.1/',
  ])('%j is no example', (url) => {
    expect(isExampleUrl(url)).toBe(false);
  });
});
