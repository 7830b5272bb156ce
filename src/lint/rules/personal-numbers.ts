import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';
import { findPersonalNumbers, maskPersonalNumbers, type PersonalNumberKind } from '../personal-numbers.ts';
import { quoteAround } from '../quote-around.ts';

export const identityNumberRule = createRule('identity-number', '身份证号', {
  basis: '《个人信息保护法》；《政府信息公开条例》第十五条：个人隐私不公开；GB 11643 校验码',
  wrong: { body: '示例人员张示例，身份证号11010519491231002X。' },
  right: { body: '示例人员张示例（身份证号1101**********002X），项目编号110105194912310021。' },
  remedy: '没有依据公开的，删去，或者把中间几位改成 *；确实要公开的，写进检查例外并说明原因',
});

export const bankCardRule = createRule('bank-card', '银行卡号', {
  basis: '《个人信息保护法》第二十八条：金融账户是敏感个人信息；ISO/IEC 7812-1 校验码',
  wrong: { body: '请汇入账号6222021234567890128。' },
  right: { body: '合同编号6222021234567890129，金额62220212元。' },
  remedy: '个人的卡号不要公开，删去，或者只留末四位；单位对公账户写进检查例外并说明原因',
});

export const mobileNumberRule = createRule('mobile-number', '手机号', {
  basis: '《个人信息保护法》第四条；《政府信息公开条例》第十五条',
  wrong: { body: '联系人张示例，电话13800138000。' },
  right: { body: '咨询电话021-56601234，全年拨付13800138000元。' },
  remedy: '改用办公电话；确实用手机办公、本人同意公开的，写进检查例外并说明原因',
});

function createRule(
  code: PersonalNumberKind,
  name: string,
  { remedy, ...rest }: Pick<ReportRule, 'basis' | 'wrong' | 'right'> & { remedy: string },
): ReportRule {
  return {
    code,
    title: `像是${name}`,
    ...rest,
    check: (report) => findPersonal(report, code, name, remedy),
  };
}

/** In the texts of a report and in its attached files. */
function* findPersonal(
  { texts, attachments }: LintReport,
  wanted: PersonalNumberKind,
  name: string,
  remedy: string,
): Generator<Finding> {
  for (const text of texts) {
    const masked = maskPersonalNumbers(text.text);
    for (const { kind, index, length } of findPersonalNumbers(text.text)) {
      if (kind !== wanted) continue;
      yield { at: { text, index }, message: `${quoteAround(masked, index, length)}里像是有${name}`, remedy };
    }
  }
  for (const { path, text } of attachments) {
    const numbers = findPersonalNumbers(text).filter(({ kind }) => kind === wanted);
    const [first] = numbers;
    if (!first) continue;
    const quoted = quoteAround(maskPersonalNumbers(text), first.index, first.length);
    const others = numbers.length > 1 ? `等 ${numbers.length} 处` : '';
    yield {
      at: { attachment: path },
      message: `附件“${path}”里像是有${name}：${quoted}${others}`,
      remedy: `改好附件再换上。${remedy}`,
    };
  }
}
