import { expect, it } from 'vitest';
import { foldAddress, parseLinkResults } from '../../../src/audit/parse-link-results.ts';

const outcomes = (text: string) =>
  [...parseLinkResults(text).results].map(([url, { isAlive, outcome, when }]) => [
    url,
    isAlive,
    outcome,
    when,
  ]);

it.each([
  ['网址,结果\nhttps://a.gov.cn/,200\n', true],
  ['url,status\r\nhttps://a.gov.cn,301\r\n', true],
  ['备注;链接;状态码\n甲;https://a.gov.cn/#b;404\n', false],
  ['地址\t结果\nhttps://a.gov.cn/\t正常\n', true],
  ['网址,结果\nhttps://a.gov.cn/,超时（10 秒）\n', false],
  ['网址,结果\nhttps://a.gov.cn/,０\n', false],
  ['sep=;\n网址;结果\nhttps://a.gov.cn/;403\n', false],
])('%j is read', (text, isAlive) => {
  expect(outcomes(text).map(([url, alive]) => [url, alive])).toEqual([['https://a.gov.cn/', isAlive]]);
  expect(parseLinkResults(text).problems).toEqual([]);
});

it('the last look at an address holds, and its day is kept', () => {
  expect(
    outcomes('网址,结果,检查时间\nhttps://a.gov.cn/,500,2024-01-01\nhttps://a.gov.cn,200,2024-01-02\n'),
  ).toEqual([['https://a.gov.cn/', true, '200', '2024-01-02']]);
});

it.each([
  ['', '第一行不是表头，写的是：（空）'],
  ['https://a.gov.cn/,200\n', '第一行不是表头'],
  ['网址,结果\n"https://a.gov.cn/,200\n', '引号没有成对'],
])('%j is refused with the form', (text, message) => {
  const { problems, results } = parseLinkResults(text);
  expect(results.size).toBe(0);
  expect(problems).toMatchObject([{ level: 'error', message: expect.stringContaining(message) }]);
  expect(problems[0]?.remedy).not.toBe('');
});

it('rows that say nothing are told with their lines, and the others hold', () => {
  const text = '网址,结果\njavascript:alert(1),200\nhttps://a.gov.cn/,也许\n../b,200\nhttps://c.gov.cn/,ok\n';
  const { problems, results } = parseLinkResults(text);
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 “javascript:alert(1)”不是网址，这一行不起作用',
    '3 结果“也许”读不懂，这一行不起作用',
    '4 “../b”不是网址，这一行不起作用',
  ]);
  expect([...results.keys()]).toEqual(['https://c.gov.cn/']);
});

it('ten thousand bad rows are counted', () => {
  const { problems } = parseLinkResults(`网址,结果\n${'甲,200\n'.repeat(10_000)}`);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)?.message).toContain('9980 行');
});

it('an address is the same with or without its fragment and its ending slash', () => {
  expect(foldAddress('HTTPS://A.gov.cn#x')).toBe('https://a.gov.cn/');
  expect(foldAddress('不是网址')).toBe('不是网址');
});
