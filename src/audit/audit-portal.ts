import { groupBy } from '../base/group-by.ts';
import { tellRemedy } from '../diagnostics/diagnostic.ts';
import { CONTENT_ITEMS } from './audit-content.ts';
import { DOMAIN_ITEM, FOOT_ITEMS, SITE_LABEL_ITEMS } from './audit-duties.ts';
import { type AuditItem, type AuditSubject, GUIDE, present } from './audit-item.ts';
import { PAGE_LABEL_ITEMS } from './audit-labels.ts';
import type { AuditRow } from './audit-row.ts';

/** What every page of every portal has by itself. */
const BUILT_IN: readonly AuditItem[] = [
  ['sitemap', '站点地图', 'sitemap.html，每页的页脚都有链接'],
  ['breadcrumb', '当前位置', '首页以外的网页上方都有'],
  ['site-search', '站内搜索', 'search.html，每页都有入口'],
].map(([id = '', item = '', text = '']) => ({
  id,
  group: '页脚',
  item,
  basis: GUIDE,
  remedy: '',
  judge: () => present(text),
}));

/** The list, in its order. */
const AUDIT_ITEMS: readonly AuditItem[] = [
  ...SITE_LABEL_ITEMS,
  ...PAGE_LABEL_ITEMS,
  ...FOOT_ITEMS,
  ...BUILT_IN,
  DOMAIN_ITEM,
  ...CONTENT_ITEMS,
];

/** What mends every place of a row is said once. */
function shareRemedy({ form, ...row }: AuditRow): AuditRow {
  const [remedy, ...others] = new Set(row.evidence.map((one) => one.remedy));
  if (remedy === undefined || others.length > 0) return form === undefined ? row : { ...row, form };
  const [first] = row.evidence;
  return {
    ...{ ...row, remedy, ...(first?.form === undefined ? {} : { form: first.form }) },
    evidence: row.evidence.map(({ remedy: _shared, form: _told, ...one }) => one),
  };
}

/** Goes through the list of an inspection, row by row; rows of one group stand together. */
export function auditPortal(subject: AuditSubject): AuditRow[] {
  const items = [...groupBy(AUDIT_ITEMS, ({ group }) => group).values()].flat();
  return items.map(({ judge, remedy, ...item }) => {
    const verdict = judge(subject);
    const isWanting = verdict.status === '缺' || verdict.status === '错';
    return isWanting
      ? shareRemedy({ ...item, ...verdict, ...tellRemedy(remedy) })
      : { ...item, ...verdict, remedy: '' };
  });
}
