/** `2022-02-04` → 2022年2月4日. What is no day stays as it is. */
export function formatChineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : date;
}

/** 2022年2月14日至3月1日; without an end 2022年2月14日起. */
export function formatChineseSpan({
  from,
  until,
}: {
  readonly from: string;
  readonly until?: string | undefined;
}): string {
  const start = formatChineseDate(from);
  if (until === undefined) return `${start}起`;
  if (until === from) return `${start}当天`;
  const end = formatChineseDate(until);
  const year = start.slice(0, start.indexOf('年') + 1);
  return `${start}至${end.startsWith(year) ? end.slice(year.length) : end}`;
}
