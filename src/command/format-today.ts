/** The day where the command runs, `YYYY-MM-DD`: for messages only, never for output. */
export function formatToday(now: Date = new Date()): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
