/**
 * A number in decimal notation, rounded half away from zero as spreadsheets do: on the 15 digits they keep, so that
 * 1.005 gives 1.01 although the nearest binary fraction lies below it.
 *
 * @param digits decimals, 0–30
 */
export function formatDecimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const all = mantissa.replace('.', '');
  // Position of the decimal point behind the first `point` digits.
  const point = Number(exponent) + 1;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all;
  const whole = Math.max(point, 1);
  const kept = padded.slice(0, whole + digits).padEnd(whole + digits, '0');
  const roundsUp = (padded[whole + digits] ?? '0') >= '5';
  const scaled = (BigInt(kept) + (roundsUp ? 1n : 0n)).toString().padStart(digits + 1, '0');
  const text = digits === 0 ? scaled : `${scaled.slice(0, scaled.length - digits)}.${scaled.slice(-digits)}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}
