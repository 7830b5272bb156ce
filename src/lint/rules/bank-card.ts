import type { ReportRule } from '../lint-rule.ts';
import { findPersonal } from '../personal-numbers.ts';

export const bankCardRule: ReportRule = {
  code: 'bank-card',
  title: '像是银行卡号',
  basis: '《个人信息保护法》第二十八条：金融账户是敏感个人信息；ISO/IEC 7812-1 校验码',
  wrong: { body: '请汇入账号6222021234567890128。' },
  right: { body: '合同编号6222021234567890129，金额62220212元。' },
  check: (report) =>
    findPersonal(
      report,
      'bank-card',
      '银行卡号',
      '个人的卡号不要公开，删去，或者只留末四位；单位对公账户写进检查例外并说明原因',
    ),
};
