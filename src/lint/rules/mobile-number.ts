import type { ReportRule } from '../lint-rule.ts';
import { findPersonal } from '../personal-numbers.ts';

export const mobileNumberRule: ReportRule = {
  code: 'mobile-number',
  title: '像是手机号',
  basis: '《个人信息保护法》第四条；《政府信息公开条例》第十五条',
  wrong: { body: '联系人张示例，电话13800138000。' },
  right: { body: '咨询电话021-56601234，全年拨付13800138000元。' },
  check: (report) =>
    findPersonal(
      report,
      'mobile',
      '手机号',
      '改用办公电话；确实用手机办公、本人同意公开的，写进检查例外并说明原因',
    ),
};
