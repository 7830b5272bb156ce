import { formatHanDigits, formatHanNumber } from '../base/han-number.ts';

/** More digits than this are no amount that anybody says: a code, read digit by digit. */
const MOST_DIGITS = 12;

/** 2021 → 二〇二一. */
export const speakDigits = (digits: string): string => formatHanDigits(digits);

/** As rooms and codes are read: 101 → 一零一. */
export const speakCode = (digits: string): string => formatHanDigits(digits).replace(/〇/g, '零');

/** As telephone numbers are read, with 幺 for 1, so that it is not taken for 7: 110 → 幺幺零. */
export const speakTelephone = (digits: string): string => speakCode(digits).replace(/一/g, '幺');

/**
 * A number as it is said: 12,480.50 → 一万二千四百八十点五零, 20000 → 两万. Digit by digit where it begins with a
 * zero or is too long, since it is a code then.
 * @param text digits, with commas between thousands and a decimal point or without
 */
export function speakNumber(text: string): string {
  const [whole = '', ...fractions] = text.replace(/,/g, '').split('.');
  const fraction = fractions.map((digits) => `点${speakCode(digits)}`).join('');
  if (whole.length > MOST_DIGITS || /^0\d/.test(whole)) return speakCode(whole) + fraction;
  return formatHanNumber(Number(whole)).replace(/^二(?=[千万亿])/u, '两') + fraction;
}
