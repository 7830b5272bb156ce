import { FIELDS, type Field } from './fields.ts';
import { formatFieldValue } from './format-field-value.ts';
import { formatFrontMatter, formatListEntry, formatParts } from './format-front-matter.ts';
import { isTextRemoved, listWithdrawalLines } from './format-withdrawal.ts';
import { formatRelation } from './relations.ts';
import type { ReportFields, ReportSource, Withdrawal } from './report.ts';

/** Fields that hold words of the text, or speak of files that are published no longer. */
const WITHHELD: readonly Field[] = FIELDS.filter(
  ({ part, property }) =>
    (part === 'text' && property !== 'withdrawal') ||
    property === 'summary' ||
    property === 'attachments' ||
    property === 'exceptions',
);

/** Fields that say what the report was and what leads to it, for whoever reads the notice as a file. */
const SAID: readonly Field[] = FIELDS.filter(
  (field) =>
    (field.part === 'metadata' || field.type === 'reports' || field.type === 'addresses') &&
    !WITHHELD.includes(field),
);

/**
 * A report of which nothing but the notice is published, as it goes into everything that is made of it: what the editor
 * keeps in the content folder is not read any further, so that no output, archive or index can hold it.
 * @returns other reports as they are
 */
export function withholdText(source: ReportSource): ReportSource {
  const { withdrawal } = source.fields;
  if (!withdrawal || !isTextRemoved(source.fields)) return source;
  const fields = { ...source.fields } as Record<keyof ReportFields, unknown>;
  for (const { property, empty } of WITHHELD) {
    if (empty === undefined) delete fields[property];
    else fields[property] = empty;
  }
  // In one order, whether the editor's file is read or the notice: the JSON is the same.
  const order: readonly (keyof ReportFields)[] = FIELDS.flatMap(({ property }) =>
    property === 'date' ? [property, 'time'] : [property],
  );
  const rank = (property: string) => order.indexOf(property as keyof ReportFields);
  const kept = Object.fromEntries(
    Object.entries(fields).sort(([a], [b]) => rank(a) - rank(b)),
  ) as unknown as ReportFields;
  // Former texts hold the same words.
  const { versions = [], ...present } = source;
  const withheldDays = versions.map(({ former }) => former.from);
  return { ...present, withheldDays, fields: kept, body: '', text: formatNotice(kept, withdrawal) };
}

/** The notice as a report's file. Read as one, it gives the same report again: archives are content, too. */
function formatNotice(fields: ReportFields, withdrawal: Withdrawal): string {
  const entries = SAID.flatMap(({ key, property, type }) => {
    const values = listValues(fields, property, type);
    return values.length > 0 ? [{ key, values }] : [];
  });
  const head = formatFrontMatter(entries).replace(/---\n$/, '');
  const { date, reason, explanation } = withdrawal;
  const parts = formatParts(
    [
      ['日期', date],
      ['原因', reason],
      ['说明', explanation.join('\n')],
      ['正文', '移除'],
    ].flatMap(([key = '', value = '']) => (value === '' ? [] : [[key, value] as const])),
  );
  const body = listWithdrawalLines(withdrawal).join('\n\n');
  return `${head}${formatRelations(fields)}撤回:\n${parts.join('\n')}\n---\n\n${body}\n`;
}

/** 关联 is written once: without it here, the other side would lose it as well. */
function formatRelations({ relations }: ReportFields): string {
  const items = relations.flatMap(({ relation, target, name, form }) => {
    const parts = [
      ['关系', formatRelation(relation)],
      ['对象', 'id' in target ? target.id : target.address],
      ['名称', name],
      ['形式', form],
    ] as const;
    return formatListEntry(parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  });
  return items.length > 0 ? `关联:\n${items.join('\n')}\n` : '';
}

/** Values that are plain text; of 旧网址 the addresses. */
function listValues(fields: ReportFields, property: keyof ReportFields, type: Field['type']): string[] {
  if (type === 'addresses') return fields.formerAddresses.map(({ address }) => address);
  const value = fields[property];
  if (type === 'date-time' || type === 'topic') return [formatFieldValue(fields, property)];
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? [] : [String(value)];
  const isText = (item: unknown): item is string => typeof item === 'string';
  return Array.isArray(value) && value.every(isText) ? value : [];
}
