import { expect, it } from 'vitest';
import { readScheme } from '../../../src/base/read-scheme.ts';

it.each([
  ['https://example.gov.cn/', 'https'],
  ['MailTo:a@example.gov.cn', 'mailto'],
  ['svn+ssh://example', 'svn+ssh'],
  ['C:\\报告\\附件.pdf', 'c'],
  ['reports/2021/a.html', undefined],
  ['//example.gov.cn', undefined],
  ['#s1', undefined],
  ['附件：一.pdf', undefined],
  ['', undefined],
])('%s', (address, scheme) => {
  expect(readScheme(address)).toBe(scheme);
});
