import { HAN_DIGIT, parseHanDigits } from '../base/han-number.ts';

const HAN_YEAR = new RegExp(`${HAN_DIGIT}{4}(?=学?年)`, 'gu');
const YEAR = '((?:19|20|21)\\d{2})';
const UNIT = '(学年|年)度?';

/** `2021年度`, `2021学年`, `2021—2023年`, `2021年至2023年`: with the sign between the years, and the unit at the end. */
const YEARS = new RegExp(`(?<!\\d)${YEAR}(?:年?([-—–―~至到])${YEAR})?${UNIT}`, 'gu');

const readYears = (text: string) =>
  text.normalize('NFKC').replace(HAN_YEAR, (year) => parseHanDigits(year) ?? year);

/**
 * A title, or any label, without what differs from year to year: each year in it is told by its distance from the report's.
 * 2021年预算执行情况和2022年预算草案 of 2021 is the same as 2022年预算执行情况和2023年预算草案 of 2022.
 * 年度 and 年 are the same, full width and half, spaces are none.
 */
export function foldYears(text: string, year: number): string {
  const tell = (found: string) => `{${Number(found) - year}}`;
  return readYears(text)
    .replace(/\s+/gu, '')
    .replace(
      YEARS,
      (_match, from: string, sign: string | undefined, to: string | undefined, unit: string) =>
        `${tell(from)}${sign && to ? `-${tell(to)}` : ''}${unit}`,
    );
}

/** A label in the words of any year: of 2021, 2021年预算 is 当年预算, 2020年决算 is 上年决算. */
export function nameYears(label: string, year: number): string {
  return label.replace(YEARS, (found, from: string, sign?: string) => {
    const distance = Number(from) - year;
    if (sign || distance < -1 || distance > 1) return found;
    return distance === 0 ? '当年' : distance < 0 ? '上年' : '下年';
  });
}

/** A title without its years, for the name of all that share it. */
export function dropYears(title: string): string {
  return title
    .normalize('NFC')
    .replace(new RegExp(`${HAN_DIGIT}{4}(?:学年|年)度?`, 'gu'), '')
    .replace(/(?<![\d０-９])(?:19|20|21)\d{2}\s*年?\s*[-—–―~～至到]+\s*(?=(?:19|20|21)\d{2}\s*学?年)/gu, '')
    .replace(/(?<!\d)(?:19|20|21)\d{2}\s*(?:学年|年)度?/gu, '')
    .replace(/[（(]\s*[)）]/gu, '')
    .replace(/^[\s、，：:—-]+|[\s、，：:—-]+$/gu, '')
    .trim();
}
