import { describe, expect, it } from 'vitest';
import { STANDARD_SITE as defaults, parseSite } from '../../../src/report/parse-site.ts';

const read = (checks: unknown) => parseSite(JSON.stringify({ checks }), defaults);

describe('checks in site.json', () => {
  it('switches rules off and on, each with a reason', () => {
    const off = [{ rule: 'final-mark', reason: '示例' }];
    expect(read({ off })).toMatchObject({ site: { ...defaults, checks: { off, on: [] } }, problems: [] });
    expect(read({ on: off }).site.checks).toEqual({ off: [], on: off });
    expect(read({}).site.checks).toEqual({ off: [], on: [] });
  });

  it.each([
    [[], '网站设置“checks”应当写在花括号里，写的是：[]'],
    ['final-mark', '网站设置“checks”应当写在花括号里，写的是："final-mark"'],
    [null, '网站设置“checks”应当写在花括号里，写的是：null'],
    [{ of: [] }, '网站设置“checks”里没有“of”这一项'],
    [{ off: 'final-mark' }, '“checks”里的“off”应当是一个列表，写的是："final-mark"'],
    [{ off: ['final-mark'] }, '“checks”里的“off”有一项没有写规则（rule）："final-mark"'],
    [{ off: [{ reason: '示例' }] }, '“checks”里的“off”有一项没有写规则（rule）：{"reason":"示例"}'],
    [{ off: [{ rule: 'final-mark' }] }, '“checks”里的规则“final-mark”没有写原因（reason）'],
    [{ on: [{ rule: 'a', reason: ' ' }] }, '“checks”里的规则“a”没有写原因（reason）'],
    [{ off: [{ rule: 'a', reason: '\u202e' }] }, '“checks”里的“off”有看不见的控制字符'],
  ])('that cannot be read, %j, is an error with the form', (checks, message) => {
    const { site, problems } = read(checks);
    expect(site).toEqual(defaults);
    expect(problems).toMatchObject([{ level: 'error', rule: 'site-config', line: 1, column: 2, message }]);
    expect(problems[0]?.remedy).toContain('"checks": { "off": [{ "rule": "（规则的名字）"');
  });
});
