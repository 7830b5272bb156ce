import { findChild, listChildren, type XmlElement } from '../office/parse-xml.ts';
import { type FormatCode, parseFormatCode } from './parse-format-code.ts';

/**
 * Formats that a workbook names by number alone (ECMA-376-1, 18.8.30). Some mean another in each language of Excel (14,
 * 22, 27–36, 50–58, and those of money, 5–8 and 41–44): here they mean what they do in a Chinese one.
 */
const CODES: readonly (readonly [code: string, ...ids: number[]])[] = [
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['"¥"#,##0;"¥"\\-#,##0', 5, 6],
  ['"¥"#,##0.00;"¥"\\-#,##0.00', 7, 8],
  ['0%', 9],
  ['0.00%', 10],
  ['0.00E+00', 11],
  ['# ?/?', 12],
  ['# ??/??', 13],
  ['yyyy/m/d', 14],
  ['d-mmm-yy', 15],
  ['d-mmm', 16],
  ['mmm-yy', 17],
  ['h:mm AM/PM', 18],
  ['h:mm:ss AM/PM', 19],
  ['h:mm', 20],
  ['h:mm:ss', 21],
  ['yyyy/m/d h:mm', 22],
  ['yyyy"年"m"月"', 27, 36, 50, 52, 57],
  ['m"月"d"日"', 28, 29, 51, 53, 54, 58],
  ['m-d-yy', 30],
  ['yyyy"年"m"月"d"日"', 31],
  ['h"时"mm"分"', 32],
  ['h"时"mm"分"ss"秒"', 33],
  ['上午/下午h"时"mm"分"', 34, 55],
  ['上午/下午h"时"mm"分"ss"秒"', 35, 56],
  ['#,##0;-#,##0', 37, 38],
  ['#,##0.00;-#,##0.00', 39, 40],
  ['_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', 41],
  ['_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ', 42],
  ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 43],
  ['_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 44],
  ['mm:ss', 45],
  ['[h]:mm:ss', 46],
  ['mm:ss.0', 47],
  ['##0.0E+0', 48],
];
const BUILT_IN = new Map(CODES.flatMap(([code, ...ids]) => ids.map((id) => [id, code] as const)));

/** Formats by the number of a cell's style (18.8.10 cellXfs); `undefined` for those that show the plain number. */
export function readNumberFormats(styles: XmlElement): (FormatCode | undefined)[] {
  const own = new Map(
    listChildren(findChild(styles, 'x:numFmts')).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  const parsed = new Map<string, FormatCode | undefined>();
  const parse = (code: string) => {
    if (!parsed.has(code)) parsed.set(code, parseFormatCode(code));
    return parsed.get(code);
  };
  return listChildren(findChild(styles, 'x:cellXfs')).map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = own.get(id) ?? BUILT_IN.get(id) ?? '';
    return code === '' ? undefined : parse(code);
  });
}
