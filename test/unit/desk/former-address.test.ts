import { expect, it } from 'vitest';
import { keepAddress } from '../../../src/desk/former-address.ts';
import { REPORT_TABLE } from '../../../src/report/fields.ts';

const write = (addresses: string) => `---\n标题: 示例\n旧网址: ${addresses}\n---\n\n正文。\n`;
const move = (text: string, from: string, to: string, keepsOld = true) =>
  keepAddress(text, { from, to, keepsOld }, REPORT_TABLE);

it.each([
  '2021/jia',
  'reports/2021/jia.html',
  '/reports/2021/jia.html',
  '2021/jia/index.md',
  '2021/JIA',
])('a report that moves back to %s has it as a former address no more, in whatever form it was written', (old) => {
  expect(move(write(old), '2021/yi', '2021/jia')).toBe(write('[2021/yi]'));
});

it('an address that is there in another form is not written twice', () => {
  const text = write('reports/2021/yi.html');
  expect(move(text, '2021/yi', '2021/bing')).toBe(text);
});

it('an address that differs in letter case alone cannot lead on', () => {
  expect(move(write('2020/lao'), '2021/yi', '2021/Yi')).toMatchObject({
    message: expect.stringContaining('只有大小写不同'),
  });
  expect(move(write('2020/lao'), '2021/yi', '2021/Yi', false)).toBe(write('2020/lao'));
});
