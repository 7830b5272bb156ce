import { isBodyName } from '../report/letter-lines.ts';
import type { Block } from './document.ts';
import { bareText, readLineText } from './document-text.ts';
import { readLineNumber } from './numbering.ts';
import { isDateLine } from './title-lines.ts';

/** As many lines has a cover below its title. */
const MAX_COVER = 6;
const MAX_LENGTH = 40;

const DAY = /^[（(]?\d{4}[-/.](?:1[0-2]|0?[1-9])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?[)）]?$/u;
/** （送审稿）, 征求意见稿, 第一版, V1.0 */
const STATE =
  /^(?:[（(][^（()）]{0,12}(?:稿|版|本|草案)[)）]|(?:送审|报批|征求意见|讨论|评审|公示)稿|第[一二三四五六七八九十\d]{1,2}版|V\d+(?:\.\d+){0,2})$/iu;
/** （2022年3月1日示例区第一届人民代表大会第一次会议） */
const NOTE = /^[（(][^（()）]*\d{4}年\d{1,2}月[^（()）]*[)）]$/u;
const LABELLED =
  /^(?:编制|编写|编印|主编|承担|发布|组织|委托|起草|报送|填报|申报|主办|编报)(?:单位|机关|机构|部门|日期|时间|人)[:：]/u;

const isDay = (line: string) => isDateLine(line) || DAY.test(line);
/** 示例区示例局　2022年3月 */
const isBodyAndDay = (line: string) => {
  const at = line.search(/\d{4}年|[〇零○一二三四五六七八九]{4}年/u);
  return at > 0 && isBodyName(line.slice(0, at)) && isDay(line.slice(at));
};
/** What stands on a cover and begins no part of a text. */
const isSure = (line: string) =>
  [STATE, NOTE, LABELLED].some((pattern) => pattern.test(line)) || isDay(line) || isBodyAndDay(line);

/** Whether a line says when a document is of, or in which state it is. */
export const isCoverLine = (text: string): boolean => isSure(bareText(text));

/**
 * Marks what a cover says below its title, the last line of which is a day, a state or names what it says: such lines
 * are no headings. Where a day comes again, as in a chronicle, it is one.
 * @param blocks those below the title
 */
export function markCoverLines(blocks: readonly Block[]): Block[] {
  const lines = blocks.map((block) => bareText(readLineText(block)));
  const isShort = (line: string) =>
    line !== '' && line.length <= MAX_LENGTH && !/[。；，]/u.test(line) && readLineNumber(line) === undefined;
  const end = lines.findIndex((line) => !isShort(line) && !isSure(line));
  const last = lines.slice(0, Math.min(MAX_COVER, end < 0 ? 0 : end)).findLastIndex(isSure);
  const later = lines.slice(last + 1);
  if (last < 0 || (lines.slice(0, last + 1).some(isDay) && later.some(isDay))) return [...blocks];
  return blocks.map((block, at) =>
    at <= last && block.kind === 'paragraph' ? { ...block, role: 'cover', rank: undefined } : block,
  );
}
