import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { runCommand } from '../src/command/run-command.ts';
import { formatBrief } from '../src/diagnostics/format-diagnostics.ts';
import { serveSite } from '../src/eleventy/build-site.ts';
import { createPreviewSource } from '../src/eleventy/preview-source.ts';
import { RULE_TITLES } from '../src/lint/lint-rules.ts';
import { type LoadedPortal, loadPortal } from '../src/portal/load-portal-fs.ts';

await runCommand(
  {
    name: 'start',
    summary: '在本机预览网站：改动内容并保存后，网页自动更新。不改动正式生成的网站。',
    options: [
      CONTENT_OPTION,
      {
        name: 'port',
        value: '数字',
        help: '端口（默认 8080，被占用时自动换下一个）',
        findFault: (value) =>
          /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535
            ? undefined
            : `端口“${value}”不对，应当是 1 到 65535 之间的整数，例如 --port 8080`,
      },
    ],
  },
  async ({ values, say }) => {
    const content = resolveFolder(PROJECT, values.content, 'src/content');
    const load = () => loadPortal({ project: PROJECT, content: content.absolute, label: content.label });
    let isSound = true;
    const report = ({ diagnostics, checked, portal }: LoadedPortal) => {
      isSound = portal !== undefined;
      if (diagnostics.length > 0) say(`\n${formatBrief(diagnostics, checked, RULE_TITLES)}`);
    };

    const first = await load();
    report(first);
    if (!first.portal) {
      say('还不能预览：先改正上面的错误，再运行一次 npm start。');
      return 1;
    }
    const output = await mkdtemp(path.join(tmpdir(), 'gongbao-preview-'));
    const interrupted = new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
    });
    try {
      const preview = await serveSite(createPreviewSource(first.portal, load, report), {
        output,
        watched: [content.absolute, 'src/styles', 'src/client'],
        port: Number(values.port ?? 8080),
        onBuilt: () =>
          say(isSound ? '网页已更新。' : '网页还是上一次的样子，改正上面的错误并保存后会自动更新。'),
      });
      say(`预览地址：${preview.url}\n保存文件后网页自动更新；按 Ctrl+C 结束。`);
      await interrupted;
      await preview.close();
    } finally {
      await rm(output, { recursive: true, force: true });
    }
    return 0;
  },
);
