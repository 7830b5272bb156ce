import { expect, it } from 'vitest';
import { classifyChange } from '../../../src/preview/classify-change.ts';

const kindsOf = (...paths: string[]) => [...classifyChange('/程序/', paths)];

it('tells templates, assets and content apart', () => {
  expect(kindsOf('/程序/src/pages/report.njk')).toEqual(['templates']);
  expect(kindsOf('/程序/_includes/layouts/base.njk')).toEqual(['templates']);
  expect(kindsOf('/程序/src/styles/tokens.css')).toEqual(['assets']);
  expect(kindsOf('/程序/src/client/site.ts')).toEqual(['assets']);
  expect(kindsOf('/程序/src/content/reports/2021/a/index.md')).toEqual(['content']);
  expect(kindsOf('/程序/_data/site.json', '/别处/reports/a/index.md')).toEqual(['content']);
  expect(kindsOf('/程序/src/pages', '/别处/site.json')).toEqual(['templates', 'content']);
});

it('is not taken in by names that only begin alike, nor by the slashes of Windows', () => {
  expect(kindsOf('/程序/src/pages-old/a.njk')).toEqual(['content']);
  expect(kindsOf('/程序2/src/pages/a.njk')).toEqual(['content']);
  expect([...classifyChange('D:\\程序', ['D:\\程序\\src\\pages\\a.njk'])]).toEqual(['templates']);
});

it('takes everything for changed when nobody knows', () => {
  expect([...classifyChange('/程序', undefined)].sort()).toEqual(['assets', 'content', 'templates']);
});
