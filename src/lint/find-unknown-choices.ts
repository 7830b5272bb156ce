import type { Problem } from '../diagnostics/diagnostic.ts';
import type { CheckSettings } from '../report/check-settings.ts';
import { findNearest } from '../report/nearest.ts';
import type { JsonReading } from '../report/read-json.ts';
import { LINT_RULES, RULE_TITLES } from './lint-rules.ts';

/** Choices in `site.json` that change nothing: rules that there are not, and rules that are on or off anyway. */
export function findUnknownChoices(
  { off, on }: CheckSettings,
  locateValue: JsonReading['locateValue'],
): Problem[] {
  const tell = (list: 'off' | 'on', code: string, index: number): Problem[] => {
    const rule = LINT_RULES.find((each) => each.code === code);
    const isFixed = rule?.level === 'error' && list === 'off';
    if (rule && !isFixed && (rule.offBecause === undefined) !== (list === 'on')) return [];
    return [
      {
        level: 'warning',
        rule: 'site-config',
        ...locateValue('checks', list, index, 'rule'),
        ...(!rule ? explainUnknown(code) : isFixed ? explainFixed(code) : explainNeedless(code, list)),
        form: '在“设置”的“检查”里删去这一项，要的另选',
      },
    ];
  };
  return [
    ...off.flatMap(({ rule }, index) => tell('off', rule, index)),
    ...on.flatMap(({ rule }, index) => tell('on', rule, index)),
  ];
}

const DELETE = '删去这一项；可以选的规则用 npm run check -- --rules 查看，别的提醒在那一篇里写“检查例外”';

function explainUnknown(code: string) {
  const nearest = findNearest(code, [...RULE_TITLES.keys()]);
  return {
    message: `网站设置“checks”里没有“${code}”这一条可以选，它不起作用`,
    remedy: nearest ? `如果指的是这一条，改为："${nearest}"` : DELETE,
  };
}

const explainFixed = (code: string) => ({
  message: `网站设置“checks”里的规则“${code}”不能不用，它照样起作用`,
  remedy: '删去这一项；认错的，在那一篇里写“检查例外”',
});

const explainNeedless = (code: string, list: 'off' | 'on') => ({
  message: `网站设置“checks”里的规则“${code}”本来就是${list === 'on' ? '用的' : '不用的'}，不必写在“${list}”里`,
  remedy: DELETE,
});
