import type { LintText, ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

/** 附件1：…, （见附件）, 详见附件2。 Not 附件下载, not the annexes of another document. */
const MENTION = /(?<=^|[（(，。；]|[见详如])附件\s?[\d一二三四五六七八九十]{0,3}(?=\s?[：:）)。；，、]|$)/gu;

const ANNEX = /^附[件表录图]/u;

/** Characters behind the last line 附件… from which on they are the annex itself and no list of names. */
const ANNEX_LENGTH = 200;

export const attachmentAbsentRule: ReportRule = {
  code: 'attachment-absent',
  title: '正文提到附件，却没有附件',
  basis: 'GB/T 9704—2012 7.3.4：附件说明与附件一致',
  wrong: { body: '有关事项已经办结，详见附件1。' },
  right: { body: '有关事项已经办结，详见附件1。', files: ['附件1.txt'] },
  *check({ texts, files }) {
    if (files.length > 0 || hasAnnex(texts)) return;
    for (const text of texts) {
      if (text.kind === 'title' || /[（(]略[）)]/u.test(text.text)) continue;
      const mention = [...text.text.matchAll(MENTION)][0];
      if (!mention) continue;
      yield {
        at: { text, index: mention.index },
        message: `正文提到“${mention[0]}”，attachments 文件夹里没有文件：${quoteAround(text.text, mention.index, mention[0].length)}`,
        remedy: '把附件放进这一篇的 attachments 文件夹',
      };
      return;
    }
  },
};

/** Whether an annex stands in the text itself: under a heading, or behind the last line that names it. */
function hasAnnex(texts: readonly LintText[]): boolean {
  if (texts.some(({ kind, text }) => kind === 'heading' && ANNEX.test(text))) return true;
  const last = texts.findLastIndex(({ text }) => ANNEX.test(text));
  if (last < 0) return false;
  return texts.slice(last + 1).reduce((length, { text }) => length + text.length, 0) >= ANNEX_LENGTH;
}
