import { clip, clipJson } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { findHiddenCharacter } from './hidden-characters.ts';

/** Which rules of the content check a portal wants; the codes are known to those who have the rules. */
export interface CheckSettings {
  readonly off: readonly RuleChoice[];
  /** Rules that are off unless a portal asks for them. */
  readonly on: readonly RuleChoice[];
}

interface RuleChoice {
  /** Code of the rule, such as `final-mark`. */
  readonly rule: string;
  readonly reason: string;
}

const REMEDY =
  '像这样写：\n    "checks": { "off": [{ "rule": "（规则的名字）", "reason": "（为什么不用）" }] }\n    off 是不用的规则，on 是另外要用的规则，每条都要写原因；全部规则用 npm run check -- --rules 查看';

/** What is wrong with the value of `checks` in `site.json`, if anything is. */
export function findCheckSettingsFault(value: unknown): { message: string; remedy: string } | undefined {
  const fault = (message: string) => ({ message, remedy: REMEDY });
  if (!isRecord(value)) return fault(`网站设置“checks”应当写在花括号里，写的是：${clipJson(value)}`);
  for (const [list, choices] of Object.entries(value)) {
    if (list !== 'off' && list !== 'on') return fault(`网站设置“checks”里没有“${clip(list)}”这一项`);
    if (!Array.isArray(choices))
      return fault(`“checks”里的“${list}”应当是一个列表，写的是：${clipJson(choices)}`);
    for (const choice of choices) {
      const { rule, reason } = isRecord(choice) ? choice : {};
      if (typeof rule !== 'string' || rule.trim() === '')
        return fault(`“checks”里的“${list}”有一项没有写规则（rule）：${clipJson(choice)}`);
      if (typeof reason !== 'string' || reason.trim() === '')
        return fault(`“checks”里的规则“${clip(rule)}”没有写原因（reason）`);
      if (findHiddenCharacter(rule + reason)) return fault(`“checks”里的“${list}”有看不见的控制字符`);
    }
  }
  return undefined;
}
