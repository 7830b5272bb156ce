import { findLocalPaths, findPlaceholders } from '../../report/machine-text.ts';
import { explainSecrecyMark, findSecrecyMarks } from '../../report/secrecy-mark.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';
import { findPersonalNumbers, maskPersonalNumbers, type PersonalNumberKind } from '../personal-numbers.ts';
import { quoteAround } from '../quote-around.ts';

const secrecyMarkRule: ReportRule = {
  code: 'secrecy-mark',
  level: 'error',
  isOfEveryText: true,
  title: '标着密级',
  basis: '《保守国家秘密法》；《政府信息公开条例》第十四条；GB/T 9704—2012 7.2.2：密级和保密期限',
  wrong: { body: '机密★5年\n\n示例区人民政府：\n\n示例正文。' },
  right: { body: '示例区人民政府：\n\n涉及国家秘密、机密的，按规定办理，密级写成“机密★5年”的不公开。' },
  *check({ texts, attachments }) {
    const lines = texts.flatMap((text) => text.text.split(/[\n\t]/u).map((line) => ({ text, line })));
    for (const { line, mark } of findSecrecyMarks(lines.map(({ line: written }) => written))) {
      const place = lines[line];
      if (!place) continue;
      const index = Math.max(0, place.text.text.indexOf(place.line));
      yield { at: { text: place.text, index }, ...explainSecrecyMark(mark) };
    }
    for (const { path, text } of attachments) {
      const [found] = findSecrecyMarks(text.split(/[\n\t]/u));
      if (!found) continue;
      const { message, remedy } = explainSecrecyMark(found.mark);
      yield { at: { attachment: path }, message: `附件“${path}”：${message}`, remedy };
    }
  },
};

const identityNumberRule = createPersonalRule('identity-number', '身份证号', {
  basis: '《个人信息保护法》；《政府信息公开条例》第十五条：个人隐私不公开；GB 11643 校验码',
  wrong: { body: '示例人员张示例，身份证号11010519491231002X。' },
  right: { body: '示例人员张示例（身份证号1101**********002X），项目编号110105194912310021。' },
  remedy: '没有依据公开的，删去，或者把中间几位改成 *；确实要公开的，写进检查例外并说明原因',
});

const bankCardRule = createPersonalRule('bank-card', '银行卡号', {
  basis: '《个人信息保护法》第二十八条：金融账户是敏感个人信息；ISO/IEC 7812-1 校验码',
  wrong: { body: '请汇入账号6222021234567890128。' },
  right: { body: '合同编号6222021234567890129，金额62220212元。' },
  remedy: '个人的卡号不要公开，删去，或者只留末四位；单位对公账户写进检查例外并说明原因',
});

const mobileNumberRule = createPersonalRule('mobile-number', '手机号', {
  basis: '《个人信息保护法》第四条；《政府信息公开条例》第十五条',
  wrong: { body: '联系人张示例，电话13800138000。' },
  right: { body: '咨询电话021-56601234，全年拨付13800138000元。' },
  remedy: '改用办公电话；确实用手机办公、本人同意公开的，写进检查例外并说明原因',
});

function createPersonalRule(
  code: PersonalNumberKind,
  name: string,
  { remedy, ...rest }: Pick<ReportRule, 'basis' | 'wrong' | 'right'> & { remedy: string },
): ReportRule {
  return {
    code,
    title: `像是${name}`,
    isOfEveryText: true,
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
    for (const { kind, index, length } of findPersonalNumbers(text.text)) {
      if (kind !== wanted) continue;
      const masked = maskPersonalNumbers(text.text);
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

const placeholderTextRule: ReportRule = {
  code: 'placeholder-text',
  title: '像是没有填的空',
  basis: '模板和表单里提示填写的字，不是正文',
  wrong: { body: '联系人：单击或点击此处输入文字。\n\n示例区XX局于XX年X月X日办结。' },
  right: { body: '联系人：示例办公室。\n\n示例区示例局于2022年1月5日办结，面积3×4米。' },
  *check({ texts }) {
    for (const text of texts) {
      for (const { index, text: piece } of findPlaceholders(text.text)) {
        yield {
          at: { text, index },
          message: `${quoteAround(text.text, index, piece.length)}里的“${piece}”像是没有填的空`,
          remedy: '填上内容，或者删去；原件就是这样写的，写进检查例外并说明原因',
        };
      }
    }
  },
};

const localPathRule: ReportRule = {
  code: 'local-path',
  title: '有电脑里的路径',
  basis: '路径里常有账户名和没有公开的文件名，读者也打不开',
  wrong: { body: '数据见C:\\\\Users\\\\zhangshili\\\\Desktop\\\\台账.xlsx。' },
  right: { body: '数据见 https://example.com/home/b 。' },
  *check({ texts }) {
    for (const text of texts) {
      for (const { index, text: piece } of findLocalPaths(text.text)) {
        yield {
          at: { text, index },
          message: `正文里有电脑里的路径：“${piece}”`,
          remedy: '删去路径；要给读者看的文件放进 attachments，写“见附件”',
          form: '删去路径；要给读者看的文件放进左边的“附件”，写“见附件”',
        };
      }
    }
  },
};

/** What is not public, or was not meant to be in the text. */
export const NOT_PUBLIC_RULES: readonly ReportRule[] = [
  secrecyMarkRule,
  identityNumberRule,
  bankCardRule,
  mobileNumberRule,
  placeholderTextRule,
  localPathRule,
];
