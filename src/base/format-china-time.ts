const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** A moment as clocks in China show it, `YYYY-MM-DD HH:mm`, wherever the machine stands: there is no summer time. */
export const formatChinaTime = (date: Date): string =>
  new Date(date.getTime() + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');

/** The day in China, whatever the machine's zone is. */
export const findToday = (): string => formatChinaTime(new Date()).slice(0, 10);
