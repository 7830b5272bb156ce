/** 发文字号 and 索引号 (GB/T 9704-2012 7.2.5; 政府信息公开目录). */

/** 沪府发〔2021〕3号: hexagonal brackets, no 第, no leading zero. */
const DOCUMENT_NUMBER = /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u;

/** What is typed for 〔 and 〕, for regular expressions. */
export const YEAR_OPENING = '[〔﹝［\\[【（({｛]';
export const YEAR_CLOSING = '[〕﹞］\\]】）)}｝]';

/** The same with the usual slips: other brackets, 第, a leading zero, spaces. */
const NEARLY = new RegExp(
  `^(\\p{Script=Han}+)\\s*${YEAR_OPENING}\\s*(\\d{4})\\s*年?\\s*${YEAR_CLOSING}\\s*第?\\s*0*([1-9]\\d*)\\s*号?$`,
  'u',
);

export function isDocumentNumber(value: string): boolean {
  return DOCUMENT_NUMBER.test(value);
}

/** The standard form of a number that only slips from it; `undefined` for kinds that have a form of their own, such as 令第700号. */
export function suggestDocumentNumber(value: string): string | undefined {
  const nearly = NEARLY.exec(value.normalize('NFC'));
  if (!nearly) return undefined;
  return `${nearly[1]}〔${nearly[2]}〕${nearly[3]}号`;
}
