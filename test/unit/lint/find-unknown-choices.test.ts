import { expect, it } from 'vitest';
import { findUnknownChoices } from '../../../src/lint/find-unknown-choices.ts';
import { parseSite, STANDARD_SITE } from '../../../src/report/parse-site.ts';
import { showProblems } from '../../support/sample-report.ts';

const choose = (off: string[], on: string[] = []) => {
  const choices = (codes: string[]) => codes.map((rule) => ({ rule, reason: '示例' }));
  const checks = { off: choices(off), on: choices(on) };
  const { locateValue } = parseSite(JSON.stringify({ checks }, null, 1), STANDARD_SITE);
  return showProblems(findUnknownChoices(checks, locateValue));
};

it('accepts rules that the choice changes', () => {
  expect(choose(['final-mark'], ['quoted-list-mark'])).toBe('');
});

it('tells of rules that there are not, and of choices that change nothing', () => {
  expect(choose(['final-marks', 'quoted-list-mark'], ['final-mark'])).toMatchInlineSnapshot(`
    "5:13 warning site-config
    网站设置“checks”里没有“final-marks”这一条可以选，它不起作用
    改法：如果指的是这一条，改为："final-mark"

    9:13 warning site-config
    网站设置“checks”里的规则“quoted-list-mark”本来就是不用的，不必写在“off”里
    改法：删去这一项；可以选的规则用 npm run check -- --rules 查看，别的提醒在那一篇里写“检查例外”

    15:13 warning site-config
    网站设置“checks”里的规则“final-mark”本来就是用的，不必写在“on”里
    改法：删去这一项；可以选的规则用 npm run check -- --rules 查看，别的提醒在那一篇里写“检查例外”"
  `);
  expect(choose(['完全不是'])).toContain('npm run check -- --rules');
});

it('tells of rules that no portal can do without', () => {
  expect(choose(['secrecy-mark'])).toMatchInlineSnapshot(`
    "5:13 warning site-config
    网站设置“checks”里的规则“secrecy-mark”不能不用，它照样起作用
    改法：删去这一项；认错的，在那一篇里写“检查例外”"
  `);
  expect(choose(['word-list-error'])).toContain('不能不用');
});
