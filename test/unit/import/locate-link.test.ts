import { describe, expect, it } from 'vitest';
import { locateLink, locatePicture } from '../../../src/import/locate-link.ts';

describe('where a link of a saved page leads', () => {
  it.each([
    ['https://www.example.com/a?b=c#d', { kind: 'web', url: 'https://www.example.com/a?b=c#d' }],
    [' HTTP://example.com ', { kind: 'web', url: 'HTTP://example.com' }],
    ['files/P0202.pdf', { kind: 'file', path: 'files/P0202.pdf' }],
    ['./././%E9%99%84%E8%A1%A8.XLSX?v=1#x', { kind: 'file', path: '附表.XLSX' }],
    ['页面_files\\图.png', { kind: 'page', path: '页面_files/图.png' }],
    ['../', { kind: 'none' }],
    ['files/100%.docx', { kind: 'file', path: 'files/100%.docx' }],
    ['other.html', { kind: 'page', path: 'other.html' }],
    ['a.pdf.html', { kind: 'page', path: 'a.pdf.html' }],
  ])('%s', (target, wanted) => {
    expect(locateLink(target)).toEqual(wanted);
  });

  it.each([
    '',
    '#s1',
    '?a=b',
    'https://',
    'https://exa mple/',
    'https:///a',
    'javascript:alert(1)',
    'mailto:a@example.com',
    'C:\\Users\\shili\\a.docx',
    'file:///D:/a.docx',
    '/a.pdf',
    '\\\\server\\a.pdf',
    '../a.pdf',
    'a/../../b.pdf',
    'a%2F..%2Fb.pdf',
    'a%5C..%5Cb.pdf',
    'a%00.pdf',
  ])('nowhere that could be read: %j', (target) => {
    expect(locateLink(target)).toEqual({ kind: 'none' });
  });
});

it.each([
  ['D:\\示例 文件\\图.png', /某台电脑里/],
  ['d:/图.png', /某台电脑里/],
  ['file:///D:/图.png', /某台电脑里/],
  ['\\\\fuwuqi\\图.png', /某台电脑里/],
  ['..\\图.png', /文件夹外面/],
  ['https://www.example.com/a.png', /在网站上/],
  ['/images/a.png', /在网站上/],
  ['//www.example.com/a.png', /在网站上/],
])('a picture stays behind, and the reason is true: %s', (target, reason) => {
  expect(locatePicture(target)).toMatchObject({ kind: 'absent', reason: expect.stringMatching(reason) });
});
