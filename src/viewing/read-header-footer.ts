import { isTrue } from '../office/parse-xml.ts';

/** Which headers and footers of a sheet are printed (ECMA-376-1, 18.3.1.46), as the names of their elements. */
export function listPrinted({
  differentFirst,
  differentOddEven,
}: Readonly<Record<string, string>>): string[] {
  const pages = [
    'odd',
    ...(isTrue(differentFirst) ? ['first'] : []),
    ...(isTrue(differentOddEven) ? ['even'] : []),
  ];
  return pages.flatMap((page) => [`${page}Header`, `${page}Footer`]);
}

/** Places, fonts, sizes, colours, and what Excel fills in: pages, date, time, the names of file and sheet, a picture. */
const CODES = /&(?:"[^"]*"|K(?:[\da-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[a-z])/giu;
/** 第 1 页，共 3 页 */
const PAGING = /[第页共张page of\d\s,，、/（）()—–-]+/giu;

/** Whether a header or footer has words of its own, which stand in no cell. */
export const hasWords = (text: string): boolean => text.replace(CODES, '').replace(PAGING, '') !== '';
