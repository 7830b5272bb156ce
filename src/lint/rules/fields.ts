import { clip } from '../../base/clip.ts';
import type { Finding, LintReport, LintText, ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

/** 区教育局, 市教委: the level without the place. Not 市场监督管理局 or 市政…, which begin with another word. */
const SHORT = /^(?:[区县省州镇乡旗盟]|市(?![场政容民])|街道|本[省市区县局]|我[省市区县局委])/u;

const orgFullNameRule: ReportRule = {
  code: 'org-full-name',
  title: '机构名称不是标准全称',
  basis: '政府信息公开目录：发布机构写标准全称',
  wrong: { fields: { 机构名称: '区示例局', 落款: '示例市示例区示例局' } },
  right: { fields: { 机构名称: '示例市示例区示例局' } },
  *check({ source: { fields } }) {
    if (!SHORT.test(fields.org)) return;
    const signed = fields.signature.find(
      (line) => line.length > fields.org.length && line.endsWith(fields.org),
    );
    yield {
      at: { field: '机构名称' },
      message: `机构名称“${fields.org}”不是标准全称，没有写是哪里的`,
      remedy: signed
        ? `落款写的是全称，可以改为：\n    机构名称: ${signed}`
        : `写上地名，例如：\n    机构名称: 示例市示例${fields.org}`,
    };
  },
};

/** Words of 版记 that are set by themselves: written into a field, they would stand there twice. */
const OWN_WORDS = { copies: /^抄\s*送/u, printing: /印发\s*$|\d{4}\s*年/u } as const;

const imprintPartsRule: ReportRule = {
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
  if ((printedBy === undefined) === (printedDate === undefined)) return;
  const [field, value, absent] =
    printedBy === undefined
      ? ['印发日期', ` ${printedDate}`, '印发机关']
      : ['印发机关', `“${printedBy}”`, '印发日期'];
  yield {
    at: { field },
    message: `写了${field}${value}，没有写${absent}`,
    remedy: `照原件的版记加上“${absent}”；没有版记的，两个都不写`,
  };
}

function* findRepeated({ source: { fields } }: LintReport): Generator<Finding> {
  const [first = ''] = fields.copiedTo;
  if (OWN_WORDS.copies.test(first)) {
    const now = first.replace(/^抄\s*送\s*[:：]?\s*/u, '');
    yield {
      at: { field: '抄送' },
      message: `抄送里又写了“抄送”：“${clip(first)}”`,
      remedy: `“抄送：”会自动加上，改为：\n    抄送: ${now}`,
      fix: { was: first, now },
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

const attachmentUnlistedRule: ReportRule = {
  code: 'attachment-unlisted',
  title: '有附件没有写在“附件”里',
  basis: '信息核对：写了“附件”字段，就应当写全',
  wrong: { fields: { 附件: '[附件1.txt]' }, files: ['附件1.txt', '附件2（旧）.txt'] },
  right: { fields: { 附件: '[附件1.txt, 附件2.txt]' }, files: ['附件1.txt', '附件2.txt'] },
  *check({ source, files }) {
    const requests = source.fields.attachments;
    if (requests.length === 0) return;
    const fold = (path: string) => path.replace(/^\.\//, '').normalize('NFC');
    const listed = new Set(requests.map(({ file }) => fold(file)));
    for (const file of files) {
      if (listed.has(fold(file)) || source.body.includes(file)) continue;
      yield {
        at: { field: '附件' },
        message: `attachments 文件夹里的“${file}”没有写在“附件”里，它也会发布`,
        remedy: `要发布，在“附件”里加上这一项：\n    - ${file}\n    不要发布，把它移出 attachments 文件夹`,
        form: '要发布，在左边的“附件”里移一下先后，就写上了；不要发布，在那里删除',
      };
    }
  },
};

/** 附件1：…, （见附件）, 详见附件2。 Not 附件下载, not the annexes of another document. */
const MENTION = /(?<=^|[（(，。；]|[见详如])附件\s?[\d一二三四五六七八九十]{0,3}(?=\s?[：:）)。；，、]|$)/gu;

const ANNEX = /^附[件表录图]/u;

/** Characters behind the last line 附件… from which on they are the annex itself and no list of names. */
const ANNEX_LENGTH = 200;

const attachmentAbsentRule: ReportRule = {
  code: 'attachment-absent',
  title: '正文提到附件，却没有附件',
  basis: 'GB/T 9704—2012 7.3.4：附件说明与附件一致',
  wrong: { body: '有关事项已经办结，详见附件1。' },
  right: { body: '有关事项已经办结，详见附件1。', files: ['附件1.txt'] },
  *check({ texts, files }) {
    if (files.length > 0 || hasAnnex(texts)) return;
    for (const text of texts) {
      if (text.kind === 'title' || !text.text.includes('附件') || /[（(]略[）)]/u.test(text.text)) continue;
      const mention = [...text.text.matchAll(MENTION)][0];
      if (!mention) continue;
      yield {
        at: { text, index: mention.index },
        message: `正文提到“${mention[0]}”，attachments 文件夹里没有文件：${quoteAround(text.text, mention.index, mention[0].length)}`,
        remedy: '把附件放进这一篇的 attachments 文件夹',
        form: '在左边的“附件”里放进去',
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

const fileUnusedRule: ReportRule = {
  code: 'file-unused',
  title: '报告文件夹里有不会发布的文件',
  basis: '附件只从 attachments 文件夹里来，报告的文字只从 index.md 里来',
  wrong: { unused: ['附件1.docx', 'index - 副本.md', '附件材料/'] },
  right: { files: ['附件1.docx'] },
  *check({ unused = [] }) {
    for (const name of unused)
      yield {
        at: { field: '附件' },
        ...(/\.(?:md|txt)$/i.test(name) ? describeCopy(name) : describeUnused(name)),
      };
  },
};

const describeUnused = (name: string) => ({
  message: name.endsWith('/')
    ? `「${name.slice(0, -1)}」文件夹里的文件不会发布`
    : `「${name}」不会发布：它不在 attachments 文件夹里`,
  remedy: '要给读者下载的，移进 attachments 文件夹；不公开的，移进 source 文件夹，或者移到别处',
  form: '要给读者下载的，在左边的“附件”里放进去，再把这里的移到别处',
});

/** Programs that keep folders alike lay down a second copy where two people have written; people make copies, too. */
const describeCopy = (name: string) => ({
  message: `「${name}」不会发布：这一篇的文字只在 index.md 里`,
  remedy:
    '看看里面有没有 index.md 没有的字：多半是复制的，或者网盘同步时两边都改过留下的。要的抄过来，再把它移到别处；要给读者下载的，移进 attachments 文件夹',
  form: '打开看看有没有这里没有的字：多半是复制的，或者网盘同步时两边都改过留下的。要的抄过来，再把它移到别处；要给读者下载的，在左边的“附件”里放进去',
});

/** Fields and attachments. */
export const FIELD_RULES: readonly ReportRule[] = [
  orgFullNameRule,
  imprintPartsRule,
  attachmentUnlistedRule,
  attachmentAbsentRule,
  fileUnusedRule,
];
