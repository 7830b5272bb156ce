import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION } from '../src/command/folders.ts';
import { runCommand } from '../src/command/run-command.ts';
import { formatDiagnostics } from '../src/diagnostics/format-diagnostics.ts';
import { loadProfiles } from '../src/load/load-profiles-fs.ts';
import { findProfile } from '../src/report/find-profile.ts';
import { chooseContent } from './content/choose-content.ts';
import { createNewReport } from './content/create-new-report.ts';

await runCommand(
  {
    name: 'new',
    summary: '新建一篇报告的文件夹，里面有写好字段和说明的 index.md。不会覆盖已有的报告。',
    options: [
      { name: 'title', value: '标题', isText: true, help: '报告的标题（必写）' },
      { name: 'org', value: '机构', isText: true, help: '机构名称，写标准全称' },
      {
        name: 'year',
        value: '年份',
        help: '放进哪一年的文件夹（默认是标题里的年份）',
        findFault: (value) =>
          /^(?:19|20|21)\d{2}$/.test(value) ? undefined : `年份“${value}”不对，写四位数字`,
      },
      {
        name: 'profile',
        value: '格式',
        help: '照哪一种报告的格式写好各部分的标题和空表，如 xinxi-gongkai（政府信息公开工作年度报告）',
      },
      CONTENT_OPTION,
    ],
    required: ['title'],
    examples: [
      '--title 示例区示例局2021年度法治政府建设情况报告 --org 示例区示例局',
      '--title 示例区示例局2021年政府信息公开工作年度报告 --profile xinxi-gongkai',
    ],
  },
  async (call) => {
    const { values, say, fail } = call;
    const title = String(values.title).trim();
    const content = chooseContent(call);
    const { profiles, diagnostics } = await loadProfiles(PROJECT);
    const wanted = typeof values.profile === 'string' ? values.profile.trim() : undefined;
    const profile = profiles.find(({ id, name }) => id === wanted || name === wanted);
    const choices = profiles.map(({ id, name }) => `${id}（${name}）`).join('、');
    if (wanted !== undefined && !profile) {
      const faults = diagnostics.length > 0 ? `${formatDiagnostics(diagnostics)}\n` : '';
      return fail(`${faults}没有名为“${wanted}”的格式\n  改法：可以写：${choices}`);
    }
    const made = await createNewReport(content, {
      title,
      profile,
      ...(typeof values.org === 'string' ? { org: values.org } : {}),
      ...(typeof values.year === 'string' ? { year: values.year } : {}),
    });
    if (!made.ok && made.fault === 'no-year')
      return fail(
        `标题“${title}”里没有年份，不知道放进哪一年的文件夹\n  改法：在命令后面加上 --year 和四位年份（报告讲的是哪一年）`,
      );
    if (!made.ok)
      return fail(
        `已经有这个文件夹了，没有改动：${made.label}\n  改法：直接打开里面的 index.md；要另写一篇，换一个标题`,
      );
    say(
      `已新建：${made.label}/index.md\n用记事本打开它，照里面的说明填写；附件放进旁边的 attachments 文件夹。`,
    );
    const fitting = findProfile(profiles, { title, year: Number(made.year) });
    if (profile) {
      say(
        `正文里有${profile.name}各部分的标题${profile.tables.length > 0 ? '和空表，没有的数留空或写 0' : ''}。`,
      );
      if (fitting !== profile)
        say(
          `标题“${title}”看不出是${profile.name}，检查时不会照这种格式；要照着检查，标题里写上它的名称和年份。`,
        );
    } else if (fitting) {
      say(
        `这是${fitting.name}，它有规定的格式：要各部分的标题和空表，删去这个文件夹，在命令后面加上 --profile ${fitting.id} 再运行一次。`,
      );
    }
    return 0;
  },
);
