import { PROJECT } from '../.eleventy.ts';
import { formatPathLabel } from '../src/base/format-path-label.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { isAtTerminal, listRemembered } from '../src/command/last-content-fs.ts';
import { type CommandCall, runCommand } from '../src/command/run-command.ts';
import { judgeFolder } from '../src/desk/describe-folder-fs.ts';
import { openBrowser } from '../src/preview/open-browser-fs.ts';
import { chooseContent } from './content/choose-content.ts';
import { AT_OPTION } from './content/content-options.ts';
import { readAt } from './content/load-sound-portal.ts';
import { chooseOutputOf, runDesk } from './content/run-desk.ts';

/** Why the folder that was asked for cannot be opened, and what to do about it on the first page of the desk. */
const NO_CONTENT = {
  missing: ['找不到它：可能改了名，或者 U 盘、网络盘没有接上', '接上以后再打开一次编辑台，或者在下面另选'],
  closed: ['没有权限', '请管这台电脑的人给你权限，或者在下面另选'],
  empty: ['它是空的', '从头开始，按下面的“在这里新建”；不是这一个，在下面另选'],
  output: ['里面是发布出来的网站，不是写报告的地方', '在下面另选'],
  other: ['里面没有报告', '在下面另选，或者在它里面新建一个文件夹'],
} as const;

await runCommand(
  {
    name: 'start',
    summary: '打开编辑台：在浏览器里写报告、看网页、检查和发布。用别的程序改动并保存，网页也会自动更新。',
    options: [
      CONTENT_OPTION,
      AT_OPTION,
      { name: 'output', value: '文件夹', help: '编辑台发布到哪里（默认 dist）' },
      {
        name: 'port',
        value: '数字',
        help: '端口（默认 8080，被占用时自动换下一个）',
        findFault: (value) =>
          /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535
            ? undefined
            : `端口“${value}”不对，应当是 1 到 65535 之间的整数，例如 --port 8080`,
      },
      { name: 'no-open', help: '不自动打开浏览器' },
      { name: 'double-clicked', help: '“打开编辑台”用：没有命令窗口也打开浏览器' },
      { name: 'another', help: '另开一个；不写时，已经开着的就再打开它的网页' },
      { name: 'poll', help: '内容在网络盘上、保存后网页不更新时用：反复查看每个文件' },
    ],
  },
  async (call) => {
    const { values, say } = call;
    const isDoubleClicked = values['double-clicked'] === true;
    const interrupted = new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
    });
    const desk = await runDesk({
      project: PROJECT,
      ...choosePortal(call, isDoubleClicked || isAtTerminal(process)),
      ...readAt(values),
      port: Number(values.port ?? 8080),
      isPolling: values.poll === true,
      isRemembering: !process.env.CI,
      isAnother: values.another === true,
      say,
    });
    if (!values['no-open']) openBrowser(desk.url, isDoubleClicked);
    if (desk.kind === 'running') {
      say(`编辑台已经开着：${desk.url}\n浏览器里是它的网页；要另开一个，加 --another。`);
      return 0;
    }
    await interrupted;
    await desk.close();
    return 0;
  },
);

/**
 * What is worked on: the content that was named, or was worked on last. A person who has none is asked in the desk.
 * @returns `unopened`: why the one that was asked for cannot be opened
 */
function choosePortal(
  call: CommandCall,
  isPerson: boolean,
): Pick<Parameters<typeof runDesk>[0], 'portal' | 'unopened'> {
  const { values } = call;
  const isRemembering = !process.env.CI;
  const isFirst =
    isPerson && values.content === undefined && (!isRemembering || listRemembered(PROJECT).length === 0);
  if (isFirst) return { portal: undefined };
  const content = chooseContent(call, { isPerson });
  const kind = judgeFolder(content.absolute);
  if (kind !== 'portal') {
    const [why, remedy] = NO_CONTENT[kind];
    const message = `“${content.label}”没有打开：${why}`;
    return { portal: undefined, unopened: { message, remedy, folder: content.absolute } };
  }
  const output =
    values.output === undefined ? chooseOutputOf(PROJECT, content.absolute, isRemembering) : undefined;
  const standard = resolveFolder(PROJECT, values.output, 'dist');
  return {
    portal: {
      content,
      output:
        output === undefined || output === standard.absolute
          ? standard
          : { absolute: output, label: formatPathLabel(output) },
    },
  };
}
