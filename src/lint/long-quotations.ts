import { oncePer } from '../base/once-per.ts';
import type { LintReport, LintText } from './lint-rule.ts';
import { findUnpaired, type UnpairedMark } from './pair-marks.ts';

/** The marks of each text of a report that lack a partner in it. */
export const collectUnpaired = oncePer(({ texts }: LintReport) =>
  texts.map(({ text }) => findUnpaired(text)),
);

/** A quotation over several paragraphs, by its first and its last position in the list of texts. */
export interface LongQuotation {
  readonly first: number;
  readonly last: number;
  /** Those that open and close it. */
  readonly marks: readonly string[];
}

const CLOSINGS = { '“': '”', '（': '）' } as const;

/** Paragraphs that a quotation may run over, as a law does that another one quotes. */
const LONGEST = 300;

/**
 * Pairs that one paragraph opens and a later one closes. The opener stands at the beginning or behind a colon, the
 * closer at the end; in between each paragraph may open the quotation anew (GB/T 15834-2011 4.8.3.4).
 */
export const findLongQuotations = oncePer((report: LintReport): LongQuotation[] => {
  const { texts } = report;
  const unpaired = collectUnpaired(report);
  const quotations: LongQuotation[] = [];
  for (let first = 0; first < texts.length; first += 1) {
    const opener = unpaired[first]?.at(-1);
    const text = texts[first]?.text ?? '';
    if (isBrokenTitle(opener, text, unpaired[first + 1]?.[0], texts[first + 1]?.text ?? '')) {
      quotations.push({ first, last: first + 1, marks: ['《', '》'] });
      continue;
    }
    if (opener?.kind !== 'open' || !(opener.mark in CLOSINGS)) continue;
    if (opener.index > 0 && !/[：:]\s*$/.test(text.slice(0, opener.index))) continue;
    const last = findEnd(texts, unpaired, first, opener.mark as keyof typeof CLOSINGS);
    if (last === undefined) continue;
    quotations.push({ first, last, marks: [opener.mark, opener.wanted] });
    first = last;
  }
  return quotations;
});

/** A title over two lines: 关于印发《示例 / 方案》的通知. */
function isBrokenTitle(
  opener: UnpairedMark | undefined,
  line: string,
  closer: UnpairedMark | undefined,
  next: string,
): boolean {
  const isOpen = opener?.kind === 'open' && opener.mark === '《';
  const isClosed = closer?.kind === 'close' && closer.mark === '》';
  return isOpen && isClosed && !/[，。；\d]/.test(line + next);
}

function findEnd(
  texts: readonly LintText[],
  unpaired: readonly (readonly UnpairedMark[])[],
  first: number,
  opening: keyof typeof CLOSINGS,
): number | undefined {
  const closing = CLOSINGS[opening];
  for (let next = first + 1; next < Math.min(texts.length, first + LONGEST); next += 1) {
    const text = texts[next]?.text ?? '';
    const marks = (unpaired[next] ?? []).filter(({ mark }) => mark === opening || mark === closing);
    const opensAnew = text.startsWith(opening);
    if (opensAnew && marks.length === 0 && new RegExp(`${closing}[。；，]?$`, 'u').test(text)) return next;
    const mark = marks.find(({ index }) => !opensAnew || index > 0);
    if (!mark) continue;
    return mark.kind === 'close' && /^.[。；，、）\s]*$/u.test(text.slice(mark.index)) ? next : undefined;
  }
  return undefined;
}
