import { describe, expect, it } from 'vitest';
import { renderSample } from '../../support/parse-body.ts';

/** What is a part of a letter, each with which. */
const listParts = (body: string) =>
  [
    ...renderSample(body).html.matchAll(/<\w+[^>]*? class="(salutation|signature)"[^>]*>(.*?)<\/(?:p|h2)>/gs),
  ].map(([, part, text]) => `${part} ${text?.replace(/<br>\s*/g, '/')}`);

describe('主送机关', () => {
  it.each([
    '各示例单位：',
    '各镇人民政府、街道办事处，区政府各委、办、局：',
    '市示例局:',
    '各位代表：',
    '同志们：',
  ])('is the first paragraph: %s', (line) => {
    expect(listParts(`${line}\n\n正文。\n\n各示例单位：`)).toEqual([`salutation ${line}`]);
  });

  it('may stand below the number of the letter', () => {
    for (const number of ['示例发〔2024〕5号', '示例发[2024]05号'])
      expect(listParts(`${number}\n\n各示例单位：\n\n正文。`), number).toEqual(['salutation 各示例单位：']);
  });

  it.each([
    '现将有关情况报告如下：',
    '根据《示例办法》的要求，现将我局2021年度法治政府建设情况报告如下：',
    '主要做法：',
    '各示例单位',
    '办理完毕。各示例单位：',
    '为做好示例工作由示例区示例局会同示例区示例委员会负责联系的各示例单位：',
    '## 各示例单位：',
    '- 各示例单位：',
  ])('is not what only ends as it does: %s', (body) => {
    expect(listParts(`${body}\n\n正文。`)).toEqual([]);
  });
});

describe('落款 in the text', () => {
  const DATE = '2024年5月6日';
  const SIGNED = ['signature 示例区示例局', `signature ${DATE}`];
  const LETTER = `现将方案印发给你们。\n\n示例区示例局\n\n${DATE}`;

  it.each([
    ['an annex', `${LETTER}\n\n附件\n\n示例方案`],
    ['an annex with its number', `${LETTER}\n\n附件2：示例方案`],
    ['a heading', `${LETTER}\n\n## 示例方案`],
    ['a line', `${LETTER}\n\n***\n\n示例方案`],
    ['a remark and an annex', `${LETTER}\n\n（此件公开发布）\n\n附件：\n\n示例方案`],
    ['notes', `${LETTER}\n\n[^1]: 注释`],
    ['nothing', LETTER],
  ])('stands above %s', (_, body) => {
    expect(listParts(body)).toEqual(SIGNED);
  });

  it('may have several bodies, in lines of a paragraph too, and a date in Han numbers', () => {
    expect(
      listParts('通知。\n\n示例区甲局　示例区乙局\n\n示例区丙委员会\n\n二〇二四年五月六日\n\n附件'),
    ).toEqual([
      'signature 示例区甲局　示例区乙局',
      'signature 示例区丙委员会',
      'signature 二〇二四年五月六日',
    ]);
    expect(listParts(`通知。\n\n示例区示例局\\\n${DATE}\n\n附件`)).toEqual([
      `signature 示例区示例局/${DATE}`,
    ]);
  });

  it.each([
    ['nothing above that was signed', `示例区示例局\n\n${DATE}\n\n## 正文`],
    ['only a heading above', `## 封面\n\n示例区示例局\n\n${DATE}\n\n## 正文`],
    ['text that goes on below', `${LETTER}\n\n会议召开。`],
    ['a date without a body', `正文。\n\n${DATE}\n\n附件`],
    ['a body without a date', '正文。\n\n示例区示例局\n\n附件'],
    ['a sentence above the date', `正文。\n\n示例局：\n\n${DATE}\n\n附件`],
    ['a note in it', `正文。\n\n示例区示例局[^1]\n\n${DATE}\n\n附件\n\n[^1]: 注释`],
    ['a list around it', `正文。\n\n- 示例区示例局\n\n    ${DATE}`],
  ])('is not what has %s', (_, body) => {
    expect(listParts(body)).toEqual([]);
  });
});
