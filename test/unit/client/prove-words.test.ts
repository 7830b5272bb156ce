import { expect, it } from 'vitest';
import { describeStanding } from '../../../src/client/prove-words.ts';
import { parseQuotedReport } from '../../../src/quote/text-lines.ts';

const entry = { date: '2022-06-01' } as Parameters<typeof describeStanding>[0];
const standing = (json: object) => {
  const report = parseQuotedReport({
    title: '示例办法',
    org: '示例区示例局',
    preamble: '正文。',
    sections: [],
    ...json,
  });
  return report && describeStanding(entry, report);
};
const former = { of: '2022/banfa', from: '2022-06-01', until: '2023-01-05' };
const withdrawal = { date: '2024-05-01', reason: '数据有误' };

it.each([
  ['the present text', { validity: '有效' }, '2022年6月1日发布　现在的文本　现行有效'],
  [
    'a former text, which said then that it was in force',
    { validity: '有效', former },
    '2022年6月1日至2023年1月5日公布的文本，后来改了',
  ],
  [
    'a former text of what is in force today',
    { validity: '有效', former: { ...former, validity: '有效' } },
    '2022年6月1日至2023年1月5日公布的文本，后来改了',
  ],
  [
    'a former text of what was repealed and taken back',
    { validity: '有效', former: { ...former, validity: '废止', withdrawal } },
    '2022年6月1日至2023年1月5日公布的文本，后来改了　这一篇已在2024年5月1日撤回　这一篇已经废止',
  ],
])('a quotation says whether it still holds: %s', (_, json, said) => {
  expect(standing(json)).toBe(said);
});
