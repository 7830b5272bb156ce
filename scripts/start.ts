import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { isAtTerminal } from '../src/command/last-content-fs.ts';
import { runCommand } from '../src/command/run-command.ts';
import { claimDesk, locateDesks } from '../src/desk/running-desk-fs.ts';
import { openBrowser } from '../src/preview/open-browser-fs.ts';
import { chooseContent } from './content/choose-content.ts';
import { AT_OPTION } from './content/content-options.ts';
import { readAt } from './content/load-sound-portal.ts';
import { runPreview } from './content/run-preview.ts';

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
    const content = chooseContent(call, { isPerson: isDoubleClicked || isAtTerminal(process) });
    const output = resolveFolder(PROJECT, values.output, 'dist');
    const at = readAt(values);
    const open = (url: string) => {
      if (!values['no-open']) openBrowser(url, isDoubleClicked);
    };
    const claimed = values.another
      ? undefined
      : await claimDesk(locateDesks(), [PROJECT, content.absolute, output.absolute, at.at ?? ''], {
          onWait: () => say('编辑台正在打开……'),
        });
    if (claimed?.kind === 'running') {
      say(`编辑台已经开着：${claimed.url}\n浏览器里是它的网页；要另开一个，加 --another。`);
      open(claimed.url);
      return 0;
    }
    const interrupted = new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
    });
    try {
      const preview = await runPreview({
        project: PROJECT,
        content,
        output,
        ...at,
        port: Number(values.port ?? 8080),
        isPolling: values.poll === true,
        say,
      });
      claimed?.tell(preview.deskUrl);
      open(preview.deskUrl);
      await interrupted;
      await preview.close();
    } finally {
      claimed?.release();
    }
    return 0;
  },
);
