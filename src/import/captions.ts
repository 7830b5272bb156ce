/** 1, A1, B-2, 二: the number of a picture or a table, which may begin with the letter of its annex. */
const NUMBER = '\\s*(?:[A-Z][-－—.．]?)?[\\d一二三四五六七八九十]';

/** （一）, ①: numbers by which the page does not know the caption of a table. */
const ENCLOSED = '\\s*(?:[（(][\\d一二三四五六七八九十]{1,3}[)）]|[①-⑳])';

const CAPTION = new RegExp(
  `^(?:[附续]\\s*)?[图表](?:${NUMBER}|${ENCLOSED}|\\s*[A-Z](?:\\s|$))|^(?:Table|Figure|Fig\\.)\\s?\\d`,
  'u',
);
const FIGURE = new RegExp(`^(?:[附续]\\s*)?图${NUMBER}`, 'u');
const TABLE = new RegExp(`^(?:[附续]\\s*)?表${NUMBER}`, 'u');

/** 表A1 办理情况, 表（一）, Table 1, 图1 示例, 续表2: a line that names a picture or a table, and no heading. */
export const isCaption = (text: string) => CAPTION.test(text);
export const isFigureCaption = (text: string) => FIGURE.test(text);
export const isTableCaption = (text: string) => TABLE.test(text);
