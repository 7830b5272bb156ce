import { describe, expect, it } from 'vitest';
import { findPersonalNumbers, maskPersonalNumbers } from '../../../src/lint/personal-numbers.ts';
import { lintReport } from '../../../src/lint/run-rules.ts';
import { settleExceptions } from '../../../src/lint/settle-exceptions.ts';
import { createLintInput, findRule, lintBody } from '../../support/lint-sample.ts';

const kinds = (text: string) => findPersonalNumbers(text).map(({ kind }) => kind);

// Invented numbers: the examples of GB 11643 and of test cards.
const IDENTITY = '11010519491231002X';
const CARD = '6222021234567890128';
const MOBILE = '13800138000';

describe('a number of a person', () => {
  it.each([
    [`身份证号${IDENTITY}。`, ['identity-number']],
    [`（${IDENTITY.toLowerCase()}）`, ['identity-number']],
    ['440524 18800101 0014', ['identity-number']],
    ['４４０５２４１８８００１０１００１４', ['identity-number']],
    [`账号${CARD}`, ['bank-card']],
    ['6222 0212 3456 7890 128', ['bank-card']],
    ['4111111111111111', ['bank-card']],
    [`电话${MOBILE}`, ['mobile-number']],
    ['138-0013-8000', ['mobile-number']],
    ['138 0013 8000', ['mobile-number']],
    [`+86 ${MOBILE}`, ['mobile-number']],
    [`86${MOBILE}`, ['mobile-number']],
    [`${MOBILE}、13900139000`, ['mobile-number', 'mobile-number']],
    [`张三 ${MOBILE} 李四 13900139000`, ['mobile-number', 'mobile-number']],
    [`${MOBILE} 13900139000`, ['mobile-number', 'mobile-number']],
    [`传真：56601234 ${MOBILE}`, ['mobile-number']],
    [`姓名\t${IDENTITY}\t${MOBILE}\t${CARD}`, ['identity-number', 'mobile-number', 'bank-card']],
  ])('is found in “%s”', (text, wanted) => {
    expect(kinds(text)).toEqual(wanted);
  });

  it.each([
    ['a wrong check digit', '110105194912310021'],
    ['no such day', '110105194902300023'],
    ['no such region', '990105194912310021'],
    ['a card that the formula refuses', '6222021234567890129'],
    ['no prefix of a bank', '9999021234567890128'],
    ['a landline', '021-56601234'],
    ['an amount', `拨付${MOBILE}元`],
    ['an amount with a sign', `¥${MOBILE}`],
    ['a decimal', `0.${MOBILE}`],
    ['发文字号', `示局发〔2021〕${MOBILE}号`],
    ['索引号', '000014349/2018-00204'],
    ['统一社会信用代码', '91310113MA1GK0XX1X'],
    ['an address', `https://example.com/a/${MOBILE}?id=${IDENTITY}`],
    ['a longer number', `9${MOBILE}7`],
    ['a time stamp', '20220214093012345'],
    ['thousands', '13,800,138,000'],
    ['a range', '13800138000-13800138999'],
    ['a word', `No${MOBILE}`],
  ])('is not %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('never stands whole in a message', () => {
    expect(maskPersonalNumbers(`张三${IDENTITY}电话${MOBILE}`)).toBe('张三110105**********2X电话138****8000');
    const found = lintBody(`张三${IDENTITY}，${MOBILE}，${CARD}。`);
    expect(found.map(({ rule }) => rule).sort()).toEqual(['bank-card', 'identity-number', 'mobile-number']);
    for (const { message, remedy } of found) {
      expect(`${message}${remedy}`).not.toMatch(/\d{7}/);
    }
  });
});

describe('an attached file', () => {
  const input = (exception = '') => {
    const fields = exception ? { 检查例外: exception } : {};
    return createLintInput({
      body: '正文。',
      fields,
      files: ['名单.csv'],
      attachments: [{ path: '名单.csv', text: `姓名\t电话\n张三\t${MOBILE}\n李四\t13900139000` }],
    });
  };
  const find = (exception?: string) => {
    const each = input(exception);
    const rules = [findRule('mobile-number')];
    const settings = { off: [], on: [] };
    return settleExceptions(lintReport(each, settings, rules), [each.source], settings, rules);
  };

  it('is named, with how many there are', () => {
    expect(find()).toEqual([
      expect.objectContaining({
        file: '内容/reports/2021/shili/attachments/名单.csv',
        line: 1,
        message: '附件“名单.csv”里像是有手机号：「138****8000」等 2 处',
      }),
    ]);
  });

  it('is kept by an exception of the report, all of it or one file', () => {
    const entry = (place: string) => `\n  - 规则: mobile-number${place}\n    原因: 本人同意`;
    expect(find(entry(''))).toEqual([]);
    expect(find(entry('\n    位置: 名单.csv'))).toEqual([]);
    expect(find(entry('\n    位置: 别的.csv')).map(({ rule }) => rule)).toEqual([
      'mobile-number',
      'exception-unused',
    ]);
  });
});

it('密级 in a text or an attached file stops the build, whatever a portal switches off', () => {
  const each = createLintInput({
    body: '机密★5年\n\n正文。',
    attachments: [{ path: '附件1.docx', text: '000012\n秘密★1年\n正文。' }],
  });
  const off = { off: [{ rule: 'secrecy-mark', reason: '示例' }], on: [] };
  expect(lintReport(each, off)).toMatchObject([
    {
      level: 'error',
      rule: 'secrecy-mark',
      message: '文首标着密级“机密★5年”，有密级的文件不能公开',
      column: 1,
    },
    { level: 'error', file: '内容/reports/2021/shili/attachments/附件1.docx' },
  ]);
});
