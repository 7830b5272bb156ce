import type { ReportRule } from '../lint-rule.ts';

export const attachmentUnlistedRule: ReportRule = {
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
      };
    }
  },
};
