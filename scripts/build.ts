import { PROJECT } from '../.eleventy.ts';
import { resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { buildSite } from '../src/eleventy/build-site.ts';
import { checkOutputFolder } from '../src/publish/output-guard-fs.ts';
import { publishOutput } from '../src/publish/staged-output-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { CONTENT_OPTIONS, NO_PDF_OPTION } from './content/content-options.ts';
import { loadSoundPortal } from './content/load-sound-portal.ts';

await runCommand(
  {
    name: 'build',
    summary: '把内容文件夹里的报告生成静态网站。全部成功才替换原来的网站，失败或中断时原来的网站不变。',
    options: [
      ...CONTENT_OPTIONS,
      { name: 'output', value: '文件夹', help: '网站写到哪里（默认 dist）' },
      NO_PDF_OPTION,
    ],
    examples: ['--site-url https://www.example.gov.cn/baogao/', '--content "D:\\报告" --output "D:\\网站"'],
  },
  (call) =>
    withInterruption(async (signal) => {
      const { values, say } = call;
      const content = resolveFolder(PROJECT, values.content, 'src/content');
      const output = resolveFolder(PROJECT, values.output, 'dist');
      const refused = checkOutputFolder(output.absolute, content.absolute, PROJECT);
      if (refused) {
        say(`${refused.message}\n  改法：${refused.remedy}\n  规则：${refused.rule}`);
        return 1;
      }
      const progress = createProgress();
      const started = performance.now();
      const portal = await loadSoundPortal(call, content, progress);
      if (!portal) {
        say('没有生成：先改正上面的错误。原有页面未改动。');
        return 1;
      }
      progress.show('生成页面和索引……');
      await publishOutput(output.absolute, (staging) => buildSite(portal, staging), { signal });
      progress.clear();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(
        `完成：${portal.reports.length} 篇报告，用时 ${seconds} 秒。打开 ${output.label}/index.html 查看。`,
      );
      return 0;
    }),
);
