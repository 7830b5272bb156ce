import { parseDate } from '../report/calendar-date.ts';
import { isBodyName } from '../report/letter-lines.ts';
import type { LeftBehind } from './document.ts';
import type { FoundField } from './resolve-fields.ts';

const COPIES = /^抄\s*送\s*[:：]\s*([^\s。].*)$/su;

/** 示例区示例局办公室　2022年2月15日印发, the parts at the two ends of a line. */
const PRINTING = /^(.*?)(?<!\s)\s*((?:\d{4}|[〇零○一二三四五六七八九]{4})\s*年[^年]{1,12}日)\s*印\s*发$/u;

/** The longest 抄送 and 印发机关 of which it is sure that they are what they look like, in characters. */
const LONGEST = { copies: 300, printer: 40 } as const;

/**
 * Reads a line of 版记 (GB/T 9704-2012, 7.4) by its words.
 * @param isMarked a document of this project names the line as 版记: then it may be long, and date or body alone
 * @returns `undefined` unless it is sure to be 抄送, or 印发机关 and 印发日期
 */
export function readImprintLine(text: string, isMarked = false): FoundField[] | undefined {
  const copies = COPIES.exec(text.trim())?.[1]?.trim();
  if (copies !== undefined)
    return isMarked || [...copies].length <= LONGEST.copies ? [createCopies(copies)] : undefined;
  const [, printer = '', written = ''] = PRINTING.exec(text.trim()) ?? [];
  const reading = parseDate(written.replace(/\s+/gu, ''));
  if (!reading.ok) return isMarked && isBodyName(text) ? [createPrinter(text)] : undefined;
  const date: FoundField = { key: '印发日期', values: [reading.date], origin: '版记', written };
  if (isMarked) return printer === '' ? [date] : [createPrinter(printer), date];
  const isSure = [...printer].length <= LONGEST.printer && isBodyName(printer);
  return isSure ? [createPrinter(printer), date] : undefined;
}

/** Reads the lines that a document of this project names as 版记. What they cannot be stays behind. */
export function readMarkedImprint(lines: readonly string[]) {
  const imprint: FoundField[] = [];
  const moved: string[] = [];
  const leftBehind: LeftBehind[] = [];
  for (const line of lines) {
    const parts = readImprintLine(line, true);
    if (parts && !parts.some(({ key }) => imprint.some((known) => known.key === key))) {
      imprint.push(...parts);
      moved.push(line);
    } else leftBehind.push(leaveImprint(line));
  }
  return { imprint, moved, leftBehind };
}

export const leaveImprint = (text: string): LeftBehind => ({
  what: '版记',
  reason: '不是“抄送：…”或“机关 日期印发”的写法；要留就写在“抄送”“印发机关”“印发日期”里',
  text,
});

/** The full stop at the end is set by itself, as the words around are. */
const createCopies = (text: string): FoundField => ({
  key: '抄送',
  values: text
    .replace(/。$/u, '')
    .split('\n')
    .map((line) => line.trim()),
  origin: '版记',
});

const createPrinter = (text: string): FoundField => ({ key: '印发机关', values: [text], origin: '版记' });
