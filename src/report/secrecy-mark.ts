/** 密级和保密期限 (GB/T 9704-2012, 7.2.2; 《国家秘密定密管理暂行规定》): what bears it is not public. */

/** A mark, and which of the lines bears it, from 0. */
export interface SecrecyMark {
  readonly line: number;
  /** As it is written, without the spaces that set its characters apart. */
  readonly mark: string;
}

const LEVEL = '(?:绝密|絕密|机密|機密|秘密)级?';
/** 密 in a ring, before what it stands for. */
const RING = '(?:[㊙密](?=绝密|絕密|机密|機密|秘密))?';
/** The star of 密级 and what is typed in its place; 商密★ and 工作秘密★ are marked in the same way. */
const STAR = '[★☆✩✭⭐*＊]';
const NAMED = '(?:密级(?:和保密期限)?[:：]?)';
const STARRED = new RegExp(
  `^${NAMED}?[（(〔[【]?${RING}(?:${LEVEL}|(?:核心|普通)?商(?:业秘)?密|工作秘密)${STAR}`,
  'u',
);
const TERM =
  '(?:(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:年|个?月|日|天)|长期|永久|启用前|\\d{4}年\\d{1,2}月\\d{1,2}日前?)';
/** What is typed between level and term where no star is. */
const JOINT = '[·•●（(]?';
/** The same without a star: only believed where it is all that the line says, beside 份号 and 紧急程度. */
const PLAIN = new RegExp(
  `^(?:份号[:：]?)?\\d{0,6}(?:${NAMED}?[（(〔[【]?${STAR}?${RING}${LEVEL}|${NAMED}工作秘密|工作秘密(?=${JOINT}${TERM}))${STAR}?${JOINT}${TERM}?[)）〕\\]】]?(?:特急|加急|平急|特提|急件)?$`,
  'u',
);
/** 份号 or 紧急程度 before the mark on one line. */
const BEFORE = /^(?:(?:份号[:：]?)?(?:№|No\.?)?\d{6}|特急|加急|平急|特提)(?=.)/u;

/** Lines above the first sentence among which a mark without a star is looked for. */
const HEAD = 15;
/** A longer line is text. */
const LONGEST_HEAD_LINE = 40;

/**
 * Finds the lines that are a mark of secrecy. A sentence that speaks of 国家秘密 or 机密 is none: a mark begins its line,
 * and has a star or stands alone in the head of the text.
 * @param lines paragraphs in reading order
 */
export function findSecrecyMarks(lines: readonly string[]): SecrecyMark[] {
  const found: SecrecyMark[] = [];
  let head = 0;
  for (const [line, text] of lines.entries()) {
    const bare = text.replace(/[\s\u200b\u2060\ufeff]+/gu, '');
    if (bare === '') continue;
    const isHead = head < HEAD;
    // Every mark has this character; most lines do not.
    const isMark = bare.includes('密') && (fits(STARRED, bare) || (isHead && fits(PLAIN, bare)));
    if (isMark) found.push({ line, mark: bare.length > LONGEST_HEAD_LINE ? `${bare.slice(0, 16)}…` : bare });
    head = /[。；]$/u.test(bare) || bare.length > LONGEST_HEAD_LINE ? HEAD : head + 1;
  }
  return found;
}

const fits = (mark: RegExp, bare: string) => mark.test(bare) || mark.test(bare.replace(BEFORE, ''));

/** Whether a value of 密级, as pages and tables name it, says that the text is secret. */
export function isSecrecyValue(value: string): boolean {
  return new RegExp(`^(?:${LEVEL}|工作秘密)(?:${STAR}|${JOINT}${TERM}|$)`, 'u').test(
    value.replace(/\s+/gu, ''),
  );
}

/** What to do with a text that bears a mark. Chinese. */
export function explainSecrecyMark(mark: string): { message: string; remedy: string } {
  const isExam = mark.includes('启用前');
  return {
    message: `文首标着密级“${mark}”，有密级的文件不能公开`,
    remedy: isExam
      ? '没有启用的试卷不能公开；已经启用、可以公开的，经保密审查以后删去这个标志'
      : '不要放进网站，按保密规定处理（公布过的，写上“撤回”，正文写“移除”）；已经解密、可以公开的，经保密审查以后删去这个标志',
  };
}
