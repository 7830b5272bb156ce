import { measureText } from './measure-text.ts';
import { TEXT_WIDTH } from './page.ts';

/** 二号, in half-points. */
export const TITLE_SIZE = 44;

/** Characters of a title on a line: one less than fit, for digits are wider than half a character in some faces. */
const LINE = Math.floor(TEXT_WIDTH / (TITLE_SIZE * 10)) - 1;

/** After these a title may well be broken: 关于…的, 年度, and what ends a name. */
const GOOD_END = /(?:关于|年度|[的、》）)”])$/u;
/** A mark that opens stays with what follows, and one that closes with what precedes it. */
const OPENS = /[《（(“〔]$/u;
const CLOSES = /^[、》）)”〕，。：；]/u;
/** Words that titles end in, and the commonest of their others: not to be torn. */
const WORDS =
  /报告|通知|意见|决定|公告|通告|办法|规定|方案|计划|规划|总结|要点|条例|细则|清单|目录|工作|情况|建设|政府|法治|信息|公开|年度|关于|印发|实施|管理|教育|委员会|办公室|人民|行政|执法|服务|发展|改革|监督|检查|[A-Za-z\d.]+/gu;

/**
 * A title set over several lines, whole words on each and about equally long (GB/T 9704-2012, 7.3.1): left to Word, the
 * last line may hold one character.
 */
export function breakTitle(title: string): string[] {
  const characters = [...title];
  const count = Math.ceil(measureText(title) / LINE);
  if (count <= 1) return [title];
  const torn = new Set<number>();
  for (const match of title.matchAll(WORDS)) {
    const start = [...title.slice(0, match.index)].length;
    for (let at = start + 1; at < start + [...match[0]].length; at += 1) torn.add(at);
  }
  const lines: string[] = [];
  let start = 0;
  for (let rest = count; rest > 1; rest -= 1) {
    const ideal = measureText(characters.slice(start).join('')) / rest;
    let best = { at: characters.length, cost: Number.POSITIVE_INFINITY };
    for (let at = start + 1; at < characters.length; at += 1) {
      const line = characters.slice(start, at).join('');
      const width = measureText(line);
      const left = measureText(characters.slice(at).join(''));
      if (width > LINE || left > LINE * (rest - 1)) continue;
      const next = characters[at] ?? '';
      const isBad = torn.has(at) || OPENS.test(line) || CLOSES.test(next);
      const isInName = line.lastIndexOf('《') > line.lastIndexOf('》');
      const isGood = GOOD_END.test(line) || next === '《';
      const cost = Math.abs(width - ideal) + (isBad ? 8 : 0) + (isInName ? 4 : 0) - (isGood ? 3 : 0);
      if (cost < best.cost) best = { at, cost };
    }
    lines.push(characters.slice(start, best.at).join(''));
    start = best.at;
  }
  lines.push(characters.slice(start).join(''));
  return lines.filter((line) => line !== '');
}
