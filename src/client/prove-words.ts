import { formatChineseDate, formatChineseSpan } from '../base/format-chinese-date.ts';
import type { AlignedPiece } from '../quote/align-quotation.ts';
import {
  formatLineNumbers,
  type NumberedLine,
  type QuotedReport,
  type TextLine,
} from '../quote/text-lines.ts';
import type { CatalogEntry } from '../search/search-catalog.ts';
import type { QuotationAnswer } from './quotation-finder.ts';

/** What the page that proves a quotation says of it. */

export function describeFound({ verdict, found, left, unread, failed }: QuotationAnswer): {
  verdict: string;
  sentence: string;
} {
  const former = found.filter(({ report }) => report.former).length;
  const where = `在 ${found.length} 篇${former > 0 ? '文本' : ''}里找到${former === 0 ? '' : former === found.length ? '，都是以前公布、后来改过的' : `，其中 ${former} 篇是以前公布、后来改过的`}。`;
  // What was not read may have it: only of all texts can be said that none has.
  const isOpen = left.length + unread.length + failed.length > 0;
  switch (verdict) {
    case 'exact':
      return { verdict: '一字不差', sentence: where };
    case 'folded':
      return { verdict: '只差空白或标点宽度', sentence: where };
    case 'near':
      return isOpen
        ? { verdict: '没有查完', sentence: '核对过的各篇里没有这样一句话，最相近的一处标在下面。' }
        : { verdict: '不完全相同', sentence: '本站没有这样一句话，最相近的一处标在下面。' };
    case 'none':
      return isOpen
        ? { verdict: '没有查完', sentence: '核对过的各篇里没有这句话，也没有和它相近的话。' }
        : { verdict: '没有找到', sentence: '本站没有这句话，也没有和它相近的话。' };
    default:
      return { verdict: '没有可以查的字', sentence: '引文里只有标点、空白或符号。' };
  }
}

/** What could not be looked at, so that nobody takes 没有找到 for more than it says. */
export function describeUnread({ verdict, left, unread, failed }: QuotationAnswer): string[] {
  const notes: string[] = [];
  if (left.length > 0) notes.push(`还有 ${left.length} 篇里也有这些字，没有逐字核对。`);
  if (unread.length > 0) {
    const titles = unread.slice(0, 5).map(({ title }) => `《${title}》`);
    notes.push(
      `有 ${unread.length} 篇的正文没有取到，没有核对：${titles.join('')}${unread.length > 5 ? '等' : ''}。`,
    );
  }
  for (const { from, to, reports } of failed) {
    const span = from === to ? from : `${from} 至 ${to}`;
    notes.push(`${span} 发布的 ${reports} 篇没有查成：索引文件没有取到。`);
  }
  if (verdict === 'none' || verdict === 'near') {
    notes.push(
      '查的是本站的标题、题注、正文、脚注、落款和附件里能读出的文字；图片里的字、公开信息表和没有公布的文件不在里面。',
    );
  }
  return notes;
}

const ENDED: Readonly<Record<string, string>> = {
  有效: '现行有效',
  失效: '已经失效',
  废止: '已经废止',
  宣布失效: '已被宣布失效',
  尚未施行: '尚未施行',
  已修改: '已有修改',
};

/** Which text it is, and whether it still holds, as far as the portal says. */
export function describeStanding(
  { date }: CatalogEntry,
  { former, validity, withdrawn, corrected }: QuotedReport,
): string {
  const published = former
    ? `${formatChineseSpan(former)}公布的文本，后来改了`
    : [date ? `${formatChineseDate(date)}发布` : '', corrected ? `${formatChineseDate(corrected)}修订` : '']
        .filter(Boolean)
        .join('，');
  // Nothing is concluded that nobody has written down; of a former text nothing is in force.
  const holds = former && validity === '有效' ? '' : validity && (ENDED[validity] ?? validity);
  const standing = [
    withdrawn === undefined ? '' : `这一篇已在${formatChineseDate(withdrawn)}撤回`,
    holds && `${former ? '这一篇' : ''}${holds}`,
  ].filter(Boolean);
  return [published, former ? '' : '现在的文本', ...standing].filter(Boolean).join('　');
}

const PARTS: Readonly<Record<TextLine['part'], string>> = {
  title: '标题',
  text: '正文',
  footnotes: '脚注',
  signature: '落款',
  attachment: '附件',
};

export function formatPlace(lines: readonly NumberedLine[]): string {
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last) return '';
  const name = (line: TextLine) =>
    line.part === 'attachment'
      ? `附件《${line.heading}》`
      : line.heading
        ? `“${line.heading}”`
        : PARTS[line.part];
  const [from, to] = [name(first), name(last)];
  return `${from === to ? from : `${from}至${to}`}，全文${formatLineNumbers(lines)}`;
}

const MOST_TOLD = 20;
const MOST_QUOTED = 40;

const clip = (text: string) => {
  const characters = Array.from(text);
  const isLong = characters.length > MOST_QUOTED;
  return (isLong ? `${characters.slice(0, MOST_QUOTED).join('')}……` : text).replace(/\n/g, ' ');
};

/** Each with the place in the quotation, counted in characters as a reader counts them. */
export function describeDifferences(pieces: readonly AlignedPiece[]): string[] {
  const told: string[] = [];
  let at = 0;
  for (const { change, quotation, text } of pieces) {
    const [count, real] = [Array.from(quotation).length, Array.from(text).length];
    const place = `第 ${at + 1} 个字`;
    if (change === 'altered') told.push(`${place}起，引文是“${clip(quotation)}”，原文是“${clip(text)}”`);
    if (change === 'added') told.push(`${place}起，引文多了 ${count} 个字：“${clip(quotation)}”`);
    if (change === 'missing') told.push(`第 ${at} 个字后面，引文少了 ${real} 个字：“${clip(text)}”`);
    at += count;
  }
  return told.length > MOST_TOLD
    ? [...told.slice(0, MOST_TOLD), `还有 ${told.length - MOST_TOLD} 处不同，没有一一列出`]
    : told;
}
