import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';
import { collectUnpaired, findLongQuotations } from '../long-quotations.ts';
import type { UnpairedMark } from '../pair-marks.ts';
import { quoteAround } from '../quote-around.ts';

export const pairUnmatchedRule: ReportRule = {
  code: 'pair-unmatched',
  title: '引号、书名号、括号不成对或交叉',
  basis: 'GB/T 15834—2011 4.8、4.9、4.15：引号、括号、书名号成对使用',
  wrong: { body: '组织开展校车使用双随机抽查”，并依据《示例办法（试行》落实整改。' },
  right: { body: '组织开展校车使用“双随机抽查”，并依据《示例办法（试行）》落实整改。' },
  *check(report) {
    for (const { position, mark } of collectFaults(report)) {
      const text = report.texts[position];
      if (text) yield createFinding(text, mark);
    }
  },
};

/** Unpaired marks, without those that open or close a quotation over several paragraphs. */
function collectFaults(report: LintReport): { position: number; mark: UnpairedMark }[] {
  const quoted = new Map<number, readonly string[]>();
  for (const { first, last, marks } of findLongQuotations(report)) {
    for (let position = first; position <= last; position += 1) quoted.set(position, marks);
  }
  return collectUnpaired(report).flatMap((marks, position) =>
    marks.filter(({ mark }) => !quoted.get(position)?.includes(mark)).map((mark) => ({ position, mark })),
  );
}

function createFinding(
  text: LintReport['texts'][number],
  { index, mark, wanted, kind }: UnpairedMark,
): Finding {
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
    remedy:
      kind === 'open'
        ? `在应当结束的地方补上 ${wanted}，或删去这个 ${mark}`
        : `在应当开始的地方补上 ${wanted}，或删去这个 ${mark}`,
  };
}
