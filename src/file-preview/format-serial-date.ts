/** A moment as spreadsheets count it, taken apart. */
interface SerialDate {
  year: number;
  month: number;
  day: number;
  /** 0 for Sunday. */
  weekday: number;
  hours: number;
  minutes: number;
  seconds: number;
  /** The whole number of seconds since the epoch, for elapsed time. */
  total: number;
}

const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day that Excel knows. */
const LAST_SERIAL = 2_958_466;

/**
 * Serial numbers count days (ECMA-376-1, 18.17.4.1): 1 is 1900-01-01 and 60 a 29 February that never was; with
 * `is1904` 0 is 1904-01-01.
 */
function parseSerialDate(value: number, is1904: boolean): SerialDate | undefined {
  const serial = is1904 ? value + 1462 : value;
  if (!(serial >= 0 && serial < LAST_SERIAL)) return undefined;
  const total = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(total / DAY_SECONDS);
  const rest = total % DAY_SECONDS;
  const date = new Date(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * DAY_SECONDS * 1000);
  const isLeapFault = day === 60;
  return {
    year: isLeapFault ? 1900 : date.getUTCFullYear(),
    month: isLeapFault ? 2 : date.getUTCMonth() + 1,
    day: isLeapFault ? 29 : date.getUTCDate(),
    weekday: date.getUTCDay(),
    hours: Math.floor(rest / 3600),
    minutes: Math.floor((rest % 3600) / 60),
    seconds: rest % 60,
    total,
  };
}

const WEEKDAYS = '日一二三四五六';
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Parts of a date format: quoted text, escaped signs, runs of one letter. */
const DATE_PART =
  /"([^"]*)"|\\(.)|_.|\*.|\[(h+|m+|s+)\]|(am\/pm|a\/p|上午\/下午)|(y+|m+|d+|h+|s+|a{3,4}|e+|b+|g+)|\.(0+)|(.)/giu;

/** @param format one section of a format code, without colours and locales; `undefined` if the number is no date */
export function formatSerialDate(value: number, format: string, is1904: boolean): string | undefined {
  const date = parseSerialDate(value, is1904);
  if (!date) return undefined;
  const parts = [...format.matchAll(DATE_PART)];
  const hasHalves = parts.some((part) => part[4] !== undefined);
  const isTimePart = (at: number, step: 1 | -1, letter: RegExp) => {
    for (let index = at + step; index >= 0 && index < parts.length; index += step) {
      const letters = parts[index]?.[5] ?? parts[index]?.[3];
      if (letters) return letter.test(letters);
    }
    return false;
  };
  return parts
    .map(([, quoted, escaped, elapsed, halves, letters, , other], at) => {
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escaped;
      if (elapsed) return formatElapsed(date.total, elapsed);
      if (halves)
        return halves.includes('上午') || /[\u4e00-\u9fff]/u.test(format)
          ? halfOf(date)
          : date.hours < 12
            ? 'AM'
            : 'PM';
      if (letters) {
        // m is minutes behind hours and before seconds.
        const isMinutes =
          /^m{1,2}$/iu.test(letters) && (isTimePart(at, -1, /^h/iu) || isTimePart(at, 1, /^s/iu));
        return formatLetters(date, letters.toLowerCase(), isMinutes, hasHalves);
      }
      return other ?? '';
    })
    .join('')
    .trim();
}

const halfOf = ({ hours }: SerialDate) => (hours < 12 ? '上午' : '下午');

function formatElapsed(total: number, letters: string): string {
  const unit = { h: 3600, m: 60, s: 1 }[letters[0]?.toLowerCase() as 'h' | 'm' | 's'];
  return String(Math.floor(total / unit)).padStart(letters.length, '0');
}

function formatLetters(date: SerialDate, letters: string, isMinutes: boolean, hasHalves: boolean): string {
  const pad = (value: number) => String(value).padStart(Math.min(letters.length, 2), '0');
  switch (letters[0]) {
    case 'y':
    case 'e':
      return letters === 'yy' || letters === 'y'
        ? String(date.year % 100).padStart(2, '0')
        : String(date.year);
    case 'm': {
      if (isMinutes) return pad(date.minutes);
      const name = MONTHS[date.month - 1] ?? '';
      return letters.length < 3 ? pad(date.month) : letters.length === 5 ? name.slice(0, 1) : name;
    }
    case 'd':
      return letters.length < 3 ? pad(date.day) : `星期${WEEKDAYS[date.weekday]}`;
    case 'a':
      return `${letters.length === 4 ? '星期' : ''}${WEEKDAYS[date.weekday]}`;
    case 'h':
      return pad(hasHalves ? date.hours % 12 || 12 : date.hours);
    case 's':
      return pad(date.seconds);
    default:
      return '';
  }
}
