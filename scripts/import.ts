import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { findIdFault } from '../src/import/choose-report-id.ts';
import { collectSources } from '../src/import/collect-sources-fs.ts';
import { formatOutcome, formatTotal, type ImportOutcome } from '../src/import/format-outcome.ts';
import { importFile } from '../src/import/import-file-fs.ts';
import { loadFieldRules } from '../src/load/load-field-rules-fs.ts';
import { loadSite } from '../src/load/load-site-fs.ts';
import { chooseContent } from './content/choose-content.ts';

await runCommand(
  {
    name: 'import',
    summary: '把 Word 文档、保存的网页、文本或 Markdown 变成报告。原来的文件不动，已有的报告不会覆盖。',
    words: { label: '文件或文件夹', isRequired: true },
    options: [
      CONTENT_OPTION,
      { name: 'dry-run', help: '只说会写什么，不写任何文件' },
      { name: 'update', help: '用新的文字代替标题相同的报告，字段不变，并列出改了哪里' },
      {
        name: 'folder',
        value: '年/名字',
        help: '报告的文件夹，例如 2021/jiaoyuju（默认由标题或发文字号得出）；只用于一个文件',
        findFault: findIdFault,
      },
      {
        name: 'keep-source',
        help: '把原文件也放进 attachments，作为附件公开（默认只存在 source 文件夹，不公开）',
      },
      { name: 'fullwidth', help: '把汉字旁边的半角 , : ; ! ? ( ) 恢复成全角，别的不改' },
    ],
    examples: ['"D:\\文件\\年度报告.docx"', '"D:\\文件" --content "D:\\报告" --dry-run'],
  },
  async (call) => {
    const { values, words, say, fail } = call;
    const content = chooseContent(call);
    const sources = await collectSources(words);
    if (typeof values.folder === 'string' && sources.length > 1)
      return fail('--folder 只能用于一个文件\n  改法：一次只写一个文件，或者去掉 --folder');
    const { site } = await loadSite({ project: PROJECT, content: content.absolute, label: content.label });
    const rules = await loadFieldRules(PROJECT, site);
    const progress = createProgress();
    const outcomes: ImportOutcome[] = [];
    for (const [index, source] of sources.entries()) {
      progress.show(`导入 ${index + 1}/${sources.length} ${source.label}`);
      const outcome = await importFile(source, {
        ...rules,
        content: content.absolute,
        label: content.label,
        fullwidth: values.fullwidth === true,
        isUpdate: values.update === true,
        keepsSource: values['keep-source'] === true,
        isDryRun: values['dry-run'] === true,
        ...(typeof values.folder === 'string' ? { id: values.folder } : {}),
      });
      progress.clear();
      outcomes.push(outcome);
      say(`${formatOutcome(outcome)}\n`);
    }
    say(formatTotal(outcomes));
    return outcomes.every(({ kind }) => kind === 'imported') ? 0 : 1;
  },
);
