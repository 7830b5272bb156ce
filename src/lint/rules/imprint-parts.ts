import { clip } from '../../base/clip.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

/** Words of 版记 that are set by themselves: written into a field, they would stand there twice. */
const OWN_WORDS = { copies: /^抄\s*送/u, printing: /印发\s*$|\d{4}\s*年/u } as const;

export const imprintPartsRule: ReportRule = {
  code: 'imprint-parts',
  title: '版记不完整，或字写重了',
  basis: 'GB/T 9704—2012 7.4：印发机关和印发日期写在同一行，“抄送：”和“印发”自动加上',
  wrong: { fields: { 印发日期: '2022-02-15' } },
  right: { fields: { 印发机关: '示例区示例局办公室', 印发日期: '2022-02-15' } },
  *check(report) {
    yield* findAbsent(report);
    yield* findRepeated(report);
  },
};

function* findAbsent({ source: { fields } }: LintReport): Generator<Finding> {
  const { printedBy, printedDate } = fields;
  if (printedDate !== undefined && printedBy === undefined) {
    yield {
      at: { field: '印发日期' },
      message: `写了印发日期 ${printedDate}，没有写印发机关`,
      remedy: '照原件的版记加上“印发机关”；没有版记的，两个都不写',
    };
  }
  if (printedBy !== undefined && printedDate === undefined) {
    yield {
      at: { field: '印发机关' },
      message: `写了印发机关“${printedBy}”，没有写印发日期`,
      remedy: '照原件的版记加上“印发日期”；没有版记的，两个都不写',
    };
  }
}

function* findRepeated({ source: { fields } }: LintReport): Generator<Finding> {
  const [first = ''] = fields.copiedTo;
  if (OWN_WORDS.copies.test(first)) {
    yield {
      at: { field: '抄送' },
      message: `抄送里又写了“抄送”：“${clip(first)}”`,
      remedy: `“抄送：”会自动加上，改为：\n    抄送: ${first.replace(/^抄\s*送\s*[:：]?\s*/u, '')}`,
    };
  }
  if (fields.printedBy !== undefined && OWN_WORDS.printing.test(fields.printedBy)) {
    yield {
      at: { field: '印发机关' },
      message: `印发机关里写了日期或“印发”：“${clip(fields.printedBy)}”`,
      remedy: '印发机关只写机关的名称，日子写在印发日期里；“印发”会自动加上',
    };
  }
}
