import { formatHanNumber } from '../../src/base/han-number.ts';
import {
  ADJECTIVES,
  ADVERBS,
  BODIES,
  BODY_TOPICS,
  CLAUSES,
  HEADINGS,
  NAME_CHARACTERS,
  NOUNS,
  RARE,
  TERMS,
  TITLES,
  VERBS,
} from './corpus-vocabulary.ts';
import { createRandom } from './random.ts';

export interface TextReport {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Front matter but for the title. */
  readonly fields: Readonly<Record<string, string | number>>;
  readonly attachment?: { readonly name: string; readonly text: string };
}

const decodeGb = new TextDecoder('gb2312');
const FIRST_YEAR = 2005;
const YEARS = 20;
const GENRES = ['总结', '报告', '意见', '通知', '批复', '公告', '方案', '公报', '通报'];
const UNITS = ['项', '件', '次', '个', '家', '人次', '户', '名', '处', '份', '批', '场', '篇', '起', '宗'];
const PLACES =
  '村 路 小区 社区 园区 小学 中学 河 大桥 公园 工业园 农场 市场 码头 新村 大厦 泵站 幼儿园'.split(' ');
const TRADES = '科技 实业 建设 物流 食品 医药 环保 机械 电子 置业 农业 纺织 能源 文化 船务'.split(' ');
/** A district has so many names of places and firms. */
const NAMES = 100_000;
/** Words that are likely behind a given word, or in a given report. */
const COMPANIONS = 40;
/** In which report a CSV file is attached. */
const ATTACHED_EVERY = 20;

/** Ranks from 0, by the law of Zipf and Mandelbrot: the chance of rank r is as 1 / (r + shift) ** steepness. */
function createRanks(count: number, steepness: number, shift: number): (share: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + shift) ** steepness;
    sums[rank] = sum;
  }
  return (share) => {
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > share * sum) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Words and how often each is chosen. */
interface Lexicon {
  readonly at: (rank: number) => string;
  readonly ranks: (share: number) => number;
}

const createLexicon = (words: readonly string[], steepness = 0.8, shift = 12): Lexicon => ({
  at: (rank) => words[rank] as string,
  ranks: createRanks(words.length, steepness, shift),
});

const LEXICONS = {
  V: createLexicon(VERBS),
  N: createLexicon(NOUNS),
  A: createLexicon(ADVERBS),
  J: createLexicon(ADJECTIVES),
  T: createLexicon(TERMS),
  W: createLexicon(RARE, 0.6),
  B: createLexicon(BODIES, 0.5),
  S: createLexicon(CLAUSES, 0.6, 20),
  H: createLexicon(HEADINGS, 0.5),
  X: createLexicon(TITLES, 0.3),
  P: createNames((name, random) => name(2) + choose(PLACES, random)),
  G: createNames((name, random) => `${name(2 + Math.floor(random() * 2))}${choose(TRADES, random)}有限公司`),
};
/** Half of the second level of GB 2312, which is ordered by radical: names bring rare characters into real texts. */
const RARE_CHARACTERS = Array.from({ length: 1504 }, (_, index) => {
  const place = (index * 1009) % 3008;
  return decodeGb.decode(Uint8Array.of(0xd8 + Math.floor(place / 94), 0xa1 + (place % 94)));
});
const CHARACTERS = [...NAME_CHARACTERS, ...RARE_CHARACTERS];
const CHARACTER_RANKS = createRanks(CHARACTERS.length, 1.5, 200);
const COMPANION_RANKS = createRanks(COMPANIONS, 1, 1);

const choose = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T;

/** Names that are not kept anywhere: each follows from its rank. */
function createNames(invent: (name: (length: number) => string, random: () => number) => string): Lexicon {
  const at = (rank: number) => {
    const random = createRandom(rank);
    const name = (length: number) =>
      Array.from({ length }, () => CHARACTERS[CHARACTER_RANKS(random())]).join('');
    return invent(name, random);
  };
  return { at, ranks: createRanks(NAMES, 0.8, 4) };
}

/** A number in [0, 1) from two others. */
const mix = (a: number, b: number) => createRandom(Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b))();

/** Text of one report. Each word depends on the one before it and on the report, as in real texts. */
function createWriter(key: number, year: number, body: string) {
  const random = createRandom(key);
  let previous = key;
  const word = (kind: keyof typeof LEXICONS): string => {
    const { at, ranks } = LEXICONS[kind];
    const kindOfChoice = random();
    const companion = () => COMPANION_RANKS(random());
    let share = random();
    if (kindOfChoice < 0.45) share = mix(key, companion());
    else if (kindOfChoice < 0.65) share = mix(previous, companion());
    const base = kind.charCodeAt(0) * NAMES;
    let rank = ranks(share);
    // No word twice.
    if (base + rank === previous) rank = rank === 0 ? 1 : rank - 1;
    previous = base + rank;
    return at(rank);
  };
  const number = (digits: number) => Math.ceil(10 ** (random() * digits));
  const below = (limit: number) => Math.floor(random() * limit);
  const percent = () => `${(random() * 100).toFixed(1)}%`;
  const slots: Record<string, () => string> = {
    ...Object.fromEntries(['V', 'N', 'A', 'T', 'W', 'P', 'G'].map((kind) => [kind, () => word(kind as 'V')])),
    B: () => (below(3) === 0 ? word('B') : body).replace('示例区', '区'),
    Q: () => `${below(3) > 0 ? word('J') : ''}${word(below(4) === 0 ? 'T' : 'N')}`,
    L: () => `${word('N')}${word('N')}${word('V')}${choose(['办法', '条例', '规定', '细则'], random)}`,
    K: () => String(2 + below(28)),
    C: () => `${number(4)}${choose(UNITS, random)}`,
    R: percent,
    M: () => `${number(5)}.${below(10)}万元`,
    D: () => `${year}年${1 + below(12)}月${1 + below(28)}日`,
    Y: () => String(year),
  };
  const fill = (pattern: string) => pattern.replace(/[A-Z]/g, (slot) => slots[slot]?.() ?? slot);
  return { random, below, number, percent, word, fill };
}

type Writer = ReturnType<typeof createWriter>;

/**
 * Report number `index` of the seed, whatever the number of all. Its texts are nobody's: words of official Chinese in
 * invented sentences, with the names of a district that does not exist.
 * Its title is unlike any other of the same seed.
 * @param characters of the body on average, without white space; a single one has between 0.4 and 1.6 times as many
 */
export function inventReport(seed: number, index: number, characters: number): TextReport {
  const key = Math.floor(mix(seed, index) * 2 ** 32);
  const year = FIRST_YEAR + (index % YEARS);
  const org = BODIES[Math.floor(mix(key, 1) * BODIES.length)] as string;
  const writer = createWriter(key, year, org);
  const heading = writer.fill(LEXICONS.X.at(LEXICONS.X.ranks(writer.random())));
  const title = `${heading}（${index + 1}）`;
  const month = String(1 + writer.below(12)).padStart(2, '0');
  const day = 1 + writer.below(27);
  const fields = {
    机构名称: org,
    发布日期: `${year + 1}-${month}-${String(day + 1).padStart(2, '0')}`,
    体裁: GENRES.findLast((genre) => heading.includes(genre)) ?? '其他',
    主题分类: BODY_TOPICS.find(([pattern]) => pattern.test(org))?.[1] ?? '综合政务',
    公开类别: '主动公开',
    信息来源: org,
    发文字号: `示例发〔${year + 1}〕${index + 1}号`,
    发文日期: `${year + 1}-${month}-${String(day).padStart(2, '0')}`,
    年度: year,
    落款: org,
  };
  const body = writeBody(writer, characters * (0.4 + 1.2 * writer.random()));
  if (index % ATTACHED_EVERY !== 0) return { title, body, fields };
  const rows = Array.from({ length: 30 }, () => writeCells(writer).join(','));
  return { title, body, fields, attachment: { name: '明细表.csv', text: `${rows.join('\r\n')}\r\n` } };
}

function writeBody(writer: Writer, characters: number): string {
  const blocks: string[] = [];
  let left = characters;
  const add = (block: string) => {
    blocks.push(block);
    left -= block.replace(/\s/g, '').length;
  };
  const heading = () => writer.fill(LEXICONS.H.at(LEXICONS.H.ranks(writer.random())));
  add(writeParagraph(writer, left));
  const perSection = Math.max(characters / 6, 200);
  for (let section = 1; left > 0; section += 1) {
    add(`## ${formatHanNumber(section)}、${heading()}`);
    const end = left - perSection;
    for (let part = 1; left > 0 && left > end; part += 1) {
      if (perSection > 600) add(`### （${formatHanNumber(part)}）${heading()}`);
      const kind = writer.below(12);
      add(writeParagraph(writer, left));
      if (kind === 0 && left > 200) add(writeTable(writer));
      else if (kind === 1 && left > 200) add(writeList(writer));
      else if (left > 0) add(writeParagraph(writer, left));
    }
  }
  return blocks.join('\n\n');
}

/** Of 1 to 8 sentences. @param most characters after which no sentence begins */
function writeParagraph(writer: Writer, most: number): string {
  let text = '';
  for (let sentences = 1 + writer.below(8); sentences > 0 && text.length < most; sentences -= 1) {
    const clauses = Array.from({ length: 2 + writer.below(3) }, () => writer.fill(writer.word('S')));
    text += `${clauses.join('，')}。`;
  }
  return text;
}

const writeCells = (writer: Writer) => [
  writer.word('P'),
  writer.fill('NN'),
  writer.number(4),
  writer.percent(),
];

function writeTable(writer: Writer): string {
  const rows = Array.from({ length: 4 + writer.below(8) }, () => writeCells(writer));
  return [['地点', '项目', '数量', '完成率'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const writeList = (writer: Writer) =>
  Array.from({ length: 3 + writer.below(4) }, (_, item) => `${item + 1}. ${writer.fill('VN，AVN；')}`)
    .join('\n')
    .replace(/；$/, '。');
