import { expect, it } from 'vitest';
import { parseOwnRedirects } from '../../../src/verify/own-redirects.ts';

const find = parseOwnRedirects(
  JSON.stringify({
    redirects: [
      { from: 'reports/2021/%E6%97%A7.html', to: 'reports/2021/%E6%96%B0.html' },
      { from: 'reports/2021/%E6%97%A7/', to: 'reports/2021/%E6%96%B0.html' },
      { from: 'reports/2021/%E6%97%A7/attachments/a.docx', to: 'reports/2021/%E6%96%B0/attachments/a.docx' },
      { from: '%', to: 'reports/a.html' },
    ],
  }),
);

it('finds where a path leads, a file in front of the folders that it lies in', () => {
  expect(find('reports/2021/旧.html')).toBe('reports/2021/新.html');
  expect(find('reports/2021/旧/attachments/a.docx')).toBe('reports/2021/新/attachments/a.docx');
  expect(find('reports/2021/旧/attachments/b.docx')).toBe('reports/2021/新.html');
});

it('leads nowhere else, and not by what is no catalogue', () => {
  for (const path of ['reports/2021/新.html', 'reports/2021/旧', 'index.html', '/a.html', '', '%'])
    expect(find(path)).toBeUndefined();
  for (const text of ['', '<!doctype html>', '[]', '{ "redirects": 7 }'])
    expect(parseOwnRedirects(text)('reports/2021/旧.html')).toBeUndefined();
});
