const two = (value: number) => String(value).padStart(2, '0');

/** The day on the reader's own clock, `YYYY-MM-DD`: for messages only, never for output. */
export const formatLocalDay = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** Day and time on the reader's own clock, `YYYY-MM-DD HH:mm:ss`: for messages only, too. */
export const formatLocalMoment = (date: Date): string => `${formatLocalDay(date)} ${formatLocalTime(date)}`;

/** The time on the reader's own clock, `HH:mm:ss`: for messages only, too. */
export const formatLocalTime = (date: Date): string =>
  [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
