import { format } from 'numfmt';
import { spellDate, spellDigits, spellNumber } from './chinese-numerals.ts';
import { type FormatCode, LONG_DAY, SHORT_DAY } from './parse-format-code.ts';

/** Where Excel fills the cell with #: no condition holds, or there is no such date. */
const OVERFLOW = '\ue002';
const OPTIONS = { locale: 'en', dateSpanLarge: false, dateErrorNumber: false, overflow: OVERFLOW } as const;

/** 1904-01-01 as a day since 1900. */
const DAYS_TO_1904 = 1462;

/** A number without a format, as Excel shows it: up to eleven characters, else with an exponent. */
export function formatGeneral(value: number): string {
  return carryExponent(format('General', value, OPTIONS));
}

/** 9.9999999E-06 with fewer digits is 1E-05; numfmt makes it 10E-06. */
const carryExponent = (shown: string) =>
  shown.replace(/(?<![\d.])10E([+-]\d+)/u, (_, exponent: string) => {
    const carried = Number(exponent) + 1;
    return `1E${carried < 0 ? '-' : '+'}${String(Math.abs(carried)).padStart(2, '0')}`;
  });

/**
 * A number as Excel shows it in a Chinese system. Where Excel shows none (#### for what is no date) and for codes that
 * are not understood it is the plain number.
 * @param code as `parseFormatCode` gives it
 */
export function formatCellNumber(value: number, code: FormatCode | undefined, is1904: boolean): string {
  if (!code) return formatGeneral(value);
  // Excel shows no time before its first day; numfmt would.
  if (code.date === 'elapsed' && value < 0) return formatGeneral(value);
  const isShifted = is1904 && code.date === 'calendar';
  if (isShifted && (value < 0 || code.dependsOnSign)) return formatGeneral(value);
  const serial = isShifted ? value + DAYS_TO_1904 : value;
  const shown = format(nameDay(code.pattern, serial), serial, OPTIONS);
  if (shown.includes(OVERFLOW)) return formatGeneral(value);
  if (code.isFraction && !isFractionOf(shown, value)) return formatGeneral(value);
  if (code.numerals === undefined) return tidy(code.isGeneral ? carryExponent(shown) : shown);
  if (code.date) return tidy(spellDate(shown, code.numerals));
  if (!code.isGeneral) return tidy(spellDigits(shown, code.numerals));
  return /\dE[+-]/u.test(shown) ? formatGeneral(value) : tidy(spellNumber(shown, code.numerals));
}

/**
 * Whether a fraction is about the number. numfmt counts the whole up where the rest is nearly one (336.98 as
 * `# ??/100` is 337 98/100), and loses the whole where it has no place of its own (6.098 as `?/?` is 0/1).
 */
function isFractionOf(shown: string, value: number): boolean {
  const plain = shown.replaceAll(',', '');
  const [fraction = '', above = '0', below = '1'] = /(\d+) *\/ *(\d+)/u.exec(plain) ?? [];
  const [whole = '0'] = /\d+/u.exec(plain.replace(fraction, ' ')) ?? [];
  return Math.abs(Number(whole) + Number(above) / Number(below) - Math.abs(value)) <= 0.5;
}

/** A text as Excel shows it: sections for texts may add words to it, or hide it. */
export function formatCellText(text: string, code: FormatCode | undefined): string {
  return code?.changesTexts ? format(nameDay(code.pattern, 1), text, OPTIONS) : text;
}

/** Gaps that Excel leaves as wide as a letter, or for figures that are not there. */
const tidy = (shown: string) => shown.replace(/ {2,}/gu, ' ').trim();

function nameDay(pattern: string, serial: number): string {
  if (!pattern.includes(SHORT_DAY) && !pattern.includes(LONG_DAY)) return pattern;
  const day = format('dddd', serial, { ...OPTIONS, locale: 'zh-CN' });
  return pattern.replaceAll(LONG_DAY, `"${day}"`).replaceAll(SHORT_DAY, `"${day.slice(-1)}"`);
}
