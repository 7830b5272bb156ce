import { expect, it } from 'vitest';
import { withholdText } from '../../../src/report/withhold-text.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

const read = (text: string) => {
  const { report, problems } = readReport(text);
  if (!report) throw new Error(JSON.stringify(problems));
  return { ...report, id: '2021/shili', file: 'a', folder: 'b', sha256: 'c', text };
};

const FIELDS = {
  发布日期: '2022-02-14 09:30',
  摘要: '甲乙丙',
  落款: '甲乙丙',
  关键词: '[一, "二: 三"]',
  旧网址: '\n  - 2019/jiu\n  - zwgk/a.html',
  修订: '\n  - {日期: 2022-03-01, 内容: 甲乙丙, 原因: 甲乙丙}',
};

it('leaves a report alone whose text stays', () => {
  for (const fields of [{}, { 撤回: '{日期: 2023-05-01, 原因: 有误}' }]) {
    const source = read(writeReport(fields));
    expect(withholdText(source)).toBe(source);
  }
});

it('holds no word of the text, and reads as the same report again', () => {
  const withdrawal =
    '\n  日期: 2023-05-01\n  原因: "有误: #1"\n  说明: |\n    第一行\n    第二行：\n  正文: 移除';
  const source = read(writeReport({ ...FIELDS, 撤回: withdrawal }, '\n甲乙丙\n'));
  const withheld = withholdText(source);
  expect(JSON.stringify(withheld)).not.toContain('甲乙丙');
  expect(withheld.body).toBe('');
  const again = withholdText(read(withheld.text));
  expect(again.text).toBe(withheld.text);
  // But for the lines on which old addresses stand.
  const plain = ({ fields }: typeof again) =>
    JSON.stringify({ ...fields, formerAddresses: fields.formerAddresses.map(({ address }) => address) });
  expect(plain(again)).toBe(plain(withheld));
});
