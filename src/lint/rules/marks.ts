import type { Finding, LintReport, LintText, ReportRule } from '../lint-rule.ts';
import { collectUnpaired, findLongQuotations } from '../long-quotations.ts';
import { parseNumberMarker } from '../number-marker.ts';
import type { UnpairedMark } from '../pair-marks.ts';
import { matchTexts, quoteAround } from '../quote-around.ts';

const pairUnmatchedRule: ReportRule = {
  code: 'pair-unmatched',
  title: '引号、书名号、括号不成对或交叉',
  basis: 'GB/T 15834—2011 4.8、4.9、4.15：引号、括号、书名号成对使用',
  wrong: { body: '组织开展校车使用双随机抽查”，并依据《示例办法（试行》落实整改。' },
  right: { body: '组织开展校车使用“双随机抽查”，并依据《示例办法（试行）》落实整改。' },
  *check(report) {
    for (const { position, mark } of collectUnquoted(report)) {
      const text = report.texts[position];
      if (text) yield explainUnpaired(text, mark);
    }
  },
};

/** Unpaired marks, without those that open or close a quotation over several paragraphs. */
function collectUnquoted(report: LintReport): { position: number; mark: UnpairedMark }[] {
  const quoted = new Map<number, readonly string[]>();
  for (const { first, last, marks } of findLongQuotations(report)) {
    for (let position = first; position <= last; position += 1) quoted.set(position, marks);
  }
  return collectUnpaired(report).flatMap((marks, position) =>
    marks.filter(({ mark }) => !quoted.get(position)?.includes(mark)).map((mark) => ({ position, mark })),
  );
}

function explainUnpaired(text: LintText, { index, mark, wanted, kind }: UnpairedMark): Finding {
  const place = quoteAround(text.text, index);
  const at = { text, index };
  if (kind === 'crossed') {
    return {
      at,
      message: `${place}里的 ${mark} 与前面的标点交叉：里面的一对没有在外面的一对结束之前结束`,
      remedy: `调整先后，让里面的一对标点先结束，例如：“……《……》……”`,
    };
  }
  return {
    at,
    message: `${place}里的 ${mark} 没有与它成对的 ${wanted}`,
    remedy: `在应当${kind === 'open' ? '结束' : '开始'}的地方补上 ${wanted}，或删去这个 ${mark}`,
  };
}

/** A mark at the end, also inside or outside of quotation marks and brackets, or before a remark in brackets; 张示例 摄. */
const ENDED = /[。！？：；…—．.!?:;](?:[”’）)》」』〕】\]\s]*|[（(][^（()）]*[）)])$|[”’》]$|(?<!拍)摄$/u;

/** The whole paragraph in brackets, with the number of the article that it tells of: 第三条（2010年删除）. */
const BRACKETED_LINE = /^(?:第[一二三四五六七八九十百]+条\s*)?[（(〔][^（(〔]*[）)〕]$/u;

/** How laws tell of their own making, above the text: 2010年7月30日 …第十七次会议通过. */
const ENACTED =
  /^\d{4}年\d{1,2}月\d{1,2}日[^。]*(?:通过|批准|公布|发布|修正|修订|修改|施行|实施|备案|废止|印发|会议|根据|令第.{1,9}号)\s*）?$/u;

/** A mark inside: without one the line is a title, a name or a date. */
const SENTENCE = /[，。；,;]/u;

/** Shorter lines, in characters, are titles, names or entries of a list. */
const SHORTEST_SENTENCE = 15;

/** A line this long is a sentence, whatever marks it lacks. */
const LONG_LINE = 60;

const finalMarkRule: ReportRule = {
  code: 'final-mark',
  title: '段落末尾缺标点',
  basis: 'GB/T 15834—2011 4.1：句子末尾用句号、问号或叹号',
  wrong: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实' },
  right: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实。' },
  *check({ texts }) {
    for (const [position, text] of texts.entries()) {
      if (text.kind !== 'paragraph' || !lacksMark(text.text)) continue;
      if (isEntry(text) && [texts[position - 1], texts[position + 1]].some(isBareEntry)) continue;
      const index = text.text.length - 1;
      yield { at: { text, index }, ...explainEnd(text.text, quoteAround(text.text, index)) };
    }
  },
};

/** Behind a comma there is no full stop: 推进工作，。 */
function explainEnd(text: string, quoted: string): Pick<Finding, 'message' | 'remedy'> {
  const joined = '没有结束的，与下一段连起来，中间不空行';
  const pause = /[，、,]$/u.exec(text)?.[0];
  return pause === undefined
    ? {
        message: `段落末尾没有标点：${quoted}`,
        remedy: `一段到此结束的，在末尾加句号：${text.slice(-6)}。\n    ${joined}`,
      }
    : {
        message: `段落末尾是逗号或顿号：${quoted}`,
        remedy: `${joined}\n    一段到此结束的，把末尾的“${pause}”改为句号：${text.slice(-7, -1)}。`,
      };
}

function lacksMark(typed: string): boolean {
  // What cannot be seen at the end is another rule's finding.
  const text = trimInvisible(typed);
  // So nearly all paragraphs end; the pattern below finds the same, and slowly.
  if (/^[。；：]$/.test(text.slice(-1))) return false;
  const { length } = [...text];
  if (length < SHORTEST_SENTENCE || !/\p{Script=Han}/u.test(text)) return false;
  if (ENDED.test(text) || ENACTED.test(text) || BRACKETED_LINE.test(text)) return false;
  return SENTENCE.test(text) || length >= LONG_LINE;
}

function trimInvisible(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\p{DI}\p{Co}]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const isEntry = (text: LintText | undefined) =>
  text !== undefined && parseNumberMarker(text.text) !== undefined;

/** In a list of goods or names no entry has a mark. */
const isBareEntry = (text: LintText | undefined) => isEntry(text) && !ENDED.test(text?.text ?? '');

/** Two marks of which one is enough. …… and —— are right, and ？！ is a way to write. */
const DOUBLED = /[，。、；：,;]{2,}|[，。、；：][？！]|[？！][，。、；]/gu;

const doubledMarkRule: ReportRule = {
  code: 'doubled-mark',
  title: '标点重复',
  basis: 'GB/T 15834—2011 4.1—4.7：一处停顿用一个点号',
  wrong: { body: '完善工作机制，，推进各项工作。。' },
  right: { body: '完善工作机制——包括考核机制……推进各项工作。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, DOUBLED))
      yield { at, message: `标点重复：${quoted}里的“${typed}”`, ...explainDoubled(typed) };
  },
};

function explainDoubled(typed: string): Pick<Finding, 'remedy' | 'fix'> {
  if (/^。{3,}$/.test(typed)) return { remedy: '省略号改为：……', fix: { was: typed, now: '……' } };
  const [only = '', ...others] = new Set(typed);
  return others.length === 0
    ? { remedy: `只留一个：${only}`, fix: { was: typed, now: only } }
    : { remedy: `只留该用的一个：${[only, ...others].join(' 或 ')}` };
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
};

const BEFORE = '[\\p{Script=Han}”’》〉）)】〕]';
const BEHIND = '[\\p{Script=Han}“‘《〈（【〔]';

/** A mark between two Han characters or marks that belong to them, or behind one at the end. */
const HALF_WIDTH = new RegExp(
  `(?<=${BEFORE})[,;:?!](?=${BEHIND}|\\s*$)|(?<=\\p{Script=Han})\\.(?=\\p{Script=Han}|”?$)`,
  'gu',
);

/** Brackets around Han characters, next to Han characters. */
const BRACKETS =
  /(?<=^|[\p{Script=Han}，、。；：“”《》])\([^()\p{Script=Han}]*\p{Script=Han}[^()]*\)|\([^()\p{Script=Han}]*\p{Script=Han}[^()]*\)(?=\p{Script=Han})/gu;

/** One bracket of a pair is full width, the other not. 1) in brackets is the number of an item. */
const MIXED =
  /\((?=[^()（）]*）)|\)(?<=（[^()（）]*\))(?<![\s；;。，,：:、](?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})\))/gu;

/** Most paragraphs have none of them, and the patterns above are slow. */
const ANY_HALF_WIDTH = /[,;:?!.()]/;

/** 一.主要举措: the point belongs to the number. */
const HEADING_NUMBER = /^[一二三四五六七八九十]{1,3}\./u;

const halfWidthMarkRule: ReportRule = {
  code: 'half-width-mark',
  title: '汉字之间用了半角标点',
  basis: 'GB/T 15834—2011 5.1：中文用全角标点',
  wrong: { body: '2021年,我局(含所属单位)推进各项工作.' },
  right: { body: '2021年，我局（含所属单位）推进各项工作，比例为3:2，见 example.com。' },
  *check({ texts }) {
    for (const text of texts) {
      if (!ANY_HALF_WIDTH.test(text.text)) continue;
      const found = findHalfWidth(text.text);
      const first = found[0];
      if (!first) continue;
      const marks = [...new Set(found.map(({ mark }) => mark))];
      const end = (found.at(-1)?.index ?? first.index) + 1;
      const list = marks.map((mark) => `\n    ${mark} 改为 ${FULL[mark]}`).join('');
      yield {
        at: { text, index: first.index },
        message: `${quoteAround(text.text, first.index)}里的 ${first.mark} 是半角标点${found.length > 1 ? `，这一段共有 ${found.length} 个` : ''}`,
        remedy: `换成全角：${list}`,
        fix: { was: text.text.slice(first.index, end), now: widen(text.text, found).slice(first.index, end) },
      };
    }
  },
};

function findHalfWidth(text: string): { index: number; mark: string }[] {
  const found = [HALF_WIDTH, MIXED].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: mark, index }) => ({ index, mark })),
  );
  for (const { 0: typed, index } of text.matchAll(BRACKETS)) {
    found.push({ index, mark: '(' }, { index: index + typed.length - 1, mark: ')' });
  }
  const isNumber = (index: number) => index < 4 && HEADING_NUMBER.test(text) && index === text.indexOf('.');
  return found.filter(({ index }) => !isNumber(index)).sort((a, b) => a.index - b.index);
}

/** Each of the marks is one character, wide or not. */
const widen = (text: string, found: readonly { index: number; mark: string }[]): string =>
  found.reduce((now, { index, mark }) => now.slice(0, index) + FULL[mark] + now.slice(index + 1), text);

const BETWEEN = /(?<=[”》])、(?=[“《])/gu;

const quotedListMarkRule: ReportRule = {
  code: 'quoted-list-mark',
  title: '并列的引号、书名号之间用了顿号',
  basis: 'GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号',
  offBecause: '标准说的是“通常不用”，2011年以前的公文普遍用',
  wrong: { body: '坚持“育人为本”、“整体推进”，落实《示例条例》、《示例办法》。' },
  right: { body: '坚持“育人为本”“整体推进”，落实《示例条例》《示例办法》。' },
  *check({ texts }) {
    for (const text of texts) {
      const places = [...text.text.matchAll(BETWEEN)].map(({ index }) => index);
      const index = places[0];
      if (index === undefined) continue;
      yield {
        at: { text, index },
        message: `${quoteAround(text.text, index)}里并列的引号或书名号之间有顿号${places.length > 1 ? `，这一段共有 ${places.length} 处` : ''}`,
        remedy: `删去顿号：${text.text.slice(Math.max(0, index - 4), index)}${text.text.slice(index + 1, index + 5)}`,
      };
    }
  },
};

export const MARK_RULES: readonly ReportRule[] = [
  pairUnmatchedRule,
  finalMarkRule,
  doubledMarkRule,
  halfWidthMarkRule,
  quotedListMarkRule,
];
