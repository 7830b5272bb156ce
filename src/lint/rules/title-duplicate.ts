import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { ReportSource } from '../../report/report.ts';
import type { PortalRule } from '../lint-rule.ts';

const fold = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');

export const titleDuplicateRule: PortalRule = {
  code: 'title-duplicate',
  scope: 'portal',
  title: '两篇报告标题相同',
  basis: '目录和搜索结果里读者分不清',
  wrong: [{ fields: { 标题: '示例区示例局示例报告' } }, { fields: { 标题: '示例区示例局示例报告' } }],
  right: [{ fields: { 标题: '示例区示例局2020年度报告' } }, { fields: { 标题: '示例区示例局2021年度报告' } }],
  *check(reports) {
    const first = new Map<string, ReportSource>();
    for (const report of [...reports].sort((a, b) => compareCodeUnits(a.id, b.id))) {
      const { title, org } = report.fields;
      const key = `${fold(title)} ${fold(org)}`;
      const other = first.get(key);
      if (!other) {
        first.set(key, report);
        continue;
      }
      yield {
        report,
        field: '标题',
        message: `标题与另一篇报告相同：“${title}”（另一篇：${other.file}）`,
        remedy: '如果是同一篇，删去一篇；不是同一篇，在标题里写出不同的地方，如年度',
      };
    }
  },
};
