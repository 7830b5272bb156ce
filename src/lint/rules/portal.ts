import { groupBy } from '../../base/group-by.ts';
import { oncePer } from '../../base/once-per.ts';
import type { ReportFields, ReportSource } from '../../report/report.ts';
import type { PortalRule } from '../lint-rule.ts';

const fold = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');

/** Once for each report: a preview asks again with each save. */
const foldTitle = oncePer(({ title, org }: ReportFields) => ({ key: `${fold(title)} ${fold(org)}` }));

const titleDuplicateRule: PortalRule = {
  code: 'title-duplicate',
  scope: 'portal',
  title: '两篇报告标题相同',
  basis: '目录和搜索结果里读者分不清',
  wrong: [{ fields: { 标题: '示例区示例局示例报告' } }, { fields: { 标题: '示例区示例局示例报告' } }],
  right: [{ fields: { 标题: '示例区示例局2020年度报告' } }, { fields: { 标题: '示例区示例局2021年度报告' } }],
  *check(reports) {
    const first = new Map<string, ReportSource>();
    for (const report of reports) {
      const { key } = foldTitle(report.fields);
      const other = first.get(key);
      if (!other) {
        first.set(key, report);
        continue;
      }
      yield {
        report,
        field: '标题',
        message: `标题与另一篇报告相同：“${report.fields.title}”（另一篇：${other.file}）`,
        remedy:
          '如果是同一篇，删去没有公布过的一篇；两篇都公布过，删去一篇，在留下的一篇里把它的文件夹写进“旧网址”；不是同一篇，在标题里写出不同的地方，如年度',
        form: '如果是同一篇，删去没有公布过的一篇；两篇都公布过，在多余的一篇的“手续”里撤回；不是同一篇，在标题里写出不同的地方，如年度',
      };
    }
  },
};

/** Fields whose values readers and lists take for names of one thing. */
const FIELDS = { 机构名称: 'org', 信息来源: 'source', 所属类目: 'category' } as const;

/** Shorter names, in characters, are too common to be the end of another. */
const SHORTEST = 3;

const nameVariantRule: PortalRule = {
  code: 'name-variant',
  scope: 'portal',
  title: '同一个名称有两种写法',
  basis: '读者按机构查找，写法不一就分成两处',
  wrong: [{ fields: { 机构名称: '示例市示例区示例局' } }, { fields: { 机构名称: '示例区示例局' } }],
  right: [{ fields: { 机构名称: '示例市示例区示例局' } }, { fields: { 机构名称: '示例市示例区另例局' } }],
  *check(reports) {
    for (const [key, property] of Object.entries(FIELDS)) {
      const users = collectUsers(reports, property);
      for (const [name, { reports: own }] of users) {
        const better = findBetter(name, users);
        const [report, ...others] = own;
        if (better === undefined || !report) continue;
        const files = others.slice(0, 5).map(({ file }) => file);
        const rest = files.length > 0 ? `\n    其余各篇：${files.join('、')}` : '';
        yield {
          report,
          field: key,
          message: `${key}“${name}”（${own.length} 篇）与“${better}”（${users.get(better)?.reports.length} 篇）像是同一个，写法不同`,
          remedy: `是同一个的话，改为：\n    ${key}: ${better}${rest}`,
        };
      }
    }
  },
};

/** The reports that use a value, and what it is without spaces and width. */
interface Users {
  readonly folded: string;
  readonly reports: ReportSource[];
}

function collectUsers(
  reports: readonly ReportSource[],
  property: (typeof FIELDS)[keyof typeof FIELDS],
): Map<string, Users> {
  const named = groupBy(reports, ({ fields }) => fields[property] ?? '');
  named.delete('');
  return new Map([...named].map(([name, own]) => [name, { folded: fold(name), reports: own }]));
}

/** The name that this one is another way to write: the same but for spaces and width, or the fuller name. */
function findBetter(name: string, users: ReadonlyMap<string, Users>): string | undefined {
  const own = users.get(name);
  if (!own) return undefined;
  const isLong = [...own.folded].length >= SHORTEST;
  for (const [other, { folded, reports }] of users) {
    if (other === name) continue;
    if (folded !== own.folded) {
      if (isLong && folded.endsWith(own.folded)) return other;
      continue;
    }
    // Of two that differ by a space the more frequent is right, else the shorter.
    const weight = reports.length - own.reports.length || name.length - other.length;
    if (weight > 0 || (weight === 0 && other < name)) return other;
  }
  return undefined;
}

/** All reports together. */
export const PORTAL_RULES: readonly PortalRule[] = [titleDuplicateRule, nameVariantRule];
