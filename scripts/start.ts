import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { runCommand } from '../src/command/run-command.ts';
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
      { name: 'poll', help: '内容在网络盘上、保存后网页不更新时用：反复查看每个文件' },
    ],
  },
  async (call) => {
    const { values, say } = call;
    const interrupted = new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
    });
    const preview = await runPreview({
      project: PROJECT,
      content: chooseContent(call),
      output: resolveFolder(PROJECT, values.output, 'dist'),
      ...readAt(values),
      port: Number(values.port ?? 8080),
      isPolling: values.poll === true,
      say,
    });
    if (!values['no-open']) openBrowser(preview.deskUrl);
    await interrupted;
    await preview.close();
    return 0;
  },
);
