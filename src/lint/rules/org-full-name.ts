import type { ReportRule } from '../lint-rule.ts';

/** 区教育局, 市教委: the level without the place. Not 市场监督管理局 or 市政…, which begin with another word. */
const SHORT = /^(?:[区县省州镇乡旗盟]|市(?![场政容民])|街道|本[省市区县局]|我[省市区县局委])/u;

export const orgFullNameRule: ReportRule = {
  code: 'org-full-name',
  title: '机构名称不是标准全称',
  basis: '政府信息公开目录：发布机构写标准全称',
  wrong: { fields: { 机构名称: '区示例局', 落款: '示例市示例区示例局' } },
  right: { fields: { 机构名称: '示例市示例区示例局' } },
  *check({ source: { fields } }) {
    if (!SHORT.test(fields.org)) return;
    const signed = fields.signature.find(
      (line) => line.length > fields.org.length && line.endsWith(fields.org),
    );
    yield {
      at: { field: '机构名称' },
      message: `机构名称“${fields.org}”不是标准全称，没有写是哪里的`,
      remedy: signed
        ? `落款写的是全称，可以改为：\n    机构名称: ${signed}`
        : `写上地名，例如：\n    机构名称: 示例市示例${fields.org}`,
    };
  },
};
