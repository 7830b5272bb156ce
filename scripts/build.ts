import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder, SITE_URL_OPTION } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { formatBrief } from '../src/diagnostics/format-diagnostics.ts';
import { buildSite } from '../src/eleventy/build-site.ts';
import { RULE_TITLES } from '../src/lint/lint-rules.ts';
import { loadPortal } from '../src/portal/load-portal-fs.ts';
import { checkOutputFolder } from '../src/publish/output-guard-fs.ts';
import { publishOutput } from '../src/publish/staged-output-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { normalizeSiteUrl } from '../src/report/parse-site.ts';

function findSiteUrlFault(value: string): string | undefined {
  const url = normalizeSiteUrl(value);
  return url.ok ? undefined : `${url.message}。${url.remedy}`;
}

await runCommand(
  {
    name: 'build',
    summary: '把内容文件夹里的报告生成静态网站。全部成功才替换原来的网站，失败或中断时原来的网站不变。',
    options: [
      CONTENT_OPTION,
      { name: 'output', value: '文件夹', help: '网站写到哪里（默认 dist）' },
      { ...SITE_URL_OPTION, findFault: findSiteUrlFault },
    ],
    examples: ['--site-url https://www.example.gov.cn/baogao/', '--content "D:\\报告" --output "D:\\网站"'],
  },
  ({ values, say }) =>
    withInterruption(async (signal) => {
      const content = resolveFolder(PROJECT, values.content, 'src/content');
      const output = resolveFolder(PROJECT, values.output, 'dist');
      const refused = checkOutputFolder(output.absolute, content.absolute, PROJECT);
      if (refused) {
        say(`${refused.message}\n  改法：${refused.remedy}\n  规则：${refused.rule}`);
        return 1;
      }
      const progress = createProgress();
      const siteUrl = values['site-url'];
      const started = performance.now();
      const { portal, diagnostics, checked } = await loadPortal({
        project: PROJECT,
        content: content.absolute,
        label: content.label,
        ...(typeof siteUrl === 'string' ? { siteUrl } : {}),
        onProgress: (done, total) => progress.show(`读取报告 ${done}/${total}`),
      });
      progress.clear();
      if (diagnostics.length > 0) say(formatBrief(diagnostics, checked, RULE_TITLES));
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
