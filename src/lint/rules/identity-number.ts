import type { ReportRule } from '../lint-rule.ts';
import { findPersonal } from '../personal-numbers.ts';

export const identityNumberRule: ReportRule = {
  code: 'identity-number',
  title: '像是身份证号',
  basis: '《个人信息保护法》；《政府信息公开条例》第十五条：个人隐私不公开；GB 11643 校验码',
  wrong: { body: '示例人员张示例，身份证号11010519491231002X。' },
  right: { body: '示例人员张示例（身份证号1101**********002X），项目编号110105194912310021。' },
  check: (report) =>
    findPersonal(
      report,
      'identity',
      '身份证号',
      '没有依据公开的，删去，或者把中间几位改成 *；确实要公开的，写进检查例外并说明原因',
    ),
};
