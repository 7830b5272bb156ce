import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION } from '../src/command/folders.ts';
import { runCommand } from '../src/command/run-command.ts';
import { openBrowser } from '../src/preview/open-browser-fs.ts';
import { chooseContent } from './content/choose-content.ts';
import { AT_OPTION } from './content/content-options.ts';
import { readAt } from './content/load-sound-portal.ts';
import { runPreview } from './content/run-preview.ts';

await runCommand(
  {
    name: 'start',
    summary: '在本机预览网站：改动内容并保存后，网页自动更新。不改动正式生成的网站。',
    options: [
      CONTENT_OPTION,
      AT_OPTION,
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
      ...readAt(values),
      port: Number(values.port ?? 8080),
      isPolling: values.poll === true,
      say,
    });
    if (!values['no-open']) openBrowser(preview.url);
    await interrupted;
    await preview.close();
    return 0;
  },
);
