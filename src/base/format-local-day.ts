/** The day on the reader's own clock, `YYYY-MM-DD`: for messages only, never for output. */
export function formatLocalDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
