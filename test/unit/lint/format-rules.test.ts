import { expect, it } from 'vitest';
import { formatRules, formatRulesJson } from '../../../src/lint/format-rules.ts';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { findRule } from '../../support/lint-sample.ts';

it('formatRules shows what is wrong and what is right', () => {
  const rules = [
    'number-separator',
    'quoted-list-mark',
    'hidden-character',
    'attachment-unlisted',
    'title-duplicate',
  ];
  expect(formatRules(rules.map(findRule))).toMatchInlineSnapshot(`
    "number-separator  序号后面缺标点
      依据：GB/T 15834—2011 附录 B：阿拉伯数字序次语后用下脚点；同级序号写法一致
      错：
        #### 1深化审批改革
        示例。
        #### 2、加强监管
        示例。
      对：
        #### 1、深化审批改革
        示例。
        #### 2、加强监管
        示例。

    quoted-list-mark  并列的引号、书名号之间用了顿号
      依据：GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号
      默认不用：标准说的是“通常不用”，2011年以前的公文普遍用
      错：
        坚持“育人为本”、“整体推进”，落实《示例条例》、《示例办法》。
      对：
        坚持“育人为本”“整体推进”，落实《示例条例》《示例办法》。

    hidden-character  有看不见的字符、乱码或形似字
      依据：Unicode 技术报告 36：不可见和形似字符；粘贴、PDF 复制带来
      错：
        推进（看不见的字符）示例工作，⼈民群众满意。
      对：
        推进示例工作，人民群众满意。

    attachment-unlisted  有附件没有写在“附件”里
      依据：信息核对：写了“附件”字段，就应当写全
      错：
        附件: [附件1.txt]
        attachments 文件夹：附件1.txt、附件2（旧）.txt
      对：
        附件: [附件1.txt, 附件2.txt]
        attachments 文件夹：附件1.txt、附件2.txt

    title-duplicate  两篇报告标题相同
      依据：目录和搜索结果里读者分不清
      错：
        标题: 示例区示例局示例报告
        （另一篇）
        标题: 示例区示例局示例报告
      对：
        标题: 示例区示例局2020年度报告
        （另一篇）
        标题: 示例区示例局2021年度报告"
  `);
});

it('formatRulesJson has every rule, without its code in TypeScript', () => {
  const { rules } = JSON.parse(formatRulesJson()) as { rules: { rule: string; on: boolean }[] };
  expect(rules.map(({ rule }) => rule)).toEqual(LINT_RULES.map(({ code }) => code));
  expect(rules.find(({ rule }) => rule === 'quoted-list-mark')).toMatchObject({
    level: 'warning',
    title: expect.any(String),
    basis: expect.any(String),
    on: false,
    offBecause: expect.any(String),
    wrong: [{ body: expect.any(String) }],
    right: [{ body: expect.any(String) }],
  });
});
