import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { CallFault, runCommand } from '../src/command/run-command.ts';
import { loadFieldRules } from '../src/load/load-field-rules-fs.ts';
import { loadSite } from '../src/load/load-site-fs.ts';
import { findPublishedText, readFormerFile } from '../src/revise/find-former-text-fs.ts';
import { findDayFault, readRevisionWords } from '../src/revise/read-revision-words.ts';
import { reviseReport } from '../src/revise/revise-report-fs.ts';
import { chooseContent } from './content/choose-content.ts';

await runCommand(
  {
    name: 'revise',
    summary:
      '改正已经公布的报告：把以前公布的文本留在报告的 versions 文件夹里，把改了什么写进“修订”。别的一个字不动，不覆盖任何文件。',
    words: { label: '报告', isRequired: true },
    options: [
      { name: 'reason', value: '原因', isText: true, help: '为什么改，写进“修订”，读者看得到' },
      {
        name: 'what',
        value: '内容',
        isText: true,
        help: '改了什么（默认比较两次的文字，写成“第二节改 3 字”）',
      },
      {
        name: 'date',
        value: '日期',
        help: '改的那一天，年-月-日（默认今天）',
        findFault: findDayFault,
      },
      CONTENT_OPTION,
      { name: 'output', value: '文件夹', help: '以前公布的网站，从它取出以前的文本（默认 dist）' },
      {
        name: 'from',
        value: '文件',
        help: '以前公布的文本：index.md 的备份，或网站上的 .md（不从网站取时）',
      },
    ],
    examples: [
      '2021/jiaoyuju --reason 数字核对有误',
      '2021/jiaoyuju --reason 漏了一段 --from "D:\\备份\\index.md"',
    ],
  },
  async (call) => {
    const { values, words, say, fail } = call;
    const [report = '', ...others] = words;
    if (others.length > 0)
      throw new CallFault(
        `一次只能改一篇报告，写了 ${words.length} 篇\n  改法：分开运行；文件夹名里有空格的，加上引号`,
      );
    const content = chooseContent(call);
    const { site } = await loadSite({ project: PROJECT, content: content.absolute, label: content.label });
    const output = resolveFolder(PROJECT, values.output, 'dist');
    const { from, date, reason, what } = values;
    const text = (value: string | true | undefined) => (typeof value === 'string' ? value : '');
    const result = await reviseReport({
      content: content.absolute,
      label: content.label,
      report,
      ...readRevisionWords({ reason: text(reason), what: text(what), date: text(date) }),
      rules: await loadFieldRules(PROJECT, site),
      siteUrl: site.url,
      findFormer: (ids, present) =>
        typeof from === 'string'
          ? readFormerFile(path.resolve(from), from)
          : findPublishedText(output, ids, present),
    });
    if (!result.ok) return fail(`${result.message}\n  改法：${result.remedy}`);
    for (const line of result.done) say(line);
    say('下一步：npm run check，没有错误再 npm run build');
    return 0;
  },
);
