import { compareCodeUnits } from '../base/compare-code-units.ts';
import { listColumns, planColumns } from '../portal/columns.ts';
import { type ColumnSetting, listRules } from '../report/column-settings.ts';
import type { ReportFields } from '../report/report.ts';

/**
 * What is offered for a field that is a line, by its key: where one thing is written in two ways, readers have two columns,
 * or two bodies. Columns that the settings name are all that there are; without any, they are what reports say.
 */
export function listKnownValues(
  columns: readonly ColumnSetting[],
  reports: readonly Pick<ReportFields, 'category' | 'org'>[],
): { readonly 所属类目: readonly string[]; readonly 机构名称: readonly string[] } {
  const taken = listColumns(planColumns(columns).roots).flatMap(({ setting }) =>
    listRules(setting).flatMap(({ 所属类目 = [] }) => 所属类目),
  );
  const used = new Set(reports.flatMap(({ category }) => category ?? []));
  const orgs = new Set(reports.flatMap(({ org }) => (org === '' ? [] : org)));
  return {
    所属类目: columns.length > 0 ? [...new Set(taken)] : [...used].sort(compareCodeUnits),
    机构名称: [...orgs].sort(compareCodeUnits),
  };
}
