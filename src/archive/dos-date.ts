/**
 * A calendar date as zip headers hold it (MS-DOS format, APPNOTE 6.3.10 § 4.4.6). Computed from the text, so that no
 * time zone has a say; years outside 1980–2107, which the format cannot tell, become its first and last day.
 * @param date `YYYY-MM-DD`
 */
export function formatDosDate(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (year < 1980) return pack(1980, 1, 1);
  if (year > 2107) return pack(2107, 12, 31);
  return pack(year, month, day);
}

const pack = (year: number, month: number, day: number) => ((year - 1980) << 9) | (month << 5) | day;
